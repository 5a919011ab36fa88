#include "flow/flag_json.h"

#include "flow/explanation_text.h"
#include "flow/flag_order.h"
#include "flow/json_writer.h"

namespace doisoat {
namespace {

constexpr int kDigits = 4;  // of probabilities

void figure(JsonWriter& json, const FigureRow& row) {
  json.begin_object().key("id").integer(row.id);
  json.key("indicator").string_or_null(row.indicator);
  json.key("breakdown").begin_object();
  for (const auto& [dimension, value] : row.breakdown) json.key(dimension).string(value);
  json.end_object().key("measure").string(name(row.measure));
  json.key("value").number(row.value).key("as_read").number(row.as_read).key("unit").string_or_null(row.unit);
  json.key("from").date(row.from).key("to").date(row.to);
  json.key("page");
  row.page ? json.integer(*row.page) : json.null();
  json.key("box").box(row.box).key("text").string(row.numeral).key("quote").string(row.quote);
  json.key("confidence").rounded(row.confidence, kDigits).end_object();
}

}  // namespace

std::string flag_json(const FlagRow& flag, const Messages& messages, Language language) {
  JsonWriter json;
  json.begin_object().key("id").integer(flag.id).key("document").integer(flag.document).key("name").string(flag.document_name);
  json.key("rule").string(flag.rule).key("severity").string(name(flag.severity)).key("urgency").rounded(urgency(flag), kDigits);
  json.key("state").string(flag.state).key("version").integer(flag.version).key("page");
  flag.page ? json.integer(*flag.page) : json.null();
  json.key("expected").number(flag.expected).key("reported").number(flag.reported).key("quote").string(flag.quote);
  json.key("message").string(messages.text(language, flag.message, flag.parameters));
  json.key("figures").begin_array();
  for (const FigureRow& row : flag.figures) figure(json, row);
  json.end_array().key("explanations").begin_array();
  for (const ExplanationRow& row : flag.explanations) {
    json.begin_object().key("kind").string(name(row.kind)).key("figure");
    row.figure ? json.integer(*row.figure) : json.null();
    json.key("value").number(row.value).key("probability").rounded(row.probability, kDigits);
    json.key("message").string(explanation_text(flag, row, messages, language)).end_object();
  }
  json.end_array().key("decisions").begin_array();
  for (const DecisionRow& row : flag.decisions) {
    json.begin_object().key("kind").string(row.kind).key("figure");
    row.figure ? json.integer(*row.figure) : json.null();
    json.key("value").number(row.value).key("why").string(row.why).key("who").string(row.who).key("made_at").string(row.made_at).end_object();
  }
  return json.end_array().end_object().str();
}

}  // namespace doisoat
