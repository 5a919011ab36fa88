#include "extract/table_place_labels.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace doisoat {
namespace {

// "Tên xã, phường", "Đơn vị", "Địa bàn".
bool names_places(const std::vector<Lexeme>& lexemes, const TableColumn& column) {
  static const std::set<std::string_view> kWords = {
      "ten",   "xa",  "phuong", "thi", "tran", "huyen", "tinh", "thanh", "pho",  "quan", "don",  "vi",       "dia", "ban",
      "thon",  "xom", "ap",     "to",  "dan",  "khu",   "dac",  "cac",   "danh", "sach", "truc", "thuoc",    "cap", "hanh",
      "chinh", "noi", "tt",     "bao", "cao",  "cong",  "an",   "khoi",  "tdp",  "lang", "buon", "phuongxa", "va",   "cu",  "tieu", "khom",     "soc", "phum", "diem", "tram", "co", "so", "dieu", "tri", "phat", "trung", "tam", "y", "te", "truong", "doi", "chot", "luc", "luong"};
  bool named = false;
  for (Range r : column.path)
    for (LexemeIndex i = r.begin; i < r.end; ++i) {
      if (lexemes[i].kind != LexemeKind::word) continue;
      named = true;
      if (!kWords.contains(lexemes[i].folded.bare)) return false;
    }
  return named;
}

// "Xã Pa Nậm" is a place, "Xã trọng điểm" a kind of places.
bool names_place(const Reading& reading, Range label, const Gazetteer& places, const PlaceContext& context) {
  const auto& lexemes = reading.lexemes;
  bool named = lexemes[label.end - 1].capital || lexemes[label.end - 1].kind != LexemeKind::word;
  UnitName unit = split_unit_name(reading.document.at({lexemes[label.begin].span.begin, lexemes[label.end - 1].span.end}));
  if (unit.type) {
    auto m = std::partition_point(reading.phrases.begin(), reading.phrases.end(),
                                  [&](const PhraseMatch& p) { return p.first < label.begin; });
    for (; m != reading.phrases.end() && m->first < label.end; ++m) {
      const Phrase& phrase = reading.vocabulary.phrases[static_cast<size_t>(m->phrase)];
      if (phrase.kind == PhraseKind::indicator && m->first == label.begin && m->last > m->first) return false;
    }
    return named;
  }
  if (context.province.empty() && context.district.empty()) return false;
  PlaceMatch match = places.resolve(unit.name, unit.type, context);
  return match.marks_agree && match.status != PlaceMatch::Status::unknown;
}

}  // namespace

bool are_rows_places(const TableCells& cells, const TableShape& shape, const Gazetteer& places, const PlaceContext& context) {
  const auto& lexemes = cells.reading.lexemes;
  auto label = std::find_if(shape.columns.begin(), shape.columns.end(),
                            [](const TableColumn& c) { return c.kind == ColumnKind::label; });
  if (label == shape.columns.end()) return false;
  if (names_places(lexemes, *label)) return true;
  int known = 0, rows = 0;
  for (const TableRow& r : shape.rows) {
    if (r.kind != RowKind::value || r.labels.empty()) continue;
    ++rows;
    known += names_place(cells.reading, r.labels.back(), places, context);
  }
  return rows > 0 && known * 2 > rows;
}

void find_column_places(const TableCells& cells, const Gazetteer& places, const PlaceContext& context, TableShape& shape) {
  std::vector<size_t> found(shape.columns.size(), 0);  // by column: 1 + the index of the cell in its path
  int named = 0;
  for (size_t c = 0; c < shape.columns.size(); ++c) {
    const TableColumn& column = shape.columns[c];
    for (size_t i = 0; i < column.path.size() && column.kind == ColumnKind::value && found[c] == 0; ++i)
      if (names_place(cells.reading, column.path[i], places, context)) found[c] = i + 1;
    bool again = c > 0 && found[c] && found[c - 1] &&
                 column.path_cells[found[c] - 1] == shape.columns[c - 1].path_cells[found[c - 1] - 1];
    named += found[c] && !again;
  }
  if (named < 2) return;
  shape.columns_are_places = true;
  for (size_t c = 0; c < shape.columns.size(); ++c) {
    if (!found[c]) continue;
    TableColumn& column = shape.columns[c];
    auto at = static_cast<std::ptrdiff_t>(found[c] - 1);
    column.place = column.path[found[c] - 1];
    column.path.erase(column.path.begin() + at);
    column.path_cells.erase(column.path_cells.begin() + at);
  }
}

}  // namespace doisoat
