#include "cli/flag_text.h"

#include "cli/table.h"
#include "cli/text_width.h"

namespace doisoat {
namespace {

constexpr size_t kQuoteRoom = 180;  // columns of a quote in a list; with explanations it stands in full

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + "%"; }

std::string members(const FlagRow& flag, const Wording& wording) {
  TextTable table({{wording.text("column.id"), true},
                   {wording.text("column.value"), true},
                   {wording.text("column.unit")},
                   {wording.text("column.indicator"), false, true},
                   {wording.text("column.confidence"), true},
                   {wording.text("column.page"), true},
                   {wording.text("column.quote"), false, true}});
  for (const FigureRow& figure : flag.figures)
    table.add({std::to_string(figure.id), figure.value.vietnamese(), wording.unit(figure.unit),
               wording.indicator(figure.indicator, figure.breakdown), percent(figure.confidence),
               figure.page ? std::to_string(*figure.page) : "", figure.quote});
  if (table.empty()) return "";
  size_t width = terminal_width();
  std::string rows = table.str(width > 4 ? width - 4 : 0), out;
  for (size_t at = 0; at < rows.size();) {
    size_t end = rows.find('\n', at);
    out += "    " + rows.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

std::optional<Decimal> value_of(const FlagRow& flag, std::optional<RowId> figure) {
  for (const FigureRow& row : flag.figures)
    if (figure == row.id) return row.as_read ? *row.as_read : row.value;
  return std::nullopt;
}

}  // namespace

std::string flag_text(const FlagRow& flag, const Wording& wording, bool explain) {
  std::string place = flag.document_name + " (" + std::to_string(flag.document) + ")";
  if (flag.page) place += ", " + wording.text("flags.page", {{"page", std::to_string(*flag.page)}});
  std::string out = "#" + std::to_string(flag.id) + "  " + wording.text("severity." + std::string(name(flag.severity))) + " · " +
                    wording.rule(flag.rule) + " · " + printable(place) + "\n    " +
                    printable(wording.text(flag.message, flag.parameters)) + "\n";
  if (!flag.quote.empty()) {
    std::string quote = printable(flag.quote);
    out += "    “" + (explain ? quote : fit(quote, kQuoteRoom)) + "”\n";
  }
  if (explain) out += members(flag, wording);
  for (const ExplanationRow& row : flag.explanations) {
    Explanation explanation{row.kind, row.figure ? std::optional<FigureId>(0) : std::nullopt, row.value, row.probability};
    out += "    – " + wording.explanation(explanation, value_of(flag, row.figure)) + "\n";
    if (!explain) break;  // the most probable one
  }
  for (const DecisionRow& decision : flag.decisions) {
    std::string line = wording.text("decision." + decision.kind);
    if (decision.value) line += " " + decision.value->vietnamese();
    line += " · " + decision.who + " · " + decision.made_at.substr(0, 10);
    if (!decision.why.empty()) line += " · " + decision.why;
    out += "    → " + printable(line) + "\n";
  }
  return out;
}

}  // namespace doisoat
