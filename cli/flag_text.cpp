#include "cli/flag_text.h"

#include <algorithm>

#include "cli/table.h"
#include "cli/text_width.h"
#include "flow/explanation_text.h"
#include "flow/indicator_text.h"

namespace doisoat {
namespace {

constexpr size_t kQuoteRoom = 180;  // columns of a quote in a list; with explanations it stands in full

std::string members(const FlagRow& flag, const Wording& wording) {
  // Figures of other reports say which, and of what time they are.
  bool others = std::any_of(flag.figures.begin(), flag.figures.end(), [&](const FigureRow& figure) { return figure.document != flag.document; });
  std::vector<Column> columns{{wording.text("column.id"), true},
                                         {wording.text("column.value"), true},
                                         {wording.text("column.unit")},
                                         {wording.text("column.indicator"), false, true},
                                         {wording.text("column.measure")},
                                         {wording.text("column.confidence"), true},
                                         {wording.text("column.page"), true}};
  if (others) {
    columns.push_back({wording.text("column.document"), false, true});
    columns.push_back({wording.text("column.time")});
  }
  columns.push_back({wording.text("column.quote"), false, true});
  TextTable table(columns);
  for (const FigureRow& figure : flag.figures) {
    std::vector<std::string> row{std::to_string(figure.id), figure.value.vietnamese(), wording.unit(figure.unit),
                                 wording.indicator(figure.indicator, figure.breakdown),
                                 wording.text("measure." + std::string(name(figure.measure))),
                                 figure.confidence < 1 ? wording.chance(figure.confidence) : "–",
                                 figure.page ? std::to_string(*figure.page) : ""};
    if (others) {
      row.push_back(figure.document_name + " (" + std::to_string(figure.document) + ")");
      row.push_back(wording.period(figure.from, figure.to));
    }
    row.push_back(figure.quote);
    table.add(row);
  }
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

}  // namespace

std::string flag_text(const FlagRow& flag, const Wording& wording, bool explain) {
  std::string place = flag.document_name + " (" + std::to_string(flag.document) + ")";
  if (flag.page) place += ", " + wording.text("flags.page", {{"page", std::to_string(*flag.page)}});
  std::string out = "#" + std::to_string(flag.id) + "  " + wording.text("severity." + std::string(name(flag.severity))) + " · " +
                    wording.rule(flag.rule) + " · " + printable(place) + "\n    ";
  std::string subject = subject_text(flag, wording.catalogue, wording.language);
  if (!subject.empty()) out += subject + ": ";
  out += printable(wording.text(flag.message, flag.parameters)) + "\n";
  if (!flag.quote.empty()) {
    std::string quote = printable(flag.quote);
    out += "    “" + (explain ? quote : fit(quote, kQuoteRoom)) + "”\n";
  }
  if (explain) {
    out += "    " + wording.rule_explanation(flag.rule) + "\n";
    out += members(flag, wording);
  }
  for (const ExplanationRow& row : flag.explanations) {
    out += "    – " + explanation_text(flag, row, wording.catalogue.messages, wording.language) + " (" + wording.chance(row.probability) + ")\n";
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
