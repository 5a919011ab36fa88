#include <algorithm>

#include "document/utf8.h"
#include "flow/letter.h"

namespace doisoat {
namespace {

constexpr size_t kWidth = 100;

size_t width(const std::string& text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string centred(const std::string& text, size_t room) {
  size_t own = width(text);
  size_t left = own < room ? (room - own) / 2 : 0;
  return std::string(left, ' ') + text;
}

std::vector<std::string> wrapped(const std::string& text, size_t room) {
  std::vector<std::string> lines;
  std::string line;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find_first_of(" \t\n", at);
    if (end == std::string::npos) end = text.size();
    std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && width(line) + 1 + width(word) > room) {
      lines.push_back(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

std::string paragraph(const std::string& text, const std::string& indent) {
  std::string out;
  for (const std::string& line : wrapped(text, kWidth - width(indent))) out += indent + line + "\n";
  return out;
}

std::string two_columns(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::string> left_lines, right_lines;
  for (const std::string& text : left)
    for (const std::string& line : wrapped(text, kWidth / 2 - 4)) left_lines.push_back(centred(line, kWidth / 2 - 4));
  for (const std::string& text : right)
    for (const std::string& line : wrapped(text, kWidth / 2)) right_lines.push_back(centred(line, kWidth / 2));
  std::string out;
  for (size_t i = 0; i < std::max(left_lines.size(), right_lines.size()); ++i) {
    std::string line = i < left_lines.size() ? left_lines[i] : "";
    if (i < right_lines.size()) {
      if (width(line) < kWidth / 2) line.append(kWidth / 2 - width(line), ' ');
      line += right_lines[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace

std::string letter_text(const Letter& letter) {
  std::string out = two_columns(letter.left_head, letter.right_head) + "\n";
  out += centred(letter.recipient, kWidth) + "\n\n" + paragraph(letter.opening, "") + "\n";
  for (size_t i = 0; i < letter.rows.size(); ++i) {
    const LetterRow& row = letter.rows[i];
    std::string place = row.page.empty() ? "" : letter.columns[1] + " " + row.page + ": ";
    std::string number = std::to_string(i + 1) + ". ";
    std::string lines = paragraph(place + "“" + row.quote + "”", std::string(number.size(), ' '));
    out += number + lines.substr(number.size());
    out += paragraph(row.problem, std::string(number.size(), ' '));
    out += std::string(number.size(), ' ') + letter.columns[4] + ": …………………………………………\n\n";
  }
  out += paragraph(letter.request, "") + "\n";
  return out + two_columns(letter.left_foot, letter.right_foot);
}

}  // namespace doisoat
