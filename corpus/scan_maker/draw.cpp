#include <cmath>

#include "corpus/scan_maker/page.h"

namespace doisoat::corpus {
namespace {

constexpr double kPi = 3.14159265358979323846;

// Letters along the upper rim of a seal, upright to one who reads from the middle.
void along_rim(const char* text, double radius, cairo_t* context) {
  cairo_select_font_face(context, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size(context, 8.5);
  const double step = kPi * 1.5 / static_cast<double>(g_utf8_strlen(text, -1));
  double angle = -kPi * 1.25 + step / 2;
  for (const char* p = text; *p; p = g_utf8_next_char(p), angle += step) {
    const std::string letter(p, static_cast<const char*>(g_utf8_next_char(p)));
    cairo_save(context);
    cairo_rotate(context, angle + kPi / 2);
    cairo_move_to(context, -2.8, -radius);
    cairo_show_text(context, letter.c_str());
    cairo_restore(context);
  }
}

}  // namespace

void draw(const SetPage& page, cairo_t* context) {
  cairo_set_source_rgb(context, 0, 0, 0);
  for (const PlacedLine& line : page.lines) {
    cairo_move_to(context, line.x, line.baseline);
    pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(line.layout.get(), line.line));
  }
  cairo_set_line_width(context, 0.6);
  for (const Stroke& s : page.strokes) {
    cairo_move_to(context, s.x0, s.y0);
    cairo_line_to(context, s.x1, s.y1);
  }
  cairo_stroke(context);
}

void draw_seal_and_signature(Point middle, cairo_t* context, Random& random) {
  cairo_save(context);
  cairo_translate(context, middle.x + random.between(-12, 12), middle.y + random.between(-6, 10));
  cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);

  cairo_set_source_rgb(context, 0.12, 0.18, 0.62);
  cairo_set_line_width(context, 1.4);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  cairo_move_to(context, -45, random.between(-6, 6));
  for (int i = 0; i < 6; ++i) {
    const double x = -45 + 16 * i;
    cairo_curve_to(context, x + random.between(0, 14), random.between(-34, -8), x + random.between(-4, 10),
                   random.between(4, 26), x + 16, random.between(-10, 10));
  }
  cairo_stroke(context);

  cairo_translate(context, -48, 4);
  cairo_rotate(context, random.between(-0.25, 0.25));
  cairo_set_source_rgba(context, 0.85, 0.10, 0.12, random.between(0.6, 0.9));
  cairo_set_line_width(context, 1.6);
  cairo_arc(context, 0, 0, 49, 0, 2 * kPi);  // 36 mm across, less the margin
  cairo_stroke(context);
  cairo_arc(context, 0, 0, 31, 0, 2 * kPi);
  cairo_stroke(context);
  along_rim("CÔNG AN NHÂN DÂN * BỘ CÔNG AN", 36, context);
  cairo_new_path(context);        // the letters left a current point
  for (int i = 0; i < 10; ++i) {  // a star of five
    const double radius = i % 2 ? 7 : 18, angle = kPi * i / 5 - kPi / 2;
    cairo_line_to(context, radius * std::cos(angle), radius * std::sin(angle));
  }
  cairo_fill(context);
  cairo_restore(context);
}

void draw_incoming_stamp(cairo_t* context, Random& random) {
  cairo_save(context);
  cairo_translate(context, random.between(18, 34), random.between(118, 150));
  cairo_rotate(context, random.between(-0.12, 0.12));
  cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY);
  cairo_set_source_rgba(context, 0.85, 0.12, 0.15, random.between(0.55, 0.9));
  cairo_set_line_width(context, 1.3);
  cairo_rectangle(context, 0, 0, 96, 46);
  cairo_stroke(context);
  cairo_select_font_face(context, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size(context, 9);
  cairo_move_to(context, 12, 13);
  cairo_show_text(context, "CÔNG VĂN ĐẾN");
  cairo_move_to(context, 6, 27);
  cairo_show_text(context, ("Số: " + std::to_string(1000 + random.below(9000))).c_str());
  cairo_move_to(context, 6, 40);
  cairo_show_text(context,
                  ("Ngày: " + std::to_string(1 + random.below(28)) + "/" + std::to_string(1 + random.below(12))).c_str());
  cairo_restore(context);
}

}  // namespace doisoat::corpus
