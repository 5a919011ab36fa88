// What a typist sees in a line of a report: cells, capitals, numbers. Text is UTF-8.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace doisoat::corpus {

std::vector<std::string> split(const std::string& text, char at);
std::string trimmed(const std::string& text);                                    // of blanks and TABs
bool starts(const std::string& text, std::initializer_list<const char*> words);  // with one of them
bool is_upper(const std::string& text);                                          // has letters, none of them small
bool is_column_number(const std::string& text);                                  // "(3)"
bool is_numeric(const std::string& text);                                        // "1.204,5", "+8,3%", "14/16"

}  // namespace doisoat::corpus
