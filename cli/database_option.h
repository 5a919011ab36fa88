// --db FILE: the database that a command works on; by default the one in the user's data folder.
#pragma once

#include "cli/command.h"
#include "db/queries.h"

namespace doisoat {

void add_database_option(CLI::App& command, Program& program);

// The document that a person names: by its number, or by the name of a file it came under (the whole name or the end of its
// path). Throws Trouble lookup.no_such_document, lookup.several_documents.
DocumentRow document_named(Connection& connection, const std::string& words);

}  // namespace doisoat
