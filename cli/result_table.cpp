#include "cli/result_table.h"

#include <algorithm>
#include <array>

#include "cli/table.h"
#include "cli/text_width.h"
#include "cli/wording.h"
#include "flow/private_text.h"

namespace doisoat {
std::string result_table(const Result& result, const Catalogue& catalogue, Language language, bool show_names) {
  const Document& document = result.document;
  Wording wording{catalogue, language};
  PrivateText shown(document, result.extraction, show_names);
  size_t width = terminal_width();

  std::string out = printable(document.name) + " · " + wording.text("document.kind." + std::string(name(document.kind))) + " · " +
                    wording.text("read.pages", {{"pages", std::to_string(document.pages.size())}}) + "\n";
  for (const Page& page : document.pages)
    if (page.state != PageState::ok)
      out += "  " + wording.text("page.state." + std::string(name(page.state)), {{"page", std::to_string(page.number)}}) + "\n";
  for (const Report& report : result.extraction.reports) out += "  " + printable(wording.report(report)) + "\n";

  TextTable figures({{wording.text("column.value"), true},
                     {wording.text("column.unit")},
                     {wording.text("column.indicator"), false, true},
                     {wording.text("column.measure")},
                     {wording.text("column.time")},
                     {wording.text("column.quote"), false, true}});
  for (const Figure& figure : result.extraction.figures)
    figures.add({wording.value(figure.value, figure.qualifier), wording.unit(figure.unit), wording.indicator(figure.indicator, figure.breakdown),
                 wording.text("measure." + std::string(name(figure.measure))), wording.period(figure.from, figure.to),
                 shown.at(figure.quote)});
  if (!figures.empty()) out += "\n" + figures.str(width);

  if (!result.flags.empty()) out += "\n";
  for (const Flag& flag : result.flags) {
    out += wording.text("severity." + std::string(name(flag.severity))) + " · " + wording.rule(flag.rule) + "\n    " +
           printable(wording.text(flag.message, flag.parameters)) + "\n    “" + printable(shown.at(flag.quote)) + "”\n";
    for (const Explanation& explanation : flag.explanations) {
      const Figure* figure = explanation.figure ? &result.extraction.figures.at(static_cast<size_t>(*explanation.figure)) : nullptr;
      std::optional<Decimal> value = figure ? std::optional(figure->value) : std::nullopt;
      out += "    – " + wording.explanation(explanation, value, figure ? figure->confidence : 1) + "\n";
    }
  }

  std::array<int, 8> counts{};
  for (const LedgerItem& item : result.extraction.ledger) ++counts.at(static_cast<size_t>(item.ledger_class));
  out += "\n" + wording.ledger(counts);
  return out + "\n";
}

}  // namespace doisoat
