#include "ingest/docx.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/trouble.h"
#include "ingest/docx_blocks.h"
#include "ingest/docx_body.h"
#include "ingest/docx_xml.h"
#include "ingest/text_tables.h"
#include "ingest/zip_archive.h"

namespace doisoat {
namespace {

using namespace std::string_literals;

constexpr std::size_t kMostText = 16'000'000;  // bytes

// Writes blocks into a document, line by line.
class Writer {
 public:
  explicit Writer(Document& document) : document_(document) {}

  void write(const std::vector<docx::Block>& blocks) {
    for (const docx::Block& block : blocks) {
      if (const auto* paragraph = std::get_if<docx::Paragraph>(&block.content))
        write(*paragraph);
      else if (const auto& grid = std::get<docx::Grid>(block.content); docx::is_layout(grid))
        write(docx::unfold(grid));
      else
        write(grid);
    }
  }

  void finish() {
    if (document_.text.ends_with('\n')) document_.text.pop_back();
  }

 private:
  void write(const docx::Paragraph& paragraph) {
    bool first = true;
    for (const std::string& line : docx::text_lines({{paragraph}})) {
      const Offset begin = here();
      document_.text += line;
      while (document_.text.ends_with(' ') || document_.text.ends_with('\t')) document_.text.pop_back();
      end_line(begin, std::exchange(first, false));
    }
  }

  void write(const docx::Grid& grid) {
    Table table;
    table.columns = grid.columns;
    table.span.begin = here();
    for (const docx::GridRow& row : grid.rows) {
      const Offset begin = here();
      int column = 0;
      for (const docx::GridCell& cell : row.cells) {
        for (; column < cell.column; ++column) document_.text += '\t';
        const Offset at = here();
        if (cell.continues) continue;
        document_.text += docx::flat_text(cell.blocks);
        table.cells.push_back({{at, here()}, table.rows, cell.column, cell.row_span, cell.column_span});
      }
      for (; column + 1 < grid.columns; ++column) document_.text += '\t';
      table.span.end = here();
      ++table.rows;
      end_line(begin, true);
    }
    document_.tables.push_back(std::move(table));
  }

  void end_line(Offset begin, bool begins_paragraph) {
    document_.lines.push_back({{begin, here()}, std::nullopt, begins_paragraph});
    document_.text += '\n';
    if (document_.text.size() > kMostText) throw Trouble("file.too_large", {{"most", std::to_string(kMostText / 1'000'000)}});
  }

  Offset here() const { return static_cast<Offset>(document_.text.size()); }

  Document& document_;
};

// The parts of a Word file, found by their relations as Word does, else by their usual names.
class Package {
 public:
  explicit Package(std::string_view bytes) : zip_(bytes) {
    main_ = target_of_type("_rels/.rels", "/officeDocument");
    if (main_.empty()) main_ = "word/document.xml";
    const size_t slash = main_.rfind('/');
    folder_ = slash == main_.npos ? "" : main_.substr(0, slash + 1);
    relations_ = folder_ + "_rels/" + main_.substr(folder_.size()) + ".rels";
  }

  std::string main() {
    std::optional<std::string> text = zip_.read(main_);
    if (!text) throw Trouble("file.damaged");
    return std::move(*text);
  }

  // Empty when the file has no such part.
  std::string part(const std::string& type, const std::string& usual_name) {
    const std::string name = target_of_type(relations_, "/" + type);
    return zip_.read(name.empty() ? folder_ + usual_name : name).value_or("");
  }

  std::string part_of_relation(std::string_view id) {
    for (pugi::xml_node relation : relations(relations_).children())
      if (docx::attribute(relation, "Id") == id) return zip_.read(resolve(relation)).value_or("");
    return "";
  }

  bool has_pictures() const { return zip_.has_folder(folder_ + "media/"); }

 private:
  pugi::xml_node relations(const std::string& name) {
    auto [at, fresh] = parsed_.try_emplace(name);
    if (fresh)
      if (std::optional<std::string> text = zip_.read(name)) docx::parse_xml(at->second, *text);
    return at->second.document_element();
  }

  std::string target_of_type(const std::string& name, const std::string& type) {
    for (pugi::xml_node relation : relations(name).children())
      if (docx::attribute(relation, "Type").ends_with(type) && docx::attribute(relation, "TargetMode") != "External")
        return resolve(relation);
    return "";
  }

  std::string resolve(pugi::xml_node relation) const {
    std::string target(docx::attribute(relation, "Target"));
    return target.starts_with('/') ? target.substr(1) : folder_ + target;
  }

  ZipArchive zip_;
  std::string main_, folder_, relations_;
  std::map<std::string, pugi::xml_document> parsed_;
};

// Tables that are set with TABs only, between those that are tables.
void find_tab_tables(Document& document) {
  std::vector<Table> all;
  auto line = document.lines.begin();
  auto take_until = [&](Offset end) {
    std::vector<Line> between;
    for (; line != document.lines.end() && line->span.begin < end; ++line) between.push_back(*line);
    for (Table& table : tables_in(document.text, between)) all.push_back(std::move(table));
  };
  for (Table& table : document.tables) {
    take_until(table.span.begin);
    while (line != document.lines.end() && line->span.begin < table.span.end) ++line;
    all.push_back(std::move(table));
  }
  take_until(static_cast<Offset>(document.text.size()) + 1);
  document.tables = std::move(all);
}

bool is_letter_or_digit(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (char c : text)
    if (is_letter_or_digit(static_cast<unsigned char>(c))) result += c;
  return result;
}

// The lines of headers or footers that say something which stands nowhere else.
std::vector<docx::Block> lines_of_margins(Package& package, docx::BodyReader& reader, pugi::xml_node body,
                                          std::string_view reference, std::string& seen,
                                          std::vector<pugi::xml_document>& parts) {
  std::set<std::string, std::less<>> ids;
  std::vector<std::string> order;
  for (pugi::xml_node at = body.first_child(); at && at != body;) {
    if (docx::local(at) == reference) {
      std::string id(docx::attribute(at, "id"));
      if (ids.insert(id).second) order.push_back(std::move(id));
    }
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != body && !at.next_sibling()) at = at.parent();
    if (at != body) at = at.next_sibling();
  }
  std::vector<docx::Block> kept;
  for (const std::string& id : order) {
    const std::string text = package.part_of_relation(id);
    if (text.empty()) continue;
    docx::parse_xml(parts.emplace_back(), text);
    std::vector<docx::Block> blocks = reader.read(parts.back().document_element());
    const std::string words = squeezed(docx::flat_text(blocks));
    // What is left of "Trang 2/5" without its fields is a word; page numbers typed by hand are digits only.
    const bool says_something = words.size() > 12 && words.find_first_not_of("0123456789") != words.npos;
    if (!says_something || seen.find(words) != seen.npos) continue;
    seen += "\n" + words;
    for (docx::Block& block : blocks) kept.push_back(std::move(block));
  }
  return kept;
}

}  // namespace

Document read_docx(std::string_view bytes) {
  Package package(bytes);
  pugi::xml_document main, styles, numbering, footnotes, endnotes;
  docx::parse_xml(main, package.main());
  auto load = [&](pugi::xml_document& document, const std::string& type) {
    if (const std::string text = package.part(type, type + ".xml"); !text.empty()) docx::parse_xml(document, text);
    return document.document_element();
  };
  docx::Styles the_styles(load(styles, "styles"));
  docx::Numbering the_numbering(load(numbering, "numbering"));
  docx::BodyReader reader(std::move(the_styles), std::move(the_numbering), load(footnotes, "footnotes"),
                          load(endnotes, "endnotes"));

  const pugi::xml_node body = docx::child(main.document_element(), "body");
  if (!body) throw Trouble("file.damaged");
  const std::vector<docx::Block> blocks = reader.read(body);
  const std::vector<docx::Block> endnote_blocks = reader.take_endnotes();
  std::string seen = squeezed(docx::flat_text(blocks));
  std::vector<pugi::xml_document> parts;
  const auto headers = lines_of_margins(package, reader, body, "headerReference", seen, parts);
  const auto footers = lines_of_margins(package, reader, body, "footerReference", seen, parts);

  Document document;
  document.kind = DocumentKind::docx;
  Writer writer(document);
  for (const auto* part : {&headers, &blocks, &endnote_blocks, &footers}) writer.write(*part);
  writer.finish();
  find_tab_tables(document);

  Page page;
  page.source = PageSource::docx;
  page.span = {0, static_cast<Offset>(document.text.size())};
  if (document.lines.empty()) page.state = package.has_pictures() ? PageState::unreadable : PageState::blank;
  document.pages.push_back(page);
  return document;
}

}  // namespace doisoat
