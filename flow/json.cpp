#include "flow/json.h"

#include <array>

#include "flow/code_points.h"
#include "flow/json_writer.h"
#include "flow/private_text.h"
#include "flow/trouble_text.h"

namespace doisoat {
namespace {

struct Writer {
  const Result& result;
  const Catalogue& catalogue;
  const JsonOptions& options;
  const Document& document = result.document;
  const Extraction& extraction = result.extraction;
  PrivateText shown{document, extraction, options.show_names};
  CodePoints code_points{document.text};
  JsonWriter json{};

  void versions() {
    json.key("versions").begin_object();
    json.key("doisoat").string(DOISOAT_VERSION);
    json.key("catalogue").string(catalogue.version);
    json.key("tesseract").string_or_null(document.engines.tesseract);
    json.key("poppler").string_or_null(document.engines.poppler);
    json.end_object();
  }

  void area(const Area& area) {
    json.key("area");
    if (area.code.empty() && area.name.empty()) {
      json.null();
      return;
    }
    json.begin_object();
    json.key("code").string_or_null(area.code);
    json.key("name").string_or_null(area.name);
    json.end_object();
  }

  void report(const Report& report) {
    json.begin_object();
    json.key("title").string_or_null(report.title);
    json.key("number").string_or_null(report.number);
    json.key("issued").date(report.issued);
    json.key("issuer").string_or_null(report.issuer);
    json.key("kind").string(name(report.kind));
    area(report.area);
    json.key("from").date(report.from);
    json.key("to").date(report.to);
    json.key("confidence").rounded(report.confidence, 4);
    json.end_object();
  }

  void document_part() {
    json.key("document").begin_object();
    json.key("name").string(document.name);
    json.key("sha256").string(document.sha256);
    json.key("kind").string(name(document.kind));
    json.key("pages").begin_array();
    for (const Page& page : document.pages) {
      json.begin_object();
      json.key("page").integer(page.number);
      json.key("source").string(name(page.source));
      json.key("state").string(name(page.state));
      json.key("rotation").integer(page.rotation);
      json.end_object();
    }
    json.end_array();
    json.key("reports").begin_array();
    for (const Report& each : extraction.reports) report(each);
    json.end_array().end_object();
  }

  // Where a span stands: page, box, and for plain text the offset.
  void place(Span span) {
    const Page* page = document.page_of(span.begin);
    json.key("page");
    page ? json.integer(page->number) : json.null();
    json.key("box").box(document.box_of(span));
    json.key("offset");
    document.kind == DocumentKind::text ? json.integer(code_points.at(span.begin)) : json.null();
  }

  void figure(const Figure& figure) {
    json.begin_object();
    json.key("id").integer(figure.id);
    json.key("report").integer(figure.report);
    json.key("indicator").string_or_null(figure.indicator);
    json.key("breakdown").begin_object();
    for (const auto& [dimension, value] : figure.breakdown) json.key(dimension).string(value);
    json.end_object();
    json.key("measure").string(name(figure.measure));
    json.key("value").number(figure.value);
    json.key("unit").string_or_null(figure.unit);
    json.key("from").date(figure.from);
    json.key("to").date(figure.to);
    json.key("qualifier").string_or_null(figure.qualifier ? name(*figure.qualifier) : "");
    area(figure.area);
    place(figure.numeral);
    json.key("quote").string(shown.at(figure.quote));
    json.key("text").string(shown.at(figure.numeral));
    json.key("confidence").rounded(figure.confidence, 4);
    json.key("alternatives").begin_array();
    for (const Alternative& other : figure.alternatives)
      json.begin_object().key("text").string(other.text).key("confidence").rounded(other.confidence, 4).end_object();
    json.end_array();
    json.key("evidence").begin_array();
    for (const Evidence& evidence : figure.evidence) {
      json.begin_object().key("field").string(evidence.field).key("from").string(evidence.from);
      json.key("quote").string(shown.at(evidence.quote)).end_object();
    }
    json.end_array().end_object();
  }

  void flag(const Flag& flag) {
    json.begin_object();
    json.key("rule").string(flag.rule);
    json.key("severity").string(name(flag.severity));
    json.key("figures").begin_array();
    for (FigureId id : flag.figures) json.integer(id);
    json.end_array();
    json.key("expected").number(flag.expected);
    json.key("reported").number(flag.reported);
    json.key("quote").string(shown.at(flag.quote));
    json.key("message").string(catalogue.messages.text(options.language, flag.message, flag.parameters));
    json.key("explanations").begin_array();
    for (const Explanation& explanation : flag.explanations) {
      json.begin_object().key("kind").string(name(explanation.kind));
      json.key("figure");
      explanation.figure ? json.integer(*explanation.figure) : json.null();
      json.key("value").number(explanation.value);
      json.key("probability").rounded(explanation.probability, 4).end_object();
    }
    json.end_array().end_object();
  }

  void ledger() {
    std::array<int, 8> counts{};
    for (const LedgerItem& item : extraction.ledger) ++counts.at(static_cast<size_t>(item.ledger_class));
    json.key("ledger").begin_object();
    json.key("numbers").integer(static_cast<std::int64_t>(extraction.ledger.size()));
    for (size_t i = 0; i < counts.size(); ++i) json.key(name(static_cast<LedgerClass>(i))).integer(counts[i]);
    json.key("items").begin_array();
    for (const LedgerItem& item : extraction.ledger) {
      json.begin_object();
      place(item.span);
      json.key("text").string(shown.at(item.span));
      json.key("class").string(name(item.ledger_class));
      json.key("figure");
      item.figure ? json.integer(*item.figure) : json.null();
      json.key("confidence").rounded(item.confidence, 4);
      json.end_object();
    }
    json.end_array().end_object();
  }
};

}  // namespace

std::string result_json(const Result& result, const Catalogue& catalogue, const JsonOptions& options) {
  Writer writer{result, catalogue, options};
  JsonWriter& json = writer.json;
  json.begin_object().key("schema").integer(1);
  writer.versions();
  writer.document_part();
  json.key("figures").begin_array();
  for (const Figure& figure : result.extraction.figures) writer.figure(figure);
  json.end_array();
  json.key("flags").begin_array();
  for (const Flag& flag : result.flags) writer.flag(flag);
  json.end_array();
  writer.ledger();
  return json.end_object().str();
}

std::string error_json(const std::string& name, const Trouble& trouble, const Messages& messages, Language language) {
  JsonWriter json;
  json.begin_object().key("schema").integer(1);
  json.key("document").begin_object().key("name").string(name).end_object();
  json.key("error").begin_object().key("code").string(trouble.code);
  json.key("message").string(trouble_text(trouble, name, messages, language));
  return json.end_object().end_object().str();
}

}  // namespace doisoat
