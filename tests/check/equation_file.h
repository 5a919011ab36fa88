// Equations written down by hand (*.equations.jsonl), with the true figures beside them where there are such, as an Extraction:
// what extract would find if it found all.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "document/relation.h"

namespace doisoat {

struct EquationFile {
  Extraction extraction;
  std::vector<bool> holds;                // of each relation
  std::map<FigureId, std::string> texts;  // the words in which a figure's numeral begins
};

inline std::vector<nlohmann::json> json_lines(const std::filesystem::path& path) {
  std::vector<nlohmann::json> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (line.find_first_not_of(" \r") != std::string::npos) rows.push_back(nlohmann::json::parse(line));
  return rows;
}

template <class Enum>
Enum enum_named(const std::string& text, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (text == name(static_cast<Enum>(i))) return static_cast<Enum>(i);
  throw std::runtime_error("no such name: " + text);
}

inline Decimal json_decimal(const nlohmann::json& value) {
  std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return Decimal::parse(text).value();
}

// Digits behind the decimal comma of the first numeral in the words.
inline int printed_decimals(const std::string& words) {
  size_t at = words.find_first_of("0123456789");
  if (at == std::string::npos) return 0;
  while (at < words.size() && (std::isdigit(static_cast<unsigned char>(words[at])) || words[at] == '.')) ++at;
  if (at >= words.size() || words[at] != ',') return 0;
  int decimals = 0;
  while (++at < words.size() && std::isdigit(static_cast<unsigned char>(words[at]))) ++decimals;
  return decimals;
}

// A member is told by its offset, or by "figure", any name, where the text itself is not kept here.
inline EquationFile read_equations(const std::filesystem::path& path) {
  EquationFile file;
  auto& figures = file.extraction.figures;
  std::map<std::string, FigureId> known;
  auto add = [&](const std::string& key, const nlohmann::json& row) -> Figure& {
    if (auto found = known.find(key); found != known.end()) return figures[found->second];
    Figure figure;
    figure.id = static_cast<FigureId>(figures.size());
    figure.value = json_decimal(row["value"]);
    std::string words = row.value("quote", row["value"].dump());
    figure.decimals = row.contains("quote") ? printed_decimals(words) : figure.value.scale();
    figure.numeral = {static_cast<Offset>(row.value("offset", figure.id)), 0};
    size_t length = words.find_first_not_of("0123456789.,");
    figure.numeral.end = figure.numeral.begin + static_cast<Offset>(std::max<size_t>(length == std::string::npos ? words.size() : length, 1));
    figure.quote = figure.numeral;
    known[key] = figure.id;
    file.texts[figure.id] = words;
    figures.push_back(figure);
    return figures.back();
  };
  auto key_of = [](const nlohmann::json& row) {
    return row.contains("offset") ? "at " + std::to_string(row["offset"].get<int>()) : row["figure"].get<std::string>();
  };

  std::string stem = path.string().substr(0, path.string().size() - std::string(".equations.jsonl").size());
  for (const auto& row : json_lines(stem + ".figures.jsonl")) {
    Figure& figure = add(key_of(row), row);
    figure.indicator = row["indicator"];
    figure.breakdown = row["breakdown"].get<Breakdown>();
    figure.measure = parse_measure(row["measure"].get<std::string>()).value();
    figure.unit = row["unit"];
    if (row["from"].is_string()) figure.from = Date::parse_iso(row["from"].get<std::string>());
    if (row["to"].is_string()) figure.to = Date::parse_iso(row["to"].get<std::string>());
    if (auto qualifier = row.find("qualifier"); qualifier != row.end() && qualifier->is_string())
      figure.qualifier = enum_named(qualifier->get<std::string>(), Qualifier::about);
    if (auto area = row.find("area"); area != row.end()) figure.area.name = area->is_string() ? area->get<std::string>() : area->dump();
  }
  for (const auto& row : json_lines(path)) {
    Relation relation;
    relation.kind = enum_named(row["kind"].get<std::string>(), RelationKind::repeat);
    for (const auto& member : row["members"]) {
      Role role = enum_named(member["role"].get<std::string>(), Role::stated);
      if (role == Role::stated && relation.kind != RelationKind::repeat) {
        relation.stated = json_decimal(member["value"]);
        continue;
      }
      Figure& figure = add(key_of(member), member);
      if (role == Role::percent) figure.unit = "percent";
      if (role == Role::change) figure.measure = Measure::change;
      if (figure.unit.empty()) figure.unit = figure.decimals > 0 ? "g" : "other";
      relation.members.push_back({figure.id, role});
    }
    if (!relation.members.empty()) relation.quote = figures[relation.members.front().figure].quote;
    file.extraction.relations.push_back(std::move(relation));
    file.holds.push_back(row.value("holds", true));
  }
  return file;
}

// All of the corpus, and those of the reports in ../shared where they are written down (numbers only).
inline std::vector<std::filesystem::path> equation_files() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {DOISOAT_SOURCE_DIR "/corpus/truth", DOISOAT_SOURCE_DIR "/tests/check/equations"})
    if (std::filesystem::exists(folder))
      for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().string().ends_with(".equations.jsonl")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace doisoat
