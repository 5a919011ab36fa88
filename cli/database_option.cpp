#include "cli/database_option.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "db/database.h"
#include "document/trouble.h"

namespace doisoat {
namespace {

bool is_called(const DocumentRow& document, const std::string& words) {
  auto fits = [&](const std::string& name) { return name == words || name.ends_with("/" + words); };
  return fits(document.name) || std::any_of(document.names.begin(), document.names.end(), fits);
}

}  // namespace

void add_database_option(CLI::App& command, Program& program) {
  program.database = default_database().string();
  command.add_option("--db", program.database, program.text("help.db"))->option_text(program.text("help.label.file"));
}

DocumentRow document_named(Connection& connection, const std::string& words) {
  bool number = !words.empty() && words.size() < 10 && words.find_first_not_of("0123456789") == std::string::npos;
  if (number)
    if (auto row = find_document_row(connection, std::stoll(words))) return *row;
  std::vector<DocumentRow> found;
  for (DocumentRow& document : list_documents(connection))
    if (is_called(document, words)) found.push_back(std::move(document));
  if (found.empty()) throw Trouble("lookup.no_such_document", {{"document", words}});
  if (found.size() > 1) {
    std::string choice;
    for (const DocumentRow& document : found) choice += (choice.empty() ? "" : ", ") + std::to_string(document.id);
    throw Trouble("lookup.several_documents", {{"document", words}, {"choice", choice}});
  }
  return found.front();
}

}  // namespace doisoat
