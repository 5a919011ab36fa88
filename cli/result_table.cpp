#include "cli/result_table.h"

#include <algorithm>
#include <array>

#include "cli/table.h"
#include "cli/text_width.h"
#include "cli/wording.h"
#include "flow/private_text.h"

namespace doisoat {
namespace {

std::string reports(const Result& result, const Wording& wording) {
  std::string out;
  for (const Report& report : result.extraction.reports) {
    out += "  " + wording.text("report.kind." + std::string(name(report.kind)));
    if (!report.number.empty()) out += " " + report.number;
    if (report.issued) out += " · " + report.issued->vietnamese();
    if (!report.area.name.empty()) out += " · " + report.area.name;
    if (report.from || report.to) out += " · " + wording.period(report.from, report.to);
    if (!report.issuer.empty()) out += " · " + report.issuer;
    out += "\n";
  }
  return out;
}

}  // namespace

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
  out += reports(result, wording);

  TextTable figures({{wording.text("column.value"), true},
                     {wording.text("column.unit")},
                     {wording.text("column.indicator"), false, true},
                     {wording.text("column.measure")},
                     {wording.text("column.time")},
                     {wording.text("column.quote"), false, true}});
  for (const Figure& figure : result.extraction.figures)
    figures.add({wording.value(figure), wording.unit(figure.unit), wording.indicator(figure.indicator, figure.breakdown),
                 wording.text("measure." + std::string(name(figure.measure))), wording.period(figure.from, figure.to),
                 shown.at(figure.quote)});
  if (!figures.empty()) out += "\n" + figures.str(width);

  if (!result.flags.empty()) out += "\n";
  for (const Flag& flag : result.flags)
    out += wording.text("severity." + std::string(name(flag.severity))) + " · " + wording.text("rule." + flag.rule) + ": " +
           printable(wording.text(flag.message, flag.parameters)) + "\n    “" + printable(shown.at(flag.quote)) + "”\n";

  std::array<int, 8> counts{};
  for (const LedgerItem& item : result.extraction.ledger) ++counts.at(static_cast<size_t>(item.ledger_class));
  out += "\n" + wording.text("read.ledger", {{"numbers", std::to_string(result.extraction.ledger.size())}});
  for (size_t i = 0; i < counts.size(); ++i)
    if (counts[i])
      out += (out.back() == ':' ? " " : ", ") + wording.text("ledger." + std::string(name(static_cast<LedgerClass>(i)))) + " " +
             std::to_string(counts[i]);
  return out + "\n";
}

}  // namespace doisoat
