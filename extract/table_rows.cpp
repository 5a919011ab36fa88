#include "extract/table_rows.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "extract/table_markers.h"

namespace doisoat {
bool is_total_label(const std::vector<Lexeme>& lexemes, Range range) {
  static const std::set<std::string_view> kLevels = {"huyen", "tinh", "xa",   "phuong", "thi", "tran", "thanh", "pho", "quan",
                                                     "dac",   "khu",  "quoc", "don",    "vi",  "dia",  "ban",   "bo"};
  std::vector<const Lexeme*> w;
  for (LexemeIndex i = range.begin; i < range.end; ++i)
    if (lexemes[i].kind == LexemeKind::word) w.push_back(&lexemes[i]);
  if (w.empty() || w.size() > 8) return false;
  size_t i = 0;
  // "Tổng số xã" counts communes.
  bool whole = false, levels = true;
  if (w[0]->is_word("tong")) {
    i = 1;
    levels = i >= w.size() || !w[i]->is_word("so");
    if (i < w.size() && (w[i]->is_word("cong") || w[i]->is_word("so") || w[i]->is_word("chung"))) ++i;
  } else if (w[0]->is_word("cong")) {
    i = 1;
    if (i < w.size() && (w[i]->is_word("chung") || w[i]->is_word("don"))) ++i;
  } else if (!w[0]->is_word("toan")) {
    return false;
  }
  for (; i < w.size(); ++i) {
    if (w[i]->is_word("toan"))
      whole = levels = true;
    else if (!(levels && kLevels.contains(w[i]->folded.bare)) && !(whole && w[i]->capital))
      return false;
  }
  return true;
}

namespace {

// The header again, on the next page.
bool repeats_header(const TableCells& cells, const TableHeader& header, int r) {
  int same = 0, filled = 0;
  for (int c = 0; c < cells.grid.columns(); ++c) {
    Range cell = cells.own(r, c);
    if (cell.empty()) continue;
    ++filled;
    if (!cells.has_words(cell)) continue;
    std::string words = cells.bare(cell);
    for (int h = header.begin; h < header.path_end; ++h)
      if (cells.bare(cells.own(h, c)) == words) {
        ++same;
        break;
      }
  }
  return same >= 2 && same * 2 >= filled;
}

// The rows that the next one may be a part of, outermost first: the last of each rank.
class OpenRows {
 public:
  int innermost() const { return open_.empty() ? -1 : open_.back().second; }
  bool numbered() const {
    return std::any_of(open_.begin(), open_.end(), [](const auto& o) { return o.first != kGroup; });
  }
  void open_group(int r) { open_.assign(1, {kGroup, r}); }
  // "Trong đó" over rows of its own.
  int open_of_which(int r) { return open("of which", r); }
  // Closes what is of the same rank or inside it: "1.1" is a part of "1" only. The row that r is a part of.
  int open(const std::string& rank, int r) {
    open_.erase(std::find_if(open_.begin(), open_.end(), [&](const auto& o) { return o.first == rank; }), open_.end());
    int parent = innermost();
    open_.push_back({rank, r});
    return parent;
  }
  // A total that is numbered like the outermost rows ends them.
  void total(const std::string& rank) {
    if (!open_.empty() && rank == open_.front().first) open_.clear();
  }

 private:
  static constexpr const char* kGroup = "group";
  std::vector<std::pair<std::string, int>> open_;
};

class RowFinder {
 public:
  RowFinder(const TableCells& cells, const TableHeader& header, TableShape& shape)
      : cells_(cells), lexemes_(cells.reading.lexemes), header_(header), shape_(shape), above_(shape.columns.size()) {
    for (int c = 0; c < cells.grid.columns(); ++c) {
      ColumnKind kind = shape.columns[static_cast<size_t>(c)].kind;
      if (kind == ColumnKind::label) label_columns_.push_back(c);
      if (kind == ColumnKind::value) value_columns_.push_back(c);
      if (kind == ColumnKind::ordinal) ordinal_ = c;
      if (kind == ColumnKind::unit) unit_ = c;
    }
    if (header.numbers >= 0) numbers_ = cells.bare(cells.of_row(header.numbers));
  }

  void find() {
    for (int r = header_.end; r < cells_.grid.rows(); ++r) read(r);
  }

 private:
  TableRow& row(int r) { return shape_.rows[static_cast<size_t>(r)]; }

  void read(int r) {
    TableRow& here = row(r);
    if (header_.numbers >= 0 && is_numbers_row(cells_, r) && cells_.bare(cells_.of_row(r)) == numbers_) {
      here.kind = RowKind::numbers;
      return;
    }
    if (repeats_header(cells_, header_, r)) {
      here.kind = RowKind::header;
      return;
    }
    bool continues = read_labels(r, here);
    read_marker(here);
    here.kind = here.labels.empty() ? RowKind::skipped : kind_of(r, here, continues);
    if (here.kind == RowKind::skipped) return;
    if (here.kind == RowKind::total) {
      shape_.total_rows += !continues;
      if (!here.marker.empty()) open_.total(rank_of(here.marker));
      return;
    }
    if (continues && here.marker.empty()) {
      here.marker = last_marker_;
      here.parent = row(r - 1).parent;
      return;
    }
    last_marker_ = here.marker;
    place(r, here);
  }

  // Innermost first; a merged cell's label holds for the rows beside it. Whether the row is another line of a merged one.
  bool read_labels(int r, TableRow& here) {
    // "Vụ" and "Đối tượng" of one place.
    bool counted = r > header_.end && unit_ >= 0 && !cells_.own(r, unit_).empty();
    for (size_t k = label_columns_.size(); k-- > 0;) {
      int c = label_columns_[k];
      Range& above = above_[static_cast<size_t>(c)];
      Range label = cells_.grid.at(r, c).range;
      if (label.empty() && (!here.labels.empty() || counted)) label = above;
      if (label.empty()) continue;
      above = label;
      here.labels.push_back(label);
    }
    Range number = ordinal_ >= 0 ? cells_.own(r, ordinal_) : Range{};
    if (auto marker = marker_at(lexemes_, number, true)) {
      here.marker = marker->text;
      here.marker_range = number;
    } else if (!number.empty() && cells_.has_words(number)) {
      // "TỔNG CỘNG" in the merged cells of number and name, a group's heading over the whole width.
      if (here.labels.empty() || here.labels.back().begin != number.begin) here.labels.push_back(number);
    } else if (number.empty() && (here.labels.size() > 1 || (counted && !here.labels.empty()))) {
      return r > header_.end && cells_.own(r, label_columns_.front()).empty();
    }
    return false;
  }

  // "1. Số vụ", "- Heroin" in the label itself.
  void read_marker(TableRow& here) const {
    if (!here.marker.empty() || here.labels.empty()) return;
    Range& label = here.labels.front();
    auto marker = marker_at(lexemes_, label, false);
    if (!marker || marker->end >= label.end) return;
    here.marker = marker->text;
    here.marker_range = {label.begin, marker->end};
    label.begin = marker->end;
  }

  RowKind kind_of(int r, const TableRow& here, bool continues) const {
    bool values = false, marks = false;
    for (int c : value_columns_) {
      Range cell = cells_.own(r, c);
      values = values || cells_.has_values(r, c);
      marks = marks || (!cell.empty() && is_blank_mark(cells_.reading, cell));
    }
    if (!values) return marks ? RowKind::value : RowKind::group;
    bool total =
        !continues && std::any_of(here.labels.begin(), here.labels.end(), [&](Range x) { return is_total_label(lexemes_, x); });
    return total ? RowKind::total : RowKind::value;
  }

  void place(int r, TableRow& here) {
    if (!here.marker.empty()) {
      here.parent = open_.open(rank_of(here.marker), r);
    } else if (here.kind != RowKind::group) {
      here.parent = open_.innermost();
    } else if (open_.numbered() && cells_.bare(here.labels.front()).starts_with("trong do")) {
      here.parent = open_.open_of_which(r);
    } else {
      open_.open_group(r);
    }
  }

  const TableCells& cells_;
  const std::vector<Lexeme>& lexemes_;
  const TableHeader& header_;
  TableShape& shape_;
  std::vector<int> label_columns_, value_columns_;
  int ordinal_ = -1, unit_ = -1;
  std::string numbers_;       // the row of numbers, as it comes again on the next page
  std::vector<Range> above_;  // by column: the last label
  OpenRows open_;
  std::string last_marker_;
};

}  // namespace

void find_row_kinds(const TableCells& cells, const TableHeader& header, TableShape& shape) {
  RowFinder(cells, header, shape).find();
}

}  // namespace doisoat
