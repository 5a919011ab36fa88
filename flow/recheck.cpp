#include "flow/recheck.h"

#include <algorithm>
#include <map>

#include "check/check.h"
#include "db/store.h"
#include "db/store_flags.h"
#include "flow/private_text.h"
#include "flow/reconcile.h"

namespace doisoat {
namespace {

// What a person says of a figure is certain: no other reading of it is left.
void apply(const std::map<RowId, Decimal>& corrections, const std::vector<RowId>& rows, std::vector<Figure>& figures) {
  for (Figure& figure : figures) {
    auto correction = corrections.find(rows[figure.id]);
    if (correction == corrections.end()) continue;
    figure.value = correction->second;
    figure.decimals = std::max(figure.decimals, figure.value.scale());
    figure.confidence = 1;
    figure.alternatives.clear();
  }
}

}  // namespace

Rechecked recheck(Connection& connection, const NewDecision& correction, RowId decision, const Catalogue& catalogue) {
  RowId document = document_of_figure(connection, *correction.figure);
  StoredReading stored = load(connection, document);
  apply(corrections_of(connection, document), stored.figure_rows, stored.extraction.figures);
  PartRows rows = part_rows(connection, document);

  std::map<FlagIdentity, Flag> standing;
  for (Flag& flag : check(stored.extraction, catalogue).flags)
    if (FlagIdentity key = identity(flag, rows); key.figures.contains(*correction.figure))
      standing.emplace(key, std::move(flag));

  Rechecked out;
  for (const StoredFlag& flag : flags_of(connection, document)) {
    if (!flag.identity.figures.contains(*correction.figure)) continue;
    // What needs other documents is renewed below.
    if (const CheckRule* rule = catalogue.rules.find(flag.identity.rule); rule && rule->other_documents) continue;
    auto still = standing.find(flag.identity);
    if (flag.state == "open" && still == standing.end()) {
      NewDecision settled = correction;
      settled.flag = flag.row;
      settled.flag_version = flag.version;
      settled.follows = decision;
      add_decision(connection, settled);
      out.settled.push_back(flag.row);
    } else if (flag.state == "open") {
      update_flag(connection, flag.row, rows, still->second);
    }
    // The flag just decided by this correction is raised anew when it still does not add up.
    if (still != standing.end() && flag.row != correction.flag) standing.erase(still);
  }
  PrivateText shown(stored.document, stored.extraction, false);
  ReadDocument reading{stored.document, stored.extraction, stored.flags, [&](Span span) { return shown.at(span); }, {}};
  std::vector<Flag> raised;
  for (auto& [key, flag] : standing) raised.push_back(std::move(flag));
  out.raised = add_flags(connection, reading, document, rows, raised);
  out.against_others = reconcile(connection, document, catalogue);
  return out;
}

}  // namespace doisoat
