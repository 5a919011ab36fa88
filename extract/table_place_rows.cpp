#include "extract/table_place_rows.h"

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
      "chinh", "noi", "tt",     "bao", "cao",  "cong",  "an",   "khoi",  "tdp",  "lang", "buon", "phuongxa", "va"};
  bool named = false;
  for (Range r : column.path)
    for (LexemeIndex i = r.begin; i < r.end; ++i) {
      if (lexemes[i].kind != LexemeKind::word) continue;
      named = true;
      if (!kWords.contains(lexemes[i].folded.bare)) return false;
    }
  return named;
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
    Range name = r.labels.back();
    UnitName unit =
        split_unit_name(cells.reading.document.at({lexemes[name.begin].span.begin, lexemes[name.end - 1].span.end}));
    if (unit.type)
      ++known;
    else if (!context.province.empty() || !context.district.empty()) {
      PlaceMatch match = places.resolve(unit.name, unit.type, context);
      known += match.marks_agree && match.status != PlaceMatch::Status::unknown;
    }
  }
  return rows > 0 && known * 2 > rows;
}

}  // namespace doisoat
