#include "flow/decide.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/choice.h"
#include "cli/command.h"
#include "cli/database_option.h"
#include "cli/exit_code.h"
#include "cli/typed_number.h"
#include "document/trouble.h"
#include "flow/import.h"

namespace doisoat {
namespace {

struct DecideOptions {
  RowId flag = 0;
  std::string action, value, why;
  RowId figure = 0;
};

DecisionKind kind_of(const std::string& action) {
  for (DecisionKind kind : {DecisionKind::accept, DecisionKind::correct, DecisionKind::dismiss})
    if (action == name(kind)) return kind;
  return DecisionKind::return_;
}

int decide_flag(const DecideOptions& options, const Program& program) {
  Decision decision{.flag = options.flag, .kind = kind_of(options.action), .why = options.why, .who = current_user()};
  if (!options.value.empty()) {
    if (decision.kind != DecisionKind::correct) throw Trouble("input.value_not_wanted", {{"value", options.value}});
    decision.value = parse_typed_number(options.value);
    if (!decision.value) throw Trouble("input.number", {{"value", options.value}});
  }
  if (options.figure) decision.figure = options.figure;
  Database database = Database::open_existing(program.database);
  Catalogue catalogue = load_whole_catalogue();
  Decided decided = decide(database, decision, &catalogue);
  Parameters parameters{{"flag", std::to_string(options.flag)}};
  if (decided.figure) {
    auto rows = list_figures(database.connection(), {.figure = decided.figure, .superseded = true});
    if (!rows.empty()) {
      parameters["value"] = rows[0].value.str();
      parameters["as_read"] = rows[0].as_read ? rows[0].as_read->str() : rows[0].value.str();
    }
  }
  std::cout << program.text(std::string("decided.") + name(decision.kind), parameters) << "\n";
  const Rechecked& rechecked = decided.rechecked;
  if (size_t settled = rechecked.settled.size()) std::cout << program.text("decided.settled", {{"flags", std::to_string(settled)}}) << "\n";
  if (size_t raised = rechecked.raised.size() + static_cast<size_t>(rechecked.against_others))
    std::cout << program.text("decided.raised", {{"flags", std::to_string(raised)}}) << "\n";
  return kDone;
}

}  // namespace

void add_decide(CLI::App& app, Program& program) {
  auto options = std::make_shared<DecideOptions>();
  CLI::App* command = app.add_subcommand("decide", program.text("help.decide"));
  command->add_option("FLAG", options->flag, program.text("help.decide_flag"))->required();
  command->add_option("DECISION", options->action, program.text("help.decide_decision"))
      ->required()
      ->check(one_of("accept|correct|dismiss|return"));
  command->add_option("VALUE", options->value, program.text("help.decide_value"));
  command->add_option("--why", options->why, program.text("help.decide_why"))->option_text(program.text("help.label.words"));
  command->add_option("--figure", options->figure, program.text("help.decide_figure"))->option_text("N");
  add_database_option(*command, program);
  command->callback([options, &program] { program.run = [options, &program] { return decide_flag(*options, program); }; });
}

}  // namespace doisoat
