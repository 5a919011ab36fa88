#include "ingest/docx_body.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "document/trouble.h"
#include "document/utf8.h"
#include "ingest/docx_symbols.h"
#include "ingest/docx_xml.h"

namespace doisoat::docx {
namespace {

constexpr int kMostDepth = 200;
constexpr std::size_t kMostText = 16'000'000;  // bytes

// What only wraps other content.
bool is_wrapper(std::string_view name) {
  return name == "sdt" || name == "sdtContent" || name == "ins" || name == "moveTo" || name == "customXml" ||
         name == "smartTag" || name == "hyperlink" || name == "fldSimple" || name == "dir" || name == "bdo" ||
         name == "rubyBase" || name == "ruby" || name == "oMath" || name == "oMathPara";
}

// What follows a letter or a closing sign at its upper right is a note's mark or a power; a raised number that stands alone is
// not.
bool can_be_raised(std::string_view before, std::string_view words) {
  if (before.empty() || words.empty() || words.size() > 3) return false;
  if (words.find_first_not_of("0123456789") != words.npos) return false;
  const char last = before.back();
  return last != ' ' && last != '\n' && last != '\t' && !(last >= '0' && last <= '9');
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == text.npos; }

bool is_on_attribute(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

// The code of a field whose result is a page's number: it says nothing of the report.
bool is_page_number(std::string_view code) {
  code.remove_prefix(std::min(code.find_first_not_of(' '), code.size()));
  const std::string_view word = code.substr(0, code.find_first_of(" \\"));
  return word == "PAGE" || word == "NUMPAGES" || word == "SECTIONPAGES";
}

}  // namespace

Depth::Depth(int& level) : level_(level) {
  if (++level_ > kMostDepth) {
    --level_;
    throw Trouble("file.damaged");
  }
}

BodyReader::BodyReader(Styles styles, Numbering numbering, pugi::xml_node footnotes, pugi::xml_node endnotes)
    : styles_(std::move(styles)), numbering_(std::move(numbering)) {
  auto collect = [](pugi::xml_node root, std::map<std::string, pugi::xml_node>& notes) {
    for (pugi::xml_node note : root.children()) {
      const std::string_view type = attribute(note, "type");
      if (type.empty() || type == "normal") notes.emplace(attribute(note, "id"), note);
    }
  };
  collect(footnotes, footnotes_);
  collect(endnotes, endnotes_);
}

void BodyReader::grow(std::size_t bytes) {
  size_ += bytes;
  if (size_ > kMostText) throw Trouble("file.too_large", {{"most", std::to_string(kMostText / 1'000'000)}});
}

void BodyReader::add(std::string& text, std::string_view words, const std::string& font) {
  grow(words.size());
  append_text(text, words, font);
}

std::vector<Block> BodyReader::read(pugi::xml_node container) {
  std::vector<Block> blocks;
  fields_.clear();
  read_blocks(container, blocks);
  if (!carried_.empty()) blocks.push_back({Paragraph{std::exchange(carried_, {})}});
  return blocks;
}

std::vector<Block> BodyReader::take_endnotes() { return std::exchange(end_, {}); }

void BodyReader::flush_notes(std::vector<Block>& blocks) {
  if (table_depth_ > 0 || in_note_) return;
  for (Block& note : std::exchange(notes_, {})) blocks.push_back(std::move(note));
}

void BodyReader::read_blocks(pugi::xml_node container, std::vector<Block>& blocks) {
  const Depth depth(depth_);
  for (pugi::xml_node node : container.children()) {
    const std::string_view name = local(node);
    if (name == "p") {
      read_paragraph(node, blocks);
    } else if (name == "tbl") {
      ++table_depth_;
      Grid grid = read_table(node);
      --table_depth_;
      if (!grid.rows.empty()) blocks.push_back({std::move(grid)});
      flush_notes(blocks);
    } else if (is_wrapper(name)) {
      read_blocks(node, blocks);
    } else if (name == "AlternateContent") {
      const pugi::xml_node choice = child(node, "Choice");
      read_blocks(choice ? choice : child(node, "Fallback"), blocks);
    }
  }
}

void BodyReader::read_paragraph(pugi::xml_node node, std::vector<Block>& blocks) {
  const pugi::xml_node properties = child(node, "pPr");
  const std::string style(attribute(child(properties, "pStyle"), "val"));
  ListPlace place = styles_.list(style);
  if (pugi::xml_node direct = child(properties, "numPr")) {
    place.list = number(attribute(child(direct, "numId"), "val"), place.list);
    place.level = number(attribute(child(direct, "ilvl"), "val"), place.level);
  }
  std::vector<Block> outer_boxes = std::exchange(boxes_, {});
  std::string text = std::exchange(carried_, {});
  const size_t begin = text.size();
  if (!styles_.is_hidden(style)) {
    // Word counts a paragraph of a list though nothing stands in it.
    const std::string label = numbering_.next(place, style);
    read_inline(node, {}, text);
    if (!label.empty() && !is_blank(std::string_view(text).substr(begin))) {
      std::string shown;
      add(shown, label, "");
      text.insert(begin, shown + " ");
    }
  }
  std::vector<Block> boxes = std::exchange(boxes_, std::move(outer_boxes));

  if (child(child(properties, "rPr"), "del"))
    carried_ = std::move(text);
  else if (!is_blank(text))
    blocks.push_back({Paragraph{std::move(text)}});
  for (Block& box : boxes) blocks.push_back(std::move(box));
  flush_notes(blocks);
}

bool BodyReader::is_shown() const {
  return std::all_of(fields_.begin(), fields_.end(), [](const Field& field) { return !field.in_code && !field.page_number; });
}

void BodyReader::read_inline(pugi::xml_node parent, const Run& run, std::string& text) {
  const Depth depth(depth_);
  for (pugi::xml_node node : parent.children()) {
    const std::string_view name = local(node);
    if (name == "r") {
      read_run(node, text);
    } else if (name == "fldChar") {
      read_field(node);
    } else if (name == "instrText") {
      if (!fields_.empty() && is_page_number(node.text().get())) fields_.back().page_number = true;
    } else if (name == "AlternateContent") {
      read_alternatives(node, run, text);
    } else if (name == "fldSimple") {
      if (!is_page_number(attribute(node, "instr"))) read_inline(node, run, text);
    } else if (is_wrapper(name)) {
      read_inline(node, run, text);
    } else if (is_shown()) {
      read_leaf(node, run, text);
    }
  }
}

void BodyReader::read_leaf(pugi::xml_node node, const Run& run, std::string& text) {
  const std::string_view name = local(node);
  if (name == "t") {
    const std::string_view words = node.text().get();
    if (run.superscript && can_be_raised(text, words))
      text += superscript(words);
    else
      add(text, words, run.font);
  } else if (name == "tab" || name == "ptab") {
    text += '\t';
  } else if (name == "br" || name == "cr") {
    text += '\n';
  } else if (name == "noBreakHyphen") {
    text += '-';
  } else if (name == "softHyphen") {
    text += "\u00AD";
  } else if (name == "sym") {
    const auto code = std::strtoul(std::string(attribute(node, "char")).c_str(), nullptr, 16);
    append_utf8(text, symbol(attribute(node, "font"), static_cast<char32_t>(std::min(code, 0x110000UL))));
  } else if (name == "footnoteReference") {
    refer(node, footnotes_, footnote_count_, notes_, text);
  } else if (name == "endnoteReference") {
    refer(node, endnotes_, endnote_count_, end_, text);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    read_boxes(node);
  }
}

void BodyReader::read_run(pugi::xml_node node, std::string& text) {
  const pugi::xml_node properties = child(node, "rPr");
  if (is_on(child(properties, "vanish"))) {
    for (pugi::xml_node each : node.children())  // a field does not end for being hidden
      if (local(each) == "fldChar") read_field(each);
    return;
  }
  Run run;
  run.superscript = attribute(child(properties, "vertAlign"), "val") == "superscript";
  run.font = attribute(child(properties, "rFonts"), "ascii");
  read_inline(node, run, text);
}

// New drawings come with an old one for old programs: one of the two is the text.
void BodyReader::read_alternatives(pugi::xml_node node, const Run& run, std::string& text) {
  const std::size_t before = text.size() + boxes_.size();
  read_inline(child(node, "Choice"), run, text);
  if (text.size() + boxes_.size() == before) read_inline(child(node, "Fallback"), run, text);
}

void BodyReader::read_field(pugi::xml_node node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    if (fields_.size() < kMostDepth) fields_.push_back({});
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back().in_code = false;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

void BodyReader::read_boxes(pugi::xml_node drawing) {
  std::vector<Block> found;
  std::vector<Field> fields = std::exchange(fields_, {});
  std::string carried = std::exchange(carried_, {});
  // Shapes nest in groups: looked through without recursion, in order.
  for (pugi::xml_node at = drawing.first_child(); at && at != drawing;) {
    const bool is_box = local(at) == "txbxContent";
    if (is_box) read_blocks(at, found);
    if (!is_box && at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != drawing && !at.next_sibling()) at = at.parent();
    if (at != drawing) at = at.next_sibling();
  }
  if (!carried_.empty()) found.push_back({Paragraph{std::move(carried_)}});
  carried_ = std::move(carried);
  fields_ = std::move(fields);
  for (Block& block : found) boxes_.push_back(std::move(block));
}

void BodyReader::refer(pugi::xml_node reference, Notes& notes, int& count, std::vector<Block>& to, std::string& text) {
  const auto note = notes.find(std::string(attribute(reference, "id")));
  if (in_note_ || note == notes.end()) return;
  std::string mark;
  if (!is_on_attribute(attribute(reference, "customMarkFollows"))) mark = superscript(std::to_string(++count));
  text += mark;
  grow(mark.size());
  // A note is referred to once; a file that says otherwise gets the mark, but not its text a thousand times.
  const pugi::xml_node content = note->second;
  notes.erase(note);

  in_note_ = true;
  std::vector<Block> boxes = std::exchange(boxes_, {});
  std::vector<Field> fields = std::exchange(fields_, {});
  std::string carried = std::exchange(carried_, {});
  std::vector<Block> blocks;
  read_blocks(content, blocks);
  in_note_ = false;
  boxes_ = std::move(boxes);
  fields_ = std::move(fields);
  carried_ = std::move(carried);
  if (!blocks.empty() && !mark.empty())
    if (auto* first = std::get_if<Paragraph>(&blocks.front().content))
      first->text.insert(0, first->text.starts_with(' ') ? mark : mark + " ");
  for (Block& block : blocks) to.push_back(std::move(block));
}

}  // namespace doisoat::docx
