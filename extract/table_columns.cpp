#include "extract/table_columns.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "extract/table_markers.h"

namespace doisoat {
namespace {

bool names_persons(const std::string& head) {
  static const std::array kWords = {"ho ten", "ho va ten", "nam sinh",      "ngay sinh",   "ngay thang nam sinh",
                                    "cccd",   "cmnd",      "so dien thoai", "so dinh danh"};
  return std::any_of(kWords.begin(), kWords.end(), [&](const char* w) { return head.find(w) != head.npos; });
}

bool names_units(const std::string& head) {
  return head.empty() || head.find("dvt") != head.npos || head.find("don vi") != head.npos || head.find("dv tinh") != head.npos;
}

// Nothing but counters: "vụ", "vụ/đối tượng".
bool is_unit(const Reading& reading, Range cell) {
  auto match = std::partition_point(reading.phrases.begin(), reading.phrases.end(),
                                    [&](const PhraseMatch& m) { return m.first < cell.begin; });
  LexemeIndex covered = cell.begin;
  for (; match != reading.phrases.end() && match->first < cell.end; ++match)
    if (reading.vocabulary.phrases[static_cast<size_t>(match->phrase)].kind == PhraseKind::counter)
      covered = std::max(covered, match->last + 1);
  return covered >= cell.end && covered > cell.begin;
}

// How many of a column's cells are what.
struct Contents {
  int filled = 0, numeric = 0, markers = 0, worded = 0, units = 0, years = 0;
};

Contents contents_of(const TableCells& cells, int first_row, int c) {
  Contents found;
  for (int r = first_row; r < cells.grid.rows(); ++r) {
    Range cell = cells.own(r, c);
    if (cell.empty() || is_blank_mark(cells.reading, cell)) continue;
    ++found.filled;
    found.numeric += cells.has_values(r, c);
    found.markers += marker_at(cells.reading.lexemes, cell, true).has_value();
    found.worded += cells.has_words(cell);
    found.years += cells.is_year(cell);
    found.units += is_unit(cells.reading, cell);
  }
  return found;
}

bool is_ordinal(const std::string& head, const Contents& in, int c, int columns) {
  static const std::set<std::string> kOrdinals = {"stt", "tt", "so tt", "so thu tu", "thu tu", "s tt", "stt tt"};
  if (c < 2 && kOrdinals.contains(head)) return true;
  return c == 0 && head.empty() && columns > 2 && in.markers > 0 && in.markers * 3 >= in.filled * 2;
}

bool is_note(const std::string& head, const Contents& in) {
  if (head.starts_with("ghi chu") || head.starts_with("chu thich")) return true;
  return in.numeric * 2 < in.filled && (head.starts_with("ly do") || head.starts_with("nguyen nhan"));
}

ColumnKind kind_of(const std::string& head, const Contents& in, int c, int columns, bool after_values) {
  if (is_ordinal(head, in, c, columns)) return ColumnKind::ordinal;
  if (is_note(head, in)) return ColumnKind::note;
  if (names_persons(head)) return ColumnKind::person;
  if (in.filled > 0 && in.units == in.filled && names_units(head)) return ColumnKind::unit;
  if (c == 0 && in.filled > 0 && in.years == in.filled) return ColumnKind::label;
  if (in.numeric > 0 && in.numeric * 2 >= in.filled && c > 0) return ColumnKind::value;
  if (in.filled == 0 && c > 0 && !head.empty()) return ColumnKind::value;  // all blank
  if (in.worded > 0 && !after_values) return ColumnKind::label;
  return ColumnKind::other;
}

}  // namespace

std::string header_words(const TableCells& cells, const TableColumn& column) {
  std::string text;
  for (Range r : column.path) text += (text.empty() ? "" : " ") + cells.bare(r);
  return text;
}

void find_column_kinds(const TableCells& cells, int first_row, TableShape& shape) {
  int columns = cells.grid.columns();
  bool after_values = false, people = false;
  for (int c = 0; c < columns; ++c) {
    TableColumn& column = shape.columns[static_cast<size_t>(c)];
    Contents in = contents_of(cells, first_row, c);
    column.kind = kind_of(header_words(cells, column), in, c, columns, after_values);
    after_values = after_values || (column.kind == ColumnKind::value && in.filled > 0);
    people = people || column.kind == ColumnKind::person;
  }
  if (!people) return;
  // A list of persons tells of persons, whatever numbers stand in it.
  for (TableColumn& column : shape.columns)
    if (column.kind == ColumnKind::value) column.kind = ColumnKind::other;
}

}  // namespace doisoat
