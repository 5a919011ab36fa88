#include "extract/table_shape.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace doisoat {
namespace {

bool roman(std::string_view bare) { return !bare.empty() && bare.find_first_not_of("ivx") == std::string_view::npos; }

struct Marker {
  std::string text;
  LexemeIndex end = 0;  // behind it, its dot or parenthesis included
};

// What numbers a row: "I", "1", "1.1", "a)", "-". Inside a label it needs its dot, parenthesis or dash.
std::optional<Marker> marker_at(const std::vector<Lexeme>& l, Range range, bool own_cell) {
  if (range.empty()) return std::nullopt;
  LexemeIndex i = range.begin;
  Marker marker;
  const Lexeme& x = l[i];
  bool dotted = false;
  if (x.kind == LexemeKind::digits && x.span.size() <= 3) {
    marker.text = x.folded.bare;
    ++i;
    while (i + 1 < range.end && l[i].is('.') && l[i + 1].kind == LexemeKind::digits && !l[i].space_before && !l[i + 1].space_before && l[i + 1].span.size() <= 2) {
      marker.text += "." + l[i + 1].folded.bare;
      i += 2;
      dotted = true;
    }
  } else if (x.kind == LexemeKind::word && x.all_capitals && roman(x.folded.bare)) {
    marker.text = "I";
    ++i;
  } else if (x.kind == LexemeKind::word && x.span.size() == 1) {
    marker.text = x.capital ? "A" : "a";
    ++i;
  } else if (x.is('-') || x.is('+') || x.is('*') || x.folded.bare == "–" || x.folded.bare == "•" || x.folded.bare == "▪") {
    marker.text = x.is('+') ? "+" : "-";
    marker.end = i + 1;
    if (own_cell && marker.end < range.end) return std::nullopt;
    return marker;
  } else {
    return std::nullopt;
  }
  bool closed = false;
  if (i < range.end && (l[i].is('.') || l[i].is(')') || l[i].is('/'))) ++i, closed = true;
  if (own_cell ? i < range.end : !closed && !dotted) return std::nullopt;
  marker.end = i;
  return marker;
}

// How a marker ranks: rows with the same one are siblings.
std::string rank_of(const std::string& marker) {
  if (marker.empty() || marker[0] < '0' || marker[0] > '9') return marker;
  return "1" + std::string(static_cast<size_t>(std::count(marker.begin(), marker.end(), '.')), '.');
}

class ShapeFinder {
 public:
  ShapeFinder(const Reading& reading, const TableGrid& grid, const Gazetteer& places, const PlaceContext& context)
      : reading_(reading), l_(reading.lexemes), grid_(grid), places_(places), context_(context) {}

  TableShape find() {
    shape_.grid = &grid_;
    shape_.columns.resize(static_cast<size_t>(grid_.columns()));
    shape_.rows.resize(static_cast<size_t>(grid_.rows()));
    header();
    paths();
    if (numbers_ >= 0) formulas();
    kinds();
    rows();
    shape_.rows_are_places = places();
    return std::move(shape_);
  }

 private:
  TableColumn& column(int c) { return shape_.columns[static_cast<size_t>(c)]; }
  TableRow& row(int r) { return shape_.rows[static_cast<size_t>(r)]; }
  // The text of a position that begins in this row.
  Range own(int r, int c) const {
    const TableCell& cell = grid_.at(r, c);
    return cell.row == r && cell.column == c ? cell.range : Range{};
  }
  Range range(int r, int c) const { return grid_.at(r, c).range; }
  bool has_values(int r, int c) const { return !values_in(reading_, own(r, c)).empty(); }
  std::string bare(Range range) const {
    std::string text;
    for (LexemeIndex i = range.begin; i < range.end; ++i) {
      if (l_[i].kind == LexemeKind::sign) continue;
      if (!text.empty()) text += ' ';
      text += l_[i].folded.bare;
    }
    return text;
  }
  bool words(Range range) const {
    return std::any_of(l_.begin() + range.begin, l_.begin() + range.end, [](const Lexeme& x) { return x.kind == LexemeKind::word; });
  }
  bool year(Range range) const {
    return range.end - range.begin == 1 && l_[range.begin].kind == LexemeKind::digits && l_[range.begin].span.size() == 4 &&
           (l_[range.begin].folded.bare.starts_with("20") || l_[range.begin].folded.bare.starts_with("199"));
  }

  // "(1) (2) (3)=(4)+(5)", "A B 1 2 3".
  bool numbers_row(int r) const {
    int numbered = 0, others = 0, expected = -1, first = -1;
    bool parentheses = false, formula = false;
    for (int c = 0; c < grid_.columns(); ++c) {
      Range cell = own(r, c);
      if (cell.empty()) continue;
      int number = -1;
      bool fine = true, letter = false;
      for (LexemeIndex i = cell.begin; i < cell.end; ++i) {
        const Lexeme& x = l_[i];
        if (x.kind == LexemeKind::digits) {
          if (x.span.size() > 2) fine = false;
          else if (number < 0) number = std::stoi(x.folded.bare);
        } else if (x.kind == LexemeKind::word) {
          if (x.span.size() != 1) fine = false;
          else letter = true;
        } else {
          parentheses = parentheses || x.is('(');
          formula = formula || x.is('=');
        }
      }
      if (!fine) return false;
      if (number < 0 && letter) continue;
      if (number < 0) return false;
      if (first < 0) first = number;
      if (expected >= 0 && number != expected) ++others;
      expected = number + 1;
      ++numbered;
    }
    if (numbered < 2 || first > 3 || others * 4 > numbered) return false;
    return parentheses || formula || numbered >= 3;
  }

  bool year_row(int r) const {
    int years = 0;
    for (int c = 0; c < grid_.columns(); ++c) {
      if (own(r, c).empty()) continue;
      if (year(own(r, c))) ++years;
      else if (has_values(r, c)) return false;
    }
    return years >= 2 || (years == 1 && r > 0);
  }

  // A heading over the rows below it: one cell, or a number and a label, under columns that have their header already.
  bool group_row(int r) const {
    int filled = 0, widest = 0;
    bool in_labels = true;
    for (int c = 0; c < grid_.columns(); ++c) {
      if (own(r, c).empty()) continue;
      ++filled;
      widest = std::max(widest, grid_.at(r, c).column_span);
      if (c > 1) in_labels = false;
    }
    if (filled == 0) return false;
    if (filled == 1 && widest > 1 && widest * 2 >= grid_.columns()) return true;
    return in_labels && filled <= 2 && r > 0 && grid_.columns() > 2;
  }

  void header() {
    int r = 0;
    for (; r + 1 < grid_.rows(); ++r) {
      int filled = 0, widest = 0, first = -1;
      for (int c = 0; c < grid_.columns(); ++c)
        if (!own(r, c).empty()) ++filled, widest = std::max(widest, grid_.at(r, c).column_span), first = c;
      if (filled != 1 || widest < std::max(2, grid_.columns() - 1)) break;
      shape_.title.push_back(own(r, first));
      row(r).kind = RowKind::skipped;
    }
    header_begin_ = r;
    for (; r < grid_.rows(); ++r) {
      if (r > header_begin_ && numbers_row(r)) {
        numbers_ = r;
        row(r++).kind = RowKind::numbers;
        break;
      }
      if (!year_row(r)) {
        bool values = false;
        for (int c = 1; c < grid_.columns(); ++c) values = values || has_values(r, c);
        if (values) break;
        if (r > header_begin_ && group_row(r)) break;
        bool numbered = r > header_begin_ && marker_at(l_, own(r, 0), true) && grid_.columns() > 1 && words(own(r, 1));
        if (numbered) break;
      }
      row(r).kind = RowKind::header;
    }
    header_end_ = r;
    header_rows_ = numbers_ >= 0 ? numbers_ : header_end_;
  }

  void paths() {
    int columns = grid_.columns();
    auto lower_text = [&](int r, int c) {
      for (int k = r + 1; k < header_rows_; ++k)
        if (!own(k, c).empty()) return true;
      return false;
    };
    std::vector<std::vector<int>> owner(static_cast<size_t>(grid_.rows()), std::vector<int>(static_cast<size_t>(columns), -1));
    for (int r = header_begin_; r < header_rows_; ++r) {
      auto& here = owner[static_cast<size_t>(r)];
      for (int c = 0; c < columns; ++c) {
        int cell = grid_.index(r, c);
        if (!grid_.cells()[static_cast<size_t>(cell)].empty()) {
          here[static_cast<size_t>(c)] = cell;
          continue;
        }
        // A text table writes a merged cell once and leaves the rest of its width empty.
        int left = c > 0 ? here[static_cast<size_t>(c) - 1] : -1;
        if (left < 0) continue;
        const TableCell& beside = grid_.cells()[static_cast<size_t>(left)];
        bool same_parent = r == header_begin_ || owner[static_cast<size_t>(r) - 1][static_cast<size_t>(c)] == owner[static_cast<size_t>(r) - 1][static_cast<size_t>(c) - 1];
        if (beside.row == r && same_parent && lower_text(r, c) && lower_text(r, beside.column)) here[static_cast<size_t>(c)] = left;
      }
    }
    for (int c = 0; c < columns; ++c)
      for (int r = header_rows_; r-- > header_begin_;) {
        int cell = owner[static_cast<size_t>(r)][static_cast<size_t>(c)];
        auto& path = column(c).path_cells;
        if (cell < 0 || (!path.empty() && path.back() == cell)) continue;
        path.push_back(cell);
        column(c).path.push_back(grid_.cells()[static_cast<size_t>(cell)].range);
      }
  }

  void formulas() {
    std::vector<int> column_of(100, -1);
    for (int c = 0; c < grid_.columns(); ++c)
      for (LexemeIndex i = own(numbers_, c).begin; i < own(numbers_, c).end; ++i)
        if (l_[i].kind == LexemeKind::digits) {
          if (l_[i].span.size() <= 2) column_of[static_cast<size_t>(std::stoi(l_[i].folded.bare))] = c;
          break;
        }
    for (int c = 0; c < grid_.columns(); ++c) {
      Range cell = own(numbers_, c);
      std::vector<FormulaTerm> terms;
      bool right = false, fine = true, range = false;
      int sign = 1, last = -1;
      for (LexemeIndex i = cell.begin; i < cell.end; ++i) {
        const Lexeme& x = l_[i];
        if (x.is('=')) right = true;
        else if (x.is('+')) sign = 1;
        else if (x.is('-') || x.folded.bare == "–" || x.folded.bare == "−") sign = -1;
        else if (x.folded.bare == "…" || x.is('.')) range = right;
        else if (x.is('*') || x.is('/') || x.is(':') || x.is('%') || (x.kind == LexemeKind::word && right)) fine = false;
        else if (x.kind == LexemeKind::digits && right) {
          int number = x.span.size() <= 2 ? std::stoi(x.folded.bare) : -1;
          if (number < 0) {
            fine = false;
            break;
          }
          for (int k = range && last >= 0 ? last + 1 : number; k <= number; ++k) {
            int other = column_of[static_cast<size_t>(k)];
            if (other < 0 || other == c) fine = false;
            else terms.push_back({other, sign});
          }
          range = false;
          last = number;
        }
      }
      if (fine && terms.size() > 1) column(c).formula = std::move(terms);
    }
  }

  std::string header_words(int c) const {
    std::string text;
    for (Range r : shape_.columns[static_cast<size_t>(c)].path) text += (text.empty() ? "" : " ") + bare(r);
    return text;
  }

  void kinds() {
    int columns = grid_.columns();
    static const std::set<std::string> kOrdinals = {"stt", "tt", "so tt", "so thu tu", "thu tu", "s tt", "stt tt"};
    int first_value = columns;
    for (int c = 0; c < columns; ++c) {
      std::string head = header_words(c);
      int filled = 0, numeric = 0, markers = 0, worded = 0, units = 0, years = 0;
      for (int r = header_end_; r < grid_.rows(); ++r) {
        Range cell = own(r, c);
        if (cell.empty() || is_blank_mark(reading_, cell)) continue;
        ++filled;
        numeric += has_values(r, c);
        markers += marker_at(l_, cell, true).has_value();
        worded += words(cell);
        years += year(cell);
        units += unit_only(cell);
      }
      ColumnKind kind = ColumnKind::other;
      if ((c < 2 && kOrdinals.contains(head)) || (c == 0 && head.empty() && columns > 2 && markers > 0 && markers * 3 >= filled * 2)) kind = ColumnKind::ordinal;
      else if (head.starts_with("ghi chu") || head.starts_with("chu thich") || (numeric * 2 < filled && (head.starts_with("ly do") || head.starts_with("nguyen nhan")))) kind = ColumnKind::note;
      else if (person(head)) kind = ColumnKind::person;
      else if (filled > 0 && units == filled && (head.find("dvt") != head.npos || head.find("don vi") != head.npos || head.find("dv tinh") != head.npos || head.empty())) kind = ColumnKind::unit;
      else if (c == 0 && filled > 0 && years == filled) kind = ColumnKind::label;
      else if (numeric > 0 && numeric * 2 >= filled && c > 0) kind = ColumnKind::value;
      else if (filled == 0 && c > 0 && !head.empty()) kind = ColumnKind::value;  // all blank
      else if (worded > 0 && first_value == columns) kind = ColumnKind::label;
      column(c).kind = kind;
      if (kind == ColumnKind::value && filled > 0) first_value = std::min(first_value, c);
    }
    bool people = std::count_if(shape_.columns.begin(), shape_.columns.end(), [](const TableColumn& c) { return c.kind == ColumnKind::person; }) > 0;
    for (int c = 0; c < columns; ++c) {
      // A list of persons tells of persons, whatever numbers stand in it.
      if (people && column(c).kind == ColumnKind::value) column(c).kind = ColumnKind::other;
    }
  }

  static bool person(const std::string& head) {
    static const std::array kWords = {"ho ten", "ho va ten", "nam sinh", "ngay sinh", "ngay thang nam sinh", "cccd", "cmnd", "so dien thoai", "so dinh danh"};
    return std::any_of(kWords.begin(), kWords.end(), [&](const char* w) { return head.find(w) != head.npos; });
  }

  bool unit_only(Range cell) const {
    auto match = std::partition_point(reading_.phrases.begin(), reading_.phrases.end(), [&](const PhraseMatch& m) { return m.first < cell.begin; });
    LexemeIndex covered = cell.begin;
    for (; match != reading_.phrases.end() && match->first < cell.end; ++match)
      if (reading_.vocabulary.phrases[static_cast<size_t>(match->phrase)].kind == PhraseKind::counter) covered = std::max(covered, match->last + 1);
    if (covered >= cell.end) return covered > cell.begin;
    return false;
  }

  bool total_label(Range range) const {
    static const std::set<std::string_view> kLevels = {"huyen", "tinh", "xa", "phuong", "thi", "tran", "thanh", "pho", "quan", "dac", "khu", "quoc", "don", "vi", "dia", "ban", "bo"};
    std::vector<const Lexeme*> w;
    for (LexemeIndex i = range.begin; i < range.end; ++i)
      if (l_[i].kind == LexemeKind::word) w.push_back(&l_[i]);
    if (w.empty() || w.size() > 8) return false;
    size_t i = 0;
    bool whole = false;
    if (w[0]->is_word("tong")) {
      i = 1;
      if (i < w.size() && (w[i]->is_word("cong") || w[i]->is_word("so") || w[i]->is_word("chung"))) ++i;
    } else if (w[0]->is_word("cong")) {
      i = 1;
      if (i < w.size() && (w[i]->is_word("chung") || w[i]->is_word("don"))) ++i;
    } else if (w[0]->is_word("toan")) {
      i = 0;
    } else {
      return false;
    }
    for (; i < w.size(); ++i) {
      if (w[i]->is_word("toan")) whole = true;
      else if (kLevels.contains(w[i]->folded.bare)) continue;
      else if (whole && w[i]->capital) continue;
      else return false;
    }
    return true;
  }

  void rows() {
    int columns = grid_.columns();
    std::vector<int> label_columns, value_columns;
    int ordinal = -1;
    for (int c = 0; c < columns; ++c) {
      if (column(c).kind == ColumnKind::label) label_columns.push_back(c);
      if (column(c).kind == ColumnKind::value) value_columns.push_back(c);
      if (column(c).kind == ColumnKind::ordinal) ordinal = c;
    }
    std::vector<Range> above(static_cast<size_t>(columns));
    std::vector<std::pair<std::string, int>> stack;  // rank and row, outermost first
    std::string last_marker;
    for (int r = header_end_; r < grid_.rows(); ++r) {
      TableRow& here = row(r);
      if (numbers_row(r) && numbers_ >= 0 && bare(grid_range(r)) == bare(grid_range(numbers_))) {
        here.kind = RowKind::numbers;
        continue;
      }
      if (repeats_header(r)) {
        here.kind = RowKind::header;
        continue;
      }
      bool values = false, marks = false;
      for (int c : value_columns) {
        values = values || has_values(r, c);
        marks = marks || (!own(r, c).empty() && is_blank_mark(reading_, own(r, c)));
      }
      // Labels, innermost first.
      int innermost = -1;
      for (size_t k = label_columns.size(); k-- > 0;) {
        int c = label_columns[k];
        Range label = range(r, c);
        if (label.empty() && innermost >= 0) label = above[static_cast<size_t>(c)];
        if (label.empty()) continue;
        if (innermost < 0) innermost = c;
        above[static_cast<size_t>(c)] = label;
        here.labels.push_back(label);
      }
      Range number = ordinal >= 0 ? own(r, ordinal) : Range{};
      bool continued = false;
      if (auto marker = marker_at(l_, number, true)) {
        here.marker = marker->text;
        here.marker_range = number;
      } else if (!number.empty() && words(number)) {
        // "TỔNG CỘNG" in the merged cells of number and name, a group's heading over the whole width.
        if (here.labels.empty()) innermost = ordinal;
        if (here.labels.empty() || here.labels.back().begin != number.begin) here.labels.push_back(number);
      } else if (number.empty() && here.labels.size() > 1 && innermost >= 0 && own(r, label_columns.front()).empty()) {
        continued = true;  // another line of a merged row
      }
      if (here.marker.empty() && !here.labels.empty()) {
        if (auto marker = marker_at(l_, here.labels.front(), false); marker && marker->end < here.labels.front().end) {
          here.marker = marker->text;
          here.marker_range = {here.labels.front().begin, marker->end};
          here.labels.front().begin = marker->end;
        }
      }
      if (here.labels.empty()) {
        here.kind = RowKind::skipped;
        continue;
      }
      bool total = here.labels.size() == 1 || continued ? total_label(here.labels.front()) && !continued : std::any_of(here.labels.begin(), here.labels.end(), [&](Range x) { return total_label(x); });
      here.kind = values ? (total ? RowKind::total : RowKind::value) : marks ? RowKind::value : RowKind::group;
      if (here.kind == RowKind::total) {
        ++shape_.total_rows;
        if (!here.marker.empty() && !stack.empty() && rank_of(here.marker) == stack.front().first) stack.clear();
        // Of its group only where it says so; else of all.
        continue;
      }
      if (continued && here.marker.empty()) {
        here.marker = last_marker;
        here.parent = r > 0 ? row(r - 1).parent : -1;
        continue;
      }
      last_marker = here.marker;
      if (here.marker.empty()) {
        if (here.kind == RowKind::group) {
          bool inner = std::any_of(stack.begin(), stack.end(), [](const auto& s) { return s.first != "group"; });
          bool which = bare(here.labels.front()).starts_with("trong do");
          if (which && inner) {
            here.parent = stack.back().second;
            stack.push_back({"which", r});
          } else {
            stack.assign(1, {"group", r});
          }
        } else if (!stack.empty()) {
          here.parent = stack.back().second;
        }
        continue;
      }
      std::string rank = rank_of(here.marker);
      auto known = std::find_if(stack.begin(), stack.end(), [&](const auto& s) { return s.first == rank; });
      // "1.1" is a part of "1" only; under another number it begins anew.
      stack.erase(known, stack.end());
      here.parent = stack.empty() ? -1 : stack.back().second;
      stack.push_back({rank, r});
    }
  }

  Range grid_range(int r) const {
    Range all;
    for (int c = 0; c < grid_.columns(); ++c) {
      Range cell = own(r, c);
      if (cell.empty()) continue;
      if (all.empty()) all = cell;
      all.end = std::max(all.end, cell.end);
    }
    return all;
  }

  bool repeats_header(int r) const {
    int same = 0, filled = 0;
    for (int c = 0; c < grid_.columns(); ++c) {
      Range cell = own(r, c);
      if (cell.empty()) continue;
      ++filled;
      if (!words(cell)) continue;
      for (int h = header_begin_; h < header_rows_; ++h)
        if (bare(own(h, c)) == bare(cell)) {
          ++same;
          break;
        }
    }
    return same >= 2 && same * 2 >= filled;
  }

  bool places() const {
    int label = -1;
    for (int c = 0; c < grid_.columns() && label < 0; ++c)
      if (shape_.columns[static_cast<size_t>(c)].kind == ColumnKind::label) label = c;
    if (label < 0) return false;
    static const std::set<std::string_view> kPlaceWords = {"ten", "xa", "phuong", "thi", "tran", "huyen", "tinh", "thanh", "pho", "quan", "don", "vi", "dia", "ban", "thon", "xom", "ap", "to", "dan", "khu",
                                                           "dac", "cac", "danh", "sach", "truc", "thuoc", "cap", "hanh", "chinh", "noi", "tt", "bao", "cao", "cong", "an", "khoi", "tdp", "lang", "buon", "phuongxa", "va"};
    bool named = false, all = true;
    std::string head = header_words(label);
    for (Range r : shape_.columns[static_cast<size_t>(label)].path)
      for (LexemeIndex i = r.begin; i < r.end; ++i) {
        if (l_[i].kind != LexemeKind::word) continue;
        named = true;
        all = all && kPlaceWords.contains(l_[i].folded.bare);
      }
    if (named && all) return true;
    int known = 0, rows = 0;
    for (const TableRow& r : shape_.rows) {
      if (r.kind != RowKind::value || r.labels.empty()) continue;
      ++rows;
      Range name = r.labels.back();
      UnitName unit = split_unit_name(reading_.document.at({l_[name.begin].span.begin, l_[name.end - 1].span.end}));
      if (unit.type) ++known;
      else if (!context_.province.empty() || !context_.district.empty()) {
        PlaceMatch match = places_.resolve(unit.name, unit.type, context_);
        known += match.marks_agree && match.status != PlaceMatch::Status::unknown;
      }
    }
    return rows > 0 && known * 2 > rows;
  }

  const Reading& reading_;
  const std::vector<Lexeme>& l_;
  const TableGrid& grid_;
  const Gazetteer& places_;
  const PlaceContext& context_;
  TableShape shape_;
  int header_begin_ = 0, header_end_ = 0, header_rows_ = 0, numbers_ = -1;
};

}  // namespace

TableShape find_shape(const Reading& reading, const TableGrid& grid, const Gazetteer& places, const PlaceContext& context) {
  return ShapeFinder(reading, grid, places, context).find();
}

}  // namespace doisoat
