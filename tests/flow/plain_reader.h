// A reader for tests of the import: lines "number", and header lines "area=", "kind=", "from=" … in place of a report's head.
#pragma once

#include <fstream>
#include <sstream>

#include "document/trouble.h"
#include "flow/import.h"

namespace doisoat {

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

inline Result read_plain(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  Result result;
  Document& document = result.document;
  document.text = all.str();
  if (document.text.starts_with("%LOCKED")) throw Trouble("file.password");
  if (document.text.starts_with("%BROKEN")) throw Trouble("file.damaged");
  if (document.text.starts_with("%THROW")) throw std::runtime_error("a fault of the reader");
  Page page;
  page.span = {0, static_cast<Offset>(document.text.size())};
  document.pages.push_back(page);
  if (document.text.starts_with("%TORN")) {
    page.number = 2;
    page.span = {page.span.end, page.span.end};
    page.state = PageState::damaged;
    document.pages.push_back(page);
  }
  Report report;
  report.span = document.pages[0].span;
  Offset at = 0;
  std::istringstream lines(document.text);
  for (std::string line; std::getline(lines, line); at += static_cast<Offset>(line.size()) + 1) {
    auto equals = line.find('=');
    if (equals != std::string::npos) {
      std::string key = line.substr(0, equals), value = line.substr(equals + 1);
      if (key == "title") report.title = value;
      if (key == "issuer") report.issuer = value;
      if (key == "area") report.area = {value, value};
      if (key == "kind") report.kind = value == "month" ? ReportKind::month : ReportKind::other;
      if (key == "issued") report.issued = Date::parse_iso(value);
      if (key == "from") report.from = Date::parse_iso(value);
      if (key == "to") report.to = Date::parse_iso(value);
      if (key == "confidence") report.confidence = std::stod(value);
    } else if (auto number = Decimal::parse(line)) {
      Figure figure;
      figure.id = static_cast<FigureId>(result.extraction.figures.size());
      figure.indicator = "addicts";
      figure.value = *number;
      figure.unit = "person";
      figure.numeral = figure.quote = {at, at + static_cast<Offset>(line.size())};
      result.extraction.ledger.push_back({figure.numeral, LedgerClass::figure, figure.id, 1});
      result.extraction.figures.push_back(figure);
    }
  }
  // The first number is to be the sum of the others.
  if (auto& figures = result.extraction.figures; figures.size() > 1) {
    Flag flag{.rule = "total", .message = "flag.total"};
    Decimal sum = 0;
    for (const Figure& figure : figures) {
      flag.figures.push_back(figure.id);
      if (figure.id > 0) sum = sum + figure.value;
    }
    flag.expected = sum;
    flag.reported = figures[0].value;
    if (sum != figures[0].value) result.flags.push_back(flag);
  }
  if (!result.extraction.figures.empty()) result.extraction.reports.push_back(report);
  return result;
}

}  // namespace doisoat
