#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/database_option.h"
#include "cli/exit_code.h"
#include "cli/flag_text.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "db/database.h"
#include "db/store.h"
#include "flow/private_text.h"

namespace doisoat {
namespace {

struct ShowOptions {
  std::string document;
  bool show_names = false;
};

// Marks around a numeral: colours on a terminal, brackets elsewhere. Flagged figures stand out.
struct Marks {
  const char* figure;
  const char* flagged;
  const char* unresolved;
  const char* end;
};
constexpr Marks kColours{"\033[1;36m", "\033[1;37;41m", "\033[33m", "\033[0m"};
constexpr Marks kBrackets{"[", "[!", "[?", "]"};

// One line of text that a terminal can be trusted with; TAB and line ends stay.
std::string clean(const std::string& text) {
  std::string out, part;
  for (char c : text) {
    if (c == '\n' || c == '\t') {
      out += printable(part) + c;
      part.clear();
    } else if (c == '\f') {
      out += printable(part) + "\n" + std::string(40, '-') + "\n";
      part.clear();
    } else {
      part += c;
    }
  }
  return out + printable(part);
}

std::string marked_text(const StoredReading& reading, const PrivateText& shown, const Marks& marks) {
  std::set<FigureId> flagged;
  for (const Flag& flag : reading.flags) flagged.insert(flag.figures.begin(), flag.figures.end());
  std::string out;
  Offset at = 0;
  auto size = static_cast<Offset>(reading.document.text.size());
  for (const LedgerItem& item : reading.extraction.ledger) {
    const char* mark = item.ledger_class == LedgerClass::unresolved ? marks.unresolved : nullptr;
    if (item.figure) mark = flagged.contains(*item.figure) ? marks.flagged : marks.figure;
    if (!mark || item.span.begin < at) continue;
    out += clean(shown.at({at, item.span.begin})) + mark + clean(shown.at(item.span)) + marks.end;
    at = item.span.end;
  }
  return out + clean(shown.at({at, size}));
}

std::string ledger_text(const StoredReading& reading, const Wording& wording) {
  std::array<int, 8> counts{};
  for (const LedgerItem& item : reading.extraction.ledger) ++counts.at(static_cast<size_t>(item.ledger_class));
  return wording.ledger(counts);
}

int show_document(const ShowOptions& options, const Program& program, Database& database) {
  Catalogue catalogue = load_whole_catalogue();
  Wording wording{catalogue, program.language};
  DocumentRow row = document_named(database.connection(), options.document);
  StoredReading reading = load(database.connection(), row.id);
  PrivateText shown(reading.document, reading.extraction, options.show_names);
  bool colours = isatty(STDOUT_FILENO);
  std::cout << printable(row.name) << " (" << row.id << ")\n";
  for (const Report& report : row.reports) std::cout << "  " << printable(wording.report(report)) << "\n";
  std::cout << program.text("show.legend", {{"marks", colours ? "colours" : "brackets"}}) << "\n\n"
            << marked_text(reading, shown, colours ? kColours : kBrackets) << "\n\n";
  auto flags = list_flags(database.connection(), {.open_only = false, .document = row.id, .superseded = true});
  for (const FlagRow& flag : flags) std::cout << flag_text(flag, wording, false) << "\n";
  std::cout << program.text(flags.empty() ? "flags.none" : "flags.count", {{"flags", std::to_string(flags.size())}}) << "\n"
            << ledger_text(reading, wording) << "\n";
  return kDone;
}

int list_all(const Program& program, Database& database) {
  TextTable table({{program.text("column.id"), true},
                   {program.text("column.document"), false, true},
                   {program.text("column.place"), false, true},
                   {program.text("column.time")},
                   {program.text("column.pages"), true},
                   {program.text("column.figures"), true},
                   {program.text("column.flags"), true}});
  Catalogue catalogue = load_whole_catalogue();
  Wording wording{catalogue, program.language};
  for (const DocumentRow& row : list_documents(database.connection())) {
    std::string place, time;
    if (!row.reports.empty()) {
      place = row.reports[0].area.name;
      time = wording.period(row.reports[0].from, row.reports[0].to);
    }
    table.add({std::to_string(row.id), row.name + (row.current ? "" : " " + program.text("show.superseded")), place, time,
               std::to_string(row.pages), std::to_string(row.figures), std::to_string(row.open_flags)});
  }
  std::cout << (table.empty() ? program.text("show.none") + "\n" : table.str(terminal_width()));
  return kDone;
}

int show(const ShowOptions& options, const Program& program) {
  Database database = Database::open_existing(program.database);
  return options.document.empty() ? list_all(program, database) : show_document(options, program, database);
}

}  // namespace

void add_show(CLI::App& app, Program& program) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App* command = app.add_subcommand("show", program.text("help.show"));
  command->add_option("DOCUMENT", options->document, program.text("help.show_document"));
  command->add_flag("--show-names", options->show_names, program.text("help.show_names"));
  add_database_option(*command, program);
  command->callback([options, &program] { program.run = [options, &program] { return show(*options, program); }; });
}

}  // namespace doisoat
