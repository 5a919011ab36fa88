#include "db/decisions.h"

#include "db/audit.h"
#include "db/unit_scale.h"

namespace doisoat {
namespace {

std::string unit_of(Connection& connection, RowId figure) {
  Statement unit(connection, "SELECT unit FROM figures WHERE id = ?1");
  unit.bind(figure);
  return unit.step() ? unit.text(0) : std::string();
}

}  // namespace

std::optional<FlagState> flag_state(Connection& connection, RowId flag) {
  Statement row(connection, "SELECT state, version, reported, expected FROM flags WHERE id = ?1");
  row.bind(flag);
  if (!row.step()) return std::nullopt;
  FlagState state{row.text(0), static_cast<int>(row.integer(1))};
  auto reported = row.decimal_or_none(2);
  Statement members(connection,
                    "SELECT f.id, f.value, f.odd_value, f.unit FROM flag_figures m JOIN figures f ON f.id = m.figure "
                    "WHERE m.flag = ?1 ORDER BY m.ordinal");
  members.bind(flag);
  while (members.step()) {
    state.figures.push_back(members.integer(0));
    if (reported && from_stored(members, 1, 2, members.text(3)) == *reported) state.as_reported.push_back(members.integer(0));
  }
  state.expected = row.decimal_or_none(3);
  Statement explained(connection,
                      "SELECT figure, value FROM explanations WHERE flag = ?1 AND figure IS NOT NULL "
                      "ORDER BY probability DESC, ordinal");
  explained.bind(flag);
  while (explained.step()) state.explained.push_back({explained.integer(0), explained.decimal_or_none(1)});
  return state;
}

std::map<RowId, Decimal> corrections_of(Connection& connection, RowId document) {
  Statement row(connection,
                "SELECT c.figure, c.value, c.odd_value, f.unit FROM corrections c JOIN figures f ON f.id = c.figure "
                "WHERE f.document = ?1");
  row.bind(document);
  std::map<RowId, Decimal> corrections;
  while (row.step()) corrections[row.integer(0)] = from_stored(row, 1, 2, row.text(3));
  return corrections;
}

RowId document_of_figure(Connection& connection, RowId figure) {
  Statement row(connection, "SELECT document FROM figures WHERE id = ?1");
  row.bind(figure);
  return row.step() ? row.integer(0) : 0;
}

RowId add_decision(Connection& connection, const NewDecision& decision) {
  Statement(connection,
            "INSERT INTO decisions (flag, flag_version, kind, figure, value, why, who, made_at, follows) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
      .bind(decision.flag, decision.flag_version, decision.kind, decision.figure, decision.value, decision.why, decision.who,
            utc_now(), decision.follows)
      .run();
  RowId row = connection.last_row();
  Statement(connection, "UPDATE flags SET state = ?2, version = version + 1 WHERE id = ?1")
      .bind(decision.flag, decision.new_state)
      .run();
  std::map<std::string, std::string> content{{"decision", std::to_string(row)},
                                             {"flag", std::to_string(decision.flag)},
                                             {"kind", decision.kind},
                                             {"why", decision.why}};
  if (decision.follows) content["follows"] = std::to_string(*decision.follows);
  if (decision.figure && decision.value) {
    auto value = to_stored(*decision.value, unit_of(connection, *decision.figure));
    if (!decision.follows)
      Statement(connection, "INSERT OR REPLACE INTO corrections VALUES (?1, ?2, ?3, ?4)")
          .bind(*decision.figure, value.scaled, value.odd, row)
          .run();
    content["figure"] = std::to_string(*decision.figure);
    content["value"] = decision.value->str();
  }
  add_audit(connection, decision.who, "decide", content);
  return row;
}

}  // namespace doisoat
