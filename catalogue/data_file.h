// Data files of the catalogue: TOML, read strictly. A wrong entry stops the load with file, line, column, the line and a caret.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace doisoat {

// Where in a data file something is wrong, and what.
//   indicators/people.toml:12:9: unknown unit "persn"
//   unit = "persn"
//          ^
struct DataError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Lines and columns from 1; column 0: the whole line. `text` is the file's text.
DataError data_error(const std::string& file, const std::string& text, int line, int column, const std::string& what);

// The whole file, valid UTF-8. Throws DataError when it cannot be read.
std::string read_data_file(const std::filesystem::path& path);

// The folder with the catalogue's data: $DOISOAT_CATALOGUE, else the source tree built from, else /usr/share/doisoat/catalogue.
std::filesystem::path catalogue_folder();

}  // namespace doisoat
