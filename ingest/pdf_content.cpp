#define POINTERHOLDER_TRANSITION 4
#include "ingest/pdf_content.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bitset>
#include <cmath>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "document/trouble.h"

namespace doisoat {
namespace {

constexpr int kMostOperators = 3'000'000;
constexpr int kMostDepth = 6;
constexpr double kThin = 3;      // points; a thicker bar is no rule
constexpr double kShortest = 8;  // points; a shorter one is a dash
constexpr std::size_t kMostRules = 4000;
constexpr int kGrid = 40;  // the page as kGrid × kGrid fields, to see what pictures cover

struct Picture {
  QPDFObjectHandle object;
  QPDFMatrix matrix;
};

struct Point {
  double x, y;
};

Point apply(const QPDFMatrix& m, double x, double y) { return {m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f}; }

// From PDF space to points from the top left of the turned page.
struct Frame {
  double x0, y0, width, height;  // the crop box
  int rotate;
  Point place(Point p) const {
    double x = p.x - x0, y = p.y - y0;
    switch (rotate) {
      case 90: return {y, x};
      case 180: return {width - x, y};
      case 270: return {height - y, width - x};
      default: return {x, height - y};
    }
  }
};

bool number_at(const std::vector<QPDFObjectHandle>& operands, std::size_t i, double& value) {
  return i < operands.size() && QPDFObjectHandle(operands[i]).getValueAsNumber(value);
}

Frame frame_of(QPDFPageObjectHelper page) {
  Frame frame{0, 0, 595, 842, 0};
  QPDFObjectHandle box = page.getCropBox();
  if (box.isRectangle()) {
    auto r = box.getArrayAsRectangle();
    frame = {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::abs(r.urx - r.llx), std::abs(r.ury - r.lly), 0};
  }
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  if (rotate.isInteger()) frame.rotate = static_cast<int>(((rotate.getIntValue() % 360) + 360) % 360 / 90 * 90);
  return frame;
}

}  // namespace

struct PdfContent::Interpreter : QPDFObjectHandle::ParserCallbacks {
  explicit Interpreter(const Frame& page_frame) : frame(page_frame) {}

  struct State {
    QPDFMatrix matrix;
    int text_mode = 0;
  };

  const Frame frame;
  PageContent content;
  std::vector<Picture> pictures;
  std::bitset<kGrid * kGrid> covered;
  int operators = 0, depth = 0;
  bool too_deep = false;
  State state;
  std::vector<State> stack;
  std::vector<QPDFObjectHandle> operands;
  QPDFObjectHandle resources;
  std::vector<std::pair<Point, Point>> lines;  // of the path under construction
  Point current{0, 0}, first{0, 0};

  void handleObject(QPDFObjectHandle object) override {
    if (object.isInlineImage()) {
      picture(object);
    } else if (!object.isOperator()) {
      if (operands.size() < 64) operands.push_back(object);
    } else {
      if (++operators > kMostOperators) {
        terminateParsing();
        return;
      }
      perform(object.getOperatorValue());
      operands.clear();
    }
  }
  void handleEOF() override {}

  QPDFMatrix matrix_operand() {
    double m[6] = {1, 0, 0, 1, 0, 0};
    for (std::size_t i = 0; i < 6; ++i) number_at(operands, i, m[i]);
    return QPDFMatrix(m[0], m[1], m[2], m[3], m[4], m[5]);
  }

  void perform(const std::string& name) {
    if (name == "q") {
      if (stack.size() < 1000) stack.push_back(state);
    } else if (name == "Q") {
      if (!stack.empty()) {
        state = stack.back();
        stack.pop_back();
      }
    } else if (name == "cm") {
      state.matrix.concat(matrix_operand());
    } else if (name == "Tr") {
      double mode = 0;
      if (number_at(operands, 0, mode)) state.text_mode = static_cast<int>(mode);
    } else if (name == "Tj" || name == "'" || name == "\"" || name == "TJ") {
      show();
    } else if (name == "Do") {
      draw();
    } else {
      path(name);
    }
  }

  void show() {
    std::size_t glyphs = 0;
    for (QPDFObjectHandle& operand : operands) {
      if (operand.isString()) glyphs += operand.getStringValue().size();
      if (!operand.isArray()) continue;
      for (QPDFObjectHandle& item : operand.getArrayAsVector()) {
        if (item.isString()) glyphs += item.getStringValue().size();
      }
    }
    bool hidden = state.text_mode == 3 || state.text_mode == 7;
    int& count = hidden ? content.hidden_glyphs : content.visible_glyphs;
    count += static_cast<int>(std::min<std::size_t>(glyphs, 100'000));
  }

  void picture(QPDFObjectHandle object) {
    ++content.pictures;
    if (pictures.size() < 200) pictures.push_back({object, state.matrix});
    Point a = frame.place(apply(state.matrix, 0, 0)), b = frame.place(apply(state.matrix, 1, 1));
    double width = frame.rotate % 180 ? frame.height : frame.width, height = frame.rotate % 180 ? frame.width : frame.height;
    auto [x0, x1] = std::minmax(a.x, b.x);
    auto [y0, y1] = std::minmax(a.y, b.y);
    for (int row = 0; row < kGrid; ++row) {
      for (int column = 0; column < kGrid; ++column) {
        double x = (column + 0.5) / kGrid * width, y = (row + 0.5) / kGrid * height;
        if (x > x0 && x < x1 && y > y0 && y < y1) covered.set(row * kGrid + column);
      }
    }
    if ((x1 - x0) * (y1 - y0) > 0.8 * width * height) {  // it hides what was written before
      content.hidden_glyphs += content.visible_glyphs;
      content.visible_glyphs = 0;
    }
    content.picture_cover = static_cast<double>(covered.count()) / covered.size();
  }

  void draw() {
    if (operands.empty() || !operands[0].isName() || !resources.isDictionary()) return;
    QPDFObjectHandle all = resources.getKey("/XObject");
    if (!all.isDictionary()) return;
    QPDFObjectHandle object = all.getKey(operands[0].getName());
    if (!object.isStream()) return;
    QPDFObjectHandle dictionary = object.getDict();
    QPDFObjectHandle type = dictionary.getKey("/Subtype");
    if (!type.isName()) return;
    if (type.getName() == "/Image") {
      picture(object);
    } else if (type.getName() == "/Form" && depth >= kMostDepth) {
      too_deep = true;
    } else if (type.getName() == "/Form") {
      State outer_state = state;
      std::vector<State> outer_stack;
      std::swap(stack, outer_stack);
      QPDFObjectHandle outer_resources = resources;
      if (QPDFObjectHandle own = dictionary.getKey("/Resources"); own.isDictionary()) resources = own;
      QPDFObjectHandle matrix = dictionary.getKey("/Matrix");
      if (matrix.isArray() && matrix.getArrayNItems() == 6) {
        operands = matrix.getArrayAsVector();
        state.matrix.concat(matrix_operand());
      }
      operands.clear();
      ++depth;
      object.parseAsContents(this);
      --depth;
      resources = outer_resources;
      state = outer_state;
      std::swap(stack, outer_stack);
    }
  }

  void path(const std::string& name) {
    double v[6] = {};
    for (std::size_t i = 0; i < 6; ++i) number_at(operands, i, v[i]);
    if (name == "m") {
      current = first = {v[0], v[1]};
    } else if (name == "l") {
      side(current, {v[0], v[1]});
      current = {v[0], v[1]};
    } else if (name == "c") {
      current = {v[4], v[5]};
    } else if (name == "v" || name == "y") {
      current = {v[2], v[3]};
    } else if (name == "h") {
      side(current, first);
      current = first;
    } else if (name == "re") {
      Point a{v[0], v[1]}, b{v[0] + v[2], v[1]}, c{v[0] + v[2], v[1] + v[3]}, d{v[0], v[1] + v[3]};
      side(a, b);
      side(b, c);
      side(c, d);
      side(d, a);
      current = first = a;
    } else if (name == "n") {
      lines.clear();
    } else if (name == "S" || name == "s" || name == "f" || name == "F" || name == "f*" || name == "B" || name == "B*" ||
               name == "b" || name == "b*") {
      ++content.paths;
      for (auto& [a, b] : lines) rule(a, b);
      lines.clear();
    }
  }

  void side(Point a, Point b) {
    if (lines.size() < kMostRules) lines.emplace_back(apply(state.matrix, a.x, a.y), apply(state.matrix, b.x, b.y));
  }

  void rule(Point from, Point to) {
    Point a = frame.place(from), b = frame.place(to);
    double dx = std::abs(a.x - b.x), dy = std::abs(a.y - b.y);
    if (content.rules.size() >= kMostRules) return;
    if (dy < kThin / 2 && dx >= kShortest) {
      content.rules.push_back({true, (a.y + b.y) / 2, std::min(a.x, b.x), std::max(a.x, b.x)});
    } else if (dx < kThin / 2 && dy >= kShortest) {
      content.rules.push_back({false, (a.x + b.x) / 2, std::min(a.y, b.y), std::max(a.y, b.y)});
    }
  }
};

PdfContent::PdfContent(std::string_view bytes) : pdf_(std::make_unique<QPDF>()) {
  pdf_->setSuppressWarnings(true);
  try {
    pdf_->processMemoryFile("document", bytes.data(), bytes.size());
  } catch (const std::exception&) {
    throw Trouble("file.damaged");
  }
}

PdfContent::~PdfContent() = default;

namespace {

QPDFPageObjectHelper page_of(QPDF& pdf, int number) {
  const auto& pages = pdf.getAllPages();
  if (number < 1 || static_cast<std::size_t>(number) > pages.size()) throw Trouble("file.damaged");
  return QPDFPageObjectHelper(pages[static_cast<std::size_t>(number - 1)]);
}

double placed_dpi(Picture& picture) {
  if (!picture.object.isStream()) return 0;
  QPDFObjectHandle width = picture.object.getDict().getKey("/Width");
  double inches = std::hypot(picture.matrix.a, picture.matrix.b) / 72;
  return width.isInteger() && inches > 0 ? static_cast<double>(width.getIntValue()) / inches : 0;
}

double placed_area(const Picture& picture) {
  return std::abs(picture.matrix.a * picture.matrix.d - picture.matrix.b * picture.matrix.c);
}

}  // namespace

PageContent PdfContent::content(int number) {
  QPDFPageObjectHelper page = page_of(*pdf_, number);
  Interpreter interpreter(frame_of(page));
  interpreter.resources = page.getAttribute("/Resources", false);
  page.parseContents(&interpreter);
  interpreter.content.known = interpreter.operators <= kMostOperators && !interpreter.too_deep;
  double largest = 0;
  for (Picture& picture : interpreter.pictures) {
    if (double area = placed_area(picture); area > largest) {
      largest = area;
      interpreter.content.picture_dpi = placed_dpi(picture);
    }
  }
  return interpreter.content;
}

Decoded PdfContent::scan(int number) {
  QPDFPageObjectHelper page = page_of(*pdf_, number);
  Interpreter interpreter(frame_of(page));
  interpreter.resources = page.getAttribute("/Resources", false);
  page.parseContents(&interpreter);
  const PageContent& content = interpreter.content;
  Decoded none;
  if (interpreter.pictures.size() != 1 || content.picture_cover < 0.9 || content.visible_glyphs > 0 || content.paths > 0)
    return none;
  Picture& picture = interpreter.pictures.front();
  if (!picture.object.isStream()) return none;
  QPDFObjectHandle dictionary = picture.object.getDict();
  for (const char* key : {"/SMask", "/Mask", "/Decode", "/ImageMask"}) {
    if (dictionary.hasKey(key)) return none;
  }
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  if (!filter.isName() || filter.getName() != "/DCTDecode") return none;
  QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
  bool plain = space.isName() && (space.getName() == "/DeviceGray" || space.getName() == "/DeviceRGB");
  if (space.isArray() && space.getArrayNItems() == 2 && space.getArrayItem(0).isName() &&
      space.getArrayItem(0).getName() == "/ICCBased" && space.getArrayItem(1).isStream()) {
    QPDFObjectHandle n = space.getArrayItem(1).getDict().getKey("/N");
    plain = n.isInteger() && (n.getIntValue() == 1 || n.getIntValue() == 3);
  }
  if (!plain) return none;
  const QPDFMatrix& m = picture.matrix;
  double size = std::hypot(m.a, m.b), slack = 0.02 * size;
  int turned;  // how the picture lies on the unturned page, degrees clockwise
  if (std::abs(m.b) < slack && std::abs(m.c) < slack && m.a > 0 && m.d > 0) {
    turned = 0;
  } else if (std::abs(m.a) < slack && std::abs(m.d) < slack && m.b < 0 && m.c > 0) {
    turned = 90;
  } else if (std::abs(m.b) < slack && std::abs(m.c) < slack && m.a < 0 && m.d < 0) {
    turned = 180;
  } else if (std::abs(m.a) < slack && std::abs(m.d) < slack && m.b > 0 && m.c < 0) {
    turned = 270;
  } else {
    return none;
  }
  // The placement must keep the picture's proportions, or points and pixels part company.
  double across = placed_dpi(picture);
  QPDFObjectHandle rows = dictionary.getKey("/Height");
  double along = rows.isInteger() ? static_cast<double>(rows.getIntValue()) / (std::hypot(m.c, m.d) / 72) : 0;
  if (across <= 0 || along <= 0 || std::abs(across / along - 1) > 0.03) return none;
  std::shared_ptr<Buffer> data = picture.object.getRawStreamData();
  Decoded decoded = decode_image({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, 1, true);
  decoded.image = turn(std::move(decoded.image), (turned + interpreter.frame.rotate) % 360);
  decoded.dpi = static_cast<int>(std::lround(across));
  return decoded;
}

PageContent drawn_on(PdfContent* content, int number) {
  if (!content) return {};
  try {
    return content->content(number);
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace doisoat
