#include "flow/decide.h"

#include <algorithm>

#include "db/decisions.h"
#include "db/queries.h"
#include "document/trouble.h"

namespace doisoat {
namespace {

const char* new_state(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::accept: return "accepted";
    case DecisionKind::correct: return "corrected";
    case DecisionKind::dismiss: return "dismissed";
    case DecisionKind::return_: return "returned";
  }
  return "";
}

Trouble already_decided(Connection& connection, RowId flag) {
  auto rows = list_flags(connection, {.open_only = false, .flag = flag});
  std::map<std::string, std::string> parameters{{"flag", std::to_string(flag)}};
  if (!rows.empty() && !rows[0].decisions.empty()) {
    const DecisionRow& last = rows[0].decisions.back();
    parameters["who"] = last.who;
    parameters["kind"] = last.kind;
    parameters["made_at"] = last.made_at;
  }
  return Trouble("decide.already_decided", parameters);
}

// The one given; else the one that an explanation gives this very value; else the reported total, when it gets the value the
// others imply; else the most probable culprit. Where the flag points at none, a person must say.
RowId figure_to_correct(const Decision& decision, const FlagState& flag) {
  if (decision.figure) {
    if (std::find(flag.figures.begin(), flag.figures.end(), *decision.figure) == flag.figures.end())
      throw Trouble("decide.not_in_flag",
                    {{"flag", std::to_string(decision.flag)}, {"figure", std::to_string(*decision.figure)}});
    return *decision.figure;
  }
  if (flag.figures.size() == 1) return flag.figures[0];
  for (const FlagState::Explained& each : flag.explained)
    if (each.value == decision.value) return each.figure;
  if (flag.expected == decision.value && flag.as_reported.size() == 1) return flag.as_reported[0];
  if (!flag.explained.empty()) return flag.explained[0].figure;
  if (flag.as_reported.size() == 1) return flag.as_reported[0];
  std::string choice;
  for (RowId figure : flag.figures) choice += (choice.empty() ? "" : ", ") + std::to_string(figure);
  throw Trouble("decide.which_figure", {{"flag", std::to_string(decision.flag)}, {"figures", choice}});
}

}  // namespace

const char* name(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::accept: return "accept";
    case DecisionKind::correct: return "correct";
    case DecisionKind::dismiss: return "dismiss";
    case DecisionKind::return_: return "return";
  }
  return "";
}

Decided decide(Database& database, const Decision& decision, const Catalogue* catalogue) {
  std::string flag_text = std::to_string(decision.flag);
  bool corrects = decision.kind == DecisionKind::correct;
  if (corrects && !decision.value) throw Trouble("decide.value_needed", {{"flag", flag_text}});
  if (decision.kind == DecisionKind::dismiss && decision.why.find_first_not_of(" \t\n") == std::string::npos)
    throw Trouble("decide.why_needed", {{"flag", flag_text}});

  Connection& connection = database.connection();
  Transaction transaction(connection);  // from here on nobody else writes
  auto flag = flag_state(connection, decision.flag);
  if (!flag) throw Trouble("decide.no_such_flag", {{"flag", flag_text}});
  // Who gives the version that he saw may decide anew on a decided flag; who does not, only on an open one.
  bool seen = decision.seen_version ? *decision.seen_version == flag->version : flag->state == "open";
  if (!seen) throw already_decided(connection, decision.flag);

  NewDecision row{decision.flag, flag->version, name(decision.kind), new_state(decision.kind),
                  std::nullopt,  std::nullopt,  decision.why,        decision.who};
  if (corrects) {
    row.figure = figure_to_correct(decision, *flag);
    row.value = decision.value;
  }
  Decided decided{add_decision(connection, row), row.figure};
  if (corrects && catalogue) decided.rechecked = recheck(connection, row, decided.decision, *catalogue);
  transaction.commit();
  return decided;
}

}  // namespace doisoat
