#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "corpus/scan_maker/page.h"
#include "corpus/scan_maker/typed_text.h"

namespace doisoat::corpus {
namespace {

constexpr double kLeft = 85, kRight = 43, kTop = 57, kBottom = 57;  // 30, 15, 20, 20 mm
constexpr std::ptrdiff_t kWideTable = 8;                            // columns from which an annex lies on its side
constexpr double kCellPadding = 3;

enum class Align { left, center, justify };

struct Look {
  Align align = Align::justify;
  bool bold = false, italic = false;
  double size = 0, indent = 0;
};

class Setter {
 public:
  explicit Setter(const TypeStyle& style)
      : style_(style), context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
    // nothing may depend on the resolution: the same line breaks in the PDF and in every picture
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context_, 72);
    pango_context_set_round_glyph_positions(context_, FALSE);
    check_family();
    begin_page();
  }
  ~Setter() { g_object_unref(context_); }
  Setter(const Setter&) = delete;
  Setter& operator=(const Setter&) = delete;

  std::vector<SetPage> run(const std::string& text) {
    const auto lines = split(text, '\n');
    bool centred = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string line = lines[i];
      for (std::size_t feed; (feed = line.find('\f')) != std::string::npos;) {
        if (feed > 0) paragraph(trimmed(line.substr(0, feed)), {});
        next_page();
        line = line.substr(feed + 1);
      }
      const auto tabs = std::count(line.begin(), line.end(), '\t');
      if (tabs > 1 || (tabs == 1 && line[0] != '\t')) {
        std::size_t end = i + 1;
        const bool table = tabs > 1, recipients = starts(line, {"Nơi nhận"});
        while (end < lines.size() && (belongs(lines[end], table) || (recipients && starts(lines[end], {"-", "·"})))) ++end;
        std::vector<std::vector<std::string>> rows;
        for (std::size_t r = i; r < end; ++r) rows.push_back(split(r == i ? line : lines[r], '\t'));
        table ? ruled_table(rows) : two_columns(rows, recipients);
        i = end - 1;
        centred = false;
      } else if (const std::string words = trimmed(line); words.empty()) {
        centred = false;
        y_ += 4;
      } else {
        if (starts(words, {"PHỤ LỤC"})) {
          lying_ = wide_table_follows(lines, i);
          next_page();
        }
        const bool title = starts(words, {"BÁO CÁO", "BIỂU", "Biểu", "BẢNG", "PHỤ LỤC", "Phụ lục", "DANH SÁCH", "Kính gửi"}) ||
                           (is_upper(words) && g_utf8_strlen(words.c_str(), -1) > 20 && words.find(". ") == std::string::npos);
        const bool item = starts(words, {"-", "+", "1", "I.", "A.", "·", "Câu", "Phần", "Thực hiện"});
        centred = title || (centred && !item && words.size() < 260);
        if (centred)
          paragraph(words, {Align::center, words[0] != '(', words[0] == '('});
        else
          paragraph(words, {Align::justify, is_upper(words), false, 0, 36});
      }
    }
    while (pages_.size() > 1 && pages_.back().lines.size() <= 1 && trimmed(body_of(pages_.back())).empty()) pages_.pop_back();
    return std::move(pages_);
  }

 private:
  static bool belongs(const std::string& line, bool table) {
    const auto tabs = std::count(line.begin(), line.end(), '\t');
    return table ? tabs > 1 : tabs == 1 && line[0] != '\t';
  }

  static std::string body_of(const SetPage& page) {
    const auto parts = split(page.text, '\n');
    return parts.size() <= 2 ? "" : page.text;
  }

  void check_family() {
    PangoFontFamily** families = nullptr;
    int n = 0;
    pango_context_list_families(context_, &families, &n);
    const bool known =
        std::any_of(families, families + n, [&](PangoFontFamily* f) { return style_.family == pango_font_family_get_name(f); });
    g_free(families);
    if (!known) throw std::runtime_error("the font " + style_.family + " is not installed");
  }

  void begin_page() {
    pages_.emplace_back();
    pages_.back().number = static_cast<int>(pages_.size());
    if (lying_) std::swap(pages_.back().width, pages_.back().height);
    y_ = kTop;
    if (style_.page_numbers && pages_.size() > 1) {
      const std::string number = std::to_string(pages_.size());
      place(layout(number, room(), {Align::center}), kLeft, 36);
      pages_.back().text += number + "\n";
    }
  }
  void next_page() {
    const bool started = y_ > kTop || pages_.back().lines.size() > 1;
    if (started) return begin_page();
    if (lying_ != (pages_.back().width > pages_.back().height)) std::swap(pages_.back().width, pages_.back().height);
  }
  double room() const { return pages_.back().width - kLeft - kRight; }
  double bottom_edge() const { return pages_.back().height - kBottom; }

  // Whether the first table after line `at` is wide.
  static bool wide_table_follows(const std::vector<std::string>& lines, std::size_t at) {
    for (; at < lines.size(); ++at) {
      const auto tabs = std::count(lines[at].begin(), lines[at].end(), '\t');
      if (tabs > 1) return tabs + 1 >= kWideTable;
    }
    return false;
  }

  std::shared_ptr<PangoLayout> layout(const std::string& text, double width, const Look& look) {
    std::shared_ptr<PangoLayout> made(pango_layout_new(context_), g_object_unref);
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, style_.family.c_str());
    pango_font_description_set_size(font, static_cast<int>((look.size > 0 ? look.size : style_.size) * PANGO_SCALE));
    if (look.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (look.italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(), look.align == Align::center ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    pango_layout_set_justify(made.get(), look.align == Align::justify);
    pango_layout_set_indent(made.get(), static_cast<int>(look.indent * PANGO_SCALE));
    PangoAttrList* attributes = pango_attr_list_new();  // a hyphen at a break would be on the page but not in the text
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(made.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(made.get(), text.c_str(), static_cast<int>(text.size()));
    return made;
  }

  static double height(const std::shared_ptr<PangoLayout>& made) {
    int h = 0;
    pango_layout_get_size(made.get(), nullptr, &h);
    return static_cast<double>(h) / PANGO_SCALE;
  }

  // All lines of a layout whose top left is (x, y), on the current page.
  void place(const std::shared_ptr<PangoLayout>& made, double x, double y) {
    PangoLayoutIter* iter = pango_layout_get_iter(made.get());
    int n = 0;
    do {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(iter, nullptr, &box);
      const double baseline = static_cast<double>(pango_layout_iter_get_baseline(iter)) / PANGO_SCALE;
      pages_.back().lines.push_back({made, n++, x + static_cast<double>(box.x) / PANGO_SCALE, y + baseline});
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
  }

  // A paragraph may run over the end of a page; each page's text gets the lines that stand on it.
  void paragraph(const std::string& text, const Look& look) {
    const auto made = layout(text, room(), look);
    PangoLayoutIter* iter = pango_layout_get_iter(made.get());
    int n = 0;
    double shift = y_;  // of the layout's own y to the page's
    do {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(iter, nullptr, &box);
      const double top = static_cast<double>(box.y) / PANGO_SCALE, bottom = top + static_cast<double>(box.height) / PANGO_SCALE;
      if (shift + n * leading() + bottom > bottom_edge()) {
        if (n > 0) pages_.back().text += "\n";
        begin_page();
        shift = y_ - top - n * leading();
      }
      const double baseline = static_cast<double>(pango_layout_iter_get_baseline(iter)) / PANGO_SCALE;
      pages_.back().lines.push_back(
          {made, n, kLeft + static_cast<double>(box.x) / PANGO_SCALE, shift + n * leading() + baseline});
      const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iter);
      pages_.back().text += text.substr(line->start_index, line->length);
      y_ = shift + n * leading() + bottom;
      ++n;
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    pages_.back().text += "\n";
    y_ += 5;
  }
  double leading() const { return style_.size * 0.12; }

  void two_columns(const std::vector<std::vector<std::string>>& rows, bool recipients) {
    const double size = style_.size - 1, left_width = room() * 0.42, right_width = room() * 0.58;
    double left = y_, right = y_;
    if (recipients && y_ + 130 > bottom_edge()) {
      begin_page();
      left = right = y_;
    }
    for (const auto& row : rows) {
      const std::string first = trimmed(row[0]), second = row.size() > 1 ? trimmed(row[1]) : "";
      const bool state = starts(second, {"CỘNG HÒA", "CỘNG HOÀ", "Độc lập"});
      if (!first.empty()) {
        const bool item = starts(first, {"-", "·", "Nơi nhận"});
        left += fitted(first, kLeft - 20, left_width + 10, left,
                       {item ? Align::left : Align::center, !item && is_upper(first), starts(first, {"Nơi nhận"}),
                        item ? size - 2 : size});
      }
      if (!second.empty()) {
        const bool dated = second.find("ngày") != std::string::npos;
        right += fitted(second, kLeft + left_width - 8, right_width + 16, right,
                        {Align::center, state || is_upper(second), dated, size});
      }
      pages_.back().text += row.size() > 1 ? first + "\t" + second + "\n" : first + "\n";
      if (!recipients) left = right = std::max(left, right);
    }
    if (recipients) {
      pages_.back().signature = Point{kLeft + left_width + right_width / 2, right + 40};
      right += 85;
    }
    y_ = std::max(left, right) + 6;
  }

  // One line of the header: smaller until it fits in its column. Returns the height used.
  double fitted(const std::string& text, double x, double width, double y, Look look) {
    auto made = layout(text, width, look);
    while (pango_layout_get_line_count(made.get()) > 1 && look.size > 9) {
      look.size -= 0.5;
      made = layout(text, width, look);
    }
    place(made, x, y);
    return height(made) + 1;
  }

  // An empty header cell belongs to the cell on its left in the first row or where a text stands below it, else to the one
  // above.
  static bool goes_left(const std::vector<std::vector<std::string>>& rows, std::size_t head, std::size_t r, std::size_t c) {
    return rows[r][c].empty() && (r == 0 || (r + 1 < head && !rows[r + 1][c].empty()));
  }

  double longest_word(const std::string& text, const Look& look) {
    double longest = 0;
    for (const std::string& word : split(text, ' ')) {
      int width = 0;
      pango_layout_get_size(layout(word, 10000, {Align::left, look.bold, false, look.size}).get(), &width, nullptr);
      longest = std::max(longest, static_cast<double>(width) / PANGO_SCALE);
    }
    return longest;
  }

  // Each column holds its longest word; what is left goes to the columns by the length of their texts. Empty when the words do
  // not fit at this size.
  std::vector<double> column_widths(const std::vector<std::vector<std::string>>& rows, std::size_t head, double size,
                                    double room) {
    const std::size_t columns = rows[0].size();
    std::vector<double> widths(columns), need(columns);
    double taken = 0, wanted = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      for (std::size_t r = 0; r < rows.size(); ++r) {
        if (is_column_number(rows[r][0])) continue;  // formulas may break anywhere
        const bool spans = r < head && c + 1 < columns && goes_left(rows, head, r, c + 1);
        if (!spans)
          widths[c] = std::max(widths[c], longest_word(rows[r][c], {Align::left, true, false, size}) + 2 * kCellPadding + 1);
        if (r >= head) need[c] = std::max(need[c], std::clamp(double(g_utf8_strlen(rows[r][c].c_str(), -1)), 2.0, 40.0));
      }
      taken += widths[c];
      wanted += need[c];
    }
    if (taken > room && size > 6) return {};
    for (std::size_t c = 0; c < columns; ++c) widths[c] += std::max(0.0, room - taken) * need[c] / wanted;
    return widths;
  }

  void ruled_table(std::vector<std::vector<std::string>> rows) {
    std::size_t columns = 0, head = 1;
    for (const auto& row : rows) columns = std::max(columns, row.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      rows[r].resize(columns);
      if (is_column_number(rows[r][0])) head = r;
    }
    const double width = room() + 20, left = kLeft - 10;
    double size = columns > 7 ? 11 : 12;
    std::vector<double> widths = column_widths(rows, head, size, width);
    while (widths.empty()) widths = column_widths(rows, head, size -= 0.5, width);
    std::vector<double> edge(columns + 1, left);
    for (std::size_t c = 0; c < columns; ++c) edge[c + 1] = edge[c] + widths[c];

    for (std::size_t r = 0; r < rows.size(); ++r) {
      const bool header = r < head;
      struct Cell {
        std::size_t first, last;
        std::shared_ptr<PangoLayout> made;
      };
      std::vector<Cell> cells;
      double tall = 0;
      for (std::size_t c = 0; c < columns;) {
        std::size_t end = c + 1;
        while (header && end < columns && goes_left(rows, head, r, end)) ++end;
        const std::string& text = rows[r][c];
        const bool strong = header || starts(rows[r][columns > 1], {"TỔNG", "Tổng cộng", "Cộng"});
        const Align align = header || c == 0 || is_numeric(text) ? Align::center : Align::left;
        cells.push_back({c, end, layout(text, edge[end] - edge[c] - 2 * kCellPadding, {align, strong, false, size})});
        tall = std::max(tall, height(cells.back().made) + 2 * kCellPadding);
        c = end;
      }
      if (y_ + tall > bottom_edge()) begin_page();
      SetPage& page = pages_.back();
      for (const Cell& cell : cells) {
        // an empty header cell below the first row goes on what stands above it: no line between them
        const bool goes_on = header && r > 0 && rows[r][cell.first].empty();
        place(cell.made, edge[cell.first] + kCellPadding, y_ + (tall - height(cell.made)) / 2);
        if (!goes_on) page.strokes.push_back({edge[cell.first], y_, edge[cell.last], y_});
        page.strokes.push_back({edge[cell.first], y_, edge[cell.first], y_ + tall});
        page.strokes.push_back({edge[cell.last], y_, edge[cell.last], y_ + tall});
        if (!header || r + 1 == head) page.strokes.push_back({edge[cell.first], y_ + tall, edge[cell.last], y_ + tall});
      }
      for (std::size_t c = 0; c < columns; ++c) page.text += (c ? "\t" : "") + rows[r][c];
      page.text += "\n";
      y_ += tall;
    }
    y_ += 8;
  }

  TypeStyle style_;
  PangoContext* context_;
  std::vector<SetPage> pages_;
  double y_ = kTop;
  bool lying_ = false;
};

}  // namespace

std::vector<SetPage> set_in_type(const std::string& text, const TypeStyle& style) { return Setter(style).run(text); }

}  // namespace doisoat::corpus
