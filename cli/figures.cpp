#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "cli/csv.h"
#include "cli/database_option.h"
#include "cli/exit_code.h"
#include "cli/period.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "cli/wording.h"
#include "db/database.h"
#include "document/trouble.h"
#include "flow/json_writer.h"

namespace doisoat {
namespace {

struct FiguresOptions {
  std::string place, period, indicator, document;
  bool csv = false, json = false;
};

FigureFilter filter_of(const FiguresOptions& options, Connection& connection, const Vocabulary& vocabulary) {
  FigureFilter filter{.place = options.place, .indicator = options.indicator};
  if (!options.period.empty()) {
    auto period = parse_period(options.period);
    if (!period) throw Trouble("input.period", {{"period", options.period}});
    filter.from = period->from;
    filter.to = period->to;
  }
  if (!options.indicator.empty() && vocabulary.indicator(options.indicator) < 0) {
    std::string codes;
    for (const Indicator& indicator : vocabulary.indicators) codes += (codes.empty() ? "" : ", ") + indicator.code;
    throw Trouble("input.indicator", {{"indicator", options.indicator}, {"codes", codes}});
  }
  if (!options.document.empty()) filter.document = document_named(connection, options.document).id;
  return filter;
}

std::string breakdown_text(const Breakdown& breakdown) {
  std::string text;
  for (const auto& [dimension, value] : breakdown) text += (text.empty() ? "" : ";") + dimension + "=" + value;
  return text;
}

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : ""; }

void print_csv(const std::vector<FigureRow>& rows) {
  std::cout << csv_line({"id", "place_code", "place", "indicator", "breakdown", "measure", "value", "unit", "from", "to", "qualifier",
                         "as_read", "confidence", "document", "file", "page", "quote"});
  for (const FigureRow& row : rows)
    std::cout << csv_line({std::to_string(row.id), row.area.code, row.area.name, row.indicator, breakdown_text(row.breakdown),
                           name(row.measure), row.value.str(), row.unit, iso(row.from), iso(row.to),
                           row.qualifier ? name(*row.qualifier) : "", row.as_read ? row.as_read->str() : "",
                           JsonWriter().rounded(row.confidence, 4).str(), std::to_string(row.document), row.document_name,
                           row.page ? std::to_string(*row.page) : "", row.quote});
}

void print_json(const FigureRow& row) {
  JsonWriter json;
  json.begin_object().key("id").integer(row.id);
  json.key("document").integer(row.document);
  json.key("file").string(row.document_name);
  json.key("report");
  row.report ? json.integer(*row.report) : json.null();
  json.key("indicator").string_or_null(row.indicator);
  json.key("breakdown").begin_object();
  for (const auto& [dimension, value] : row.breakdown) json.key(dimension).string(value);
  json.end_object();
  json.key("measure").string(name(row.measure));
  json.key("value").number(row.value);
  json.key("as_read").number(row.as_read);
  json.key("unit").string_or_null(row.unit);
  json.key("from").date(row.from).key("to").date(row.to);
  json.key("qualifier").string_or_null(row.qualifier ? name(*row.qualifier) : "");
  json.key("area").begin_object().key("code").string_or_null(row.area.code).key("name").string_or_null(row.area.name).end_object();
  json.key("page");
  row.page ? json.integer(*row.page) : json.null();
  json.key("box").box(row.box);
  json.key("offset");
  row.code_point ? json.integer(*row.code_point) : json.null();
  json.key("quote").string(row.quote).key("text").string(row.numeral);
  json.key("confidence").rounded(row.confidence, 4);
  std::cout << json.end_object().str() << "\n";
}

void print_table(const std::vector<FigureRow>& rows, const Program& program, const Wording& wording) {
  TextTable table({{program.text("column.place"), false, true},
                   {program.text("column.indicator"), false, true},
                   {program.text("column.measure")},
                   {program.text("column.value"), true},
                   {program.text("column.unit")},
                   {program.text("column.time")},
                   {program.text("column.document"), false, true},
                   {program.text("column.quote"), false, true}});
  for (const FigureRow& row : rows)
    table.add({row.area.name, wording.indicator(row.indicator, row.breakdown), program.text(std::string("measure.") + name(row.measure)),
               wording.value(row.value, row.qualifier) + (row.as_read ? " *" : ""), wording.unit(row.unit), wording.period(row.from, row.to),
               row.document_name + " (" + std::to_string(row.document) + ")", row.quote});
  if (!table.empty()) std::cout << table.str(terminal_width()) << "\n";
  std::cout << program.text(rows.empty() ? "figures.none" : "figures.count", {{"figures", std::to_string(rows.size())}}) << "\n";
  bool corrected = std::any_of(rows.begin(), rows.end(), [](const FigureRow& row) { return row.as_read.has_value(); });
  if (corrected) std::cout << program.text("figures.corrected") << "\n";
}

int list(const FiguresOptions& options, const Program& program) {
  Catalogue catalogue = load_whole_catalogue();
  Database database = Database::open_existing(program.database);
  auto rows = list_figures(database.connection(), filter_of(options, database.connection(), catalogue.vocabulary));
  if (options.csv) {
    print_csv(rows);
  } else if (options.json) {
    for (const FigureRow& row : rows) print_json(row);
  } else {
    print_table(rows, program, {catalogue, program.language});
  }
  return kDone;
}

}  // namespace

void add_figures(CLI::App& app, Program& program) {
  auto options = std::make_shared<FiguresOptions>();
  CLI::App* command = app.add_subcommand("figures", program.text("help.figures"));
  command->add_option("--place", options->place, program.text("help.figures_place"))->option_text(program.text("help.label.name"));
  command->add_option("--period", options->period, program.text("help.figures_period"))->option_text("2024|05/2024|2024-Q2|…");
  command->add_option("--indicator", options->indicator, program.text("help.figures_indicator"))->option_text(program.text("help.label.code"));
  command->add_option("--document", options->document, program.text("help.document"))->option_text("DOCUMENT");
  auto* csv = command->add_flag("--csv", options->csv, program.text("help.figures_csv"));
  command->add_flag("--json", options->json, program.text("help.figures_json"))->excludes(csv);
  add_database_option(*command, program);
  command->callback([options, &program] { program.run = [options, &program] { return list(*options, program); }; });
}

}  // namespace doisoat
