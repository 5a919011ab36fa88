#include "ingest/docx_numbering.h"

#include "document/utf8.h"
#include "ingest/docx_symbols.h"
#include "ingest/docx_xml.h"

namespace doisoat::docx {
namespace {

constexpr int kNotCounted = -1;
constexpr size_t kLongestLabel = 200;  // bytes; labels are repeated for every paragraph

std::string roman(int number) {
  constexpr struct {
    int value;
    const char* letters;
  } kParts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  if (number < 1 || number > 3999) return std::to_string(number);
  std::string text;
  for (const auto& part : kParts)
    for (; number >= part.value; number -= part.value) text += part.letters;
  return text;
}

// a … z, aa, bb … as Word counts on.
std::string letters(int number) {
  if (number < 1 || number > 26 * 5) return std::to_string(number);
  return std::string(static_cast<size_t>((number - 1) / 26 + 1), static_cast<char>('A' + (number - 1) % 26));
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

}  // namespace

std::string format_number(int number, std::string_view format) {
  if (format == "none") return "";
  if (format == "upperRoman") return roman(number);
  if (format == "lowerRoman") return lower(roman(number));
  if (format == "upperLetter") return letters(number);
  if (format == "lowerLetter") return lower(letters(number));
  if (format == "decimalZero" && number >= 0 && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

Numbering::Level Numbering::read_level(pugi::xml_node node) {
  Level level;
  level.start = number(attribute(child(node, "start"), "val"), 0);
  level.restart = number(attribute(child(node, "lvlRestart"), "val"), -1);
  if (pugi::xml_node format = child(node, "numFmt")) level.format = attribute(format, "val");
  level.text = attribute(child(node, "lvlText"), "val").substr(0, kLongestLabel);
  level.font = attribute(child(child(node, "rPr"), "rFonts"), "ascii");
  level.style = attribute(child(node, "pStyle"), "val");
  level.legal = is_on(child(node, "isLgl"));
  return level;
}

Numbering::Numbering(pugi::xml_node root) {
  for (pugi::xml_node node : root.children()) {
    if (local(node) == "abstractNum") {
      const int id = number(attribute(node, "abstractNumId"), -1);
      Abstract& abstract = abstracts_[id];
      abstract.style_link = attribute(child(node, "numStyleLink"), "val");
      if (pugi::xml_node link = child(node, "styleLink")) style_links_.emplace(attribute(link, "val"), id);
      for (pugi::xml_node level : node.children()) {
        const int at = number(attribute(level, "ilvl"), -1);
        if (local(level) == "lvl" && at >= 0 && at < kListLevels) abstract.levels[static_cast<size_t>(at)] = read_level(level);
      }
    } else if (local(node) == "num") {
      List& list = lists_[number(attribute(node, "numId"), 0)];
      list.abstract = number(attribute(child(node, "abstractNumId"), "val"), -1);
      for (pugi::xml_node change : node.children()) {
        const int at = number(attribute(change, "ilvl"), -1);
        if (local(change) != "lvlOverride" || at < 0 || at >= kListLevels) continue;
        if (pugi::xml_node level = child(change, "lvl")) list.overrides[at] = read_level(level);
        if (pugi::xml_node start = child(change, "startOverride")) list.starts[at] = number(attribute(start, "val"), 1);
      }
    }
  }
}

const Numbering::Level& Numbering::level_of(const List& list, const Abstract& abstract, int level) const {
  const auto changed = list.overrides.find(level);
  return changed != list.overrides.end() ? changed->second : abstract.levels[static_cast<size_t>(level)];
}

std::string Numbering::next(ListPlace place, const std::string& style) {
  const auto found = lists_.find(place.list);
  if (place.list == 0 || found == lists_.end()) return "";
  List& list = found->second;
  int id = list.abstract;
  auto abstract = abstracts_.find(id);
  if (abstract != abstracts_.end() && !abstract->second.style_link.empty()) {
    if (const auto link = style_links_.find(abstract->second.style_link); link != style_links_.end()) id = link->second;
    abstract = abstracts_.find(id);
  }
  if (abstract == abstracts_.end()) return "";

  int at = place.level;
  for (int level = 0; at < 0 && !style.empty() && level < kListLevels; ++level)
    if (level_of(list, abstract->second, level).style == style) at = level;
  if (at < 0) at = 0;
  if (at >= kListLevels) return "";

  auto [counters, fresh] = counters_.try_emplace(id);
  if (fresh) counters->second.fill(kNotCounted);
  auto& counts = counters->second;
  if (!list.used)
    for (const auto& [level, start] : list.starts) counts[static_cast<size_t>(level)] = start - 1;
  list.used = true;
  auto count = [&](int level) -> int& {
    int& value = counts[static_cast<size_t>(level)];
    if (value == kNotCounted) value = level_of(list, abstract->second, level).start - 1;
    return value;
  };
  // Higher levels that no paragraph has counted yet stand at their start.
  for (int level = 0; level < at; ++level)
    if (counts[static_cast<size_t>(level)] == kNotCounted) ++count(level);
  ++count(at);
  for (int level = at + 1; level < kListLevels; ++level) {
    const int restart = level_of(list, abstract->second, level).restart;
    if (restart < 0 || (restart > 0 && at < restart)) counts[static_cast<size_t>(level)] = kNotCounted;
  }

  const Level& level = level_of(list, abstract->second, at);
  if (level.format == "none" && level.text.find('%') == std::string::npos && level.text.empty()) return "";
  std::string label;
  if (level.format == "bullet") {
    for (size_t i = 0; i < level.text.size();) {
      const char32_t c = next_code_point(level.text, i);
      if (c == kNotUtf8) continue;
      // Courier's letter o is Word's hollow bullet.
      append_utf8(label, level.text == "o" ? 0x25E6 : symbol(level.font, c));
    }
    return label;
  }
  for (size_t i = 0; i < level.text.size(); ++i) {
    const char c = level.text[i];
    const bool counted = c == '%' && i + 1 < level.text.size() && level.text[i + 1] >= '1' && level.text[i + 1] <= '9';
    if (!counted) {
      label += c;
      continue;
    }
    const int part = level.text[++i] - '1';
    const Level& other = level_of(list, abstract->second, part);
    const int value = part <= at ? count(part) : other.start;
    label += format_number(value, level.legal ? "decimal" : other.format);
  }
  return label;
}

}  // namespace doisoat::docx
