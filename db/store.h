// What was read from a document, into the database and back.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "db/sqlite.h"
#include "document/document.h"
#include "document/flag.h"
#include "document/relation.h"

namespace doisoat {

// A document as it was read. The referenced parts must outlive it.
struct ReadDocument {
  const Document& document;
  const Extraction& extraction;
  const std::vector<Flag>& flags;
  std::function<std::string(Span)> shown;    // the text with private names masked: what is kept as quote
  std::function<Offset(Offset)> code_point;  // of a byte of the text
};

struct Arrival {
  std::string path;  // absolute, as the system has it
  std::string name;  // of the file, valid UTF-8
  std::int64_t bytes = 0;
  RowId place_in_queue = 0;        // import_files.id
  std::string program, catalogue;  // versions
};

enum class DocumentOutcome { imported, empty, revision };

// Stores all of it under a new id. Values that a unit's scale cannot hold are kept exactly, but in no sum (schema: odd_value).
// REQUIRES: a transaction is open; no document with this sha256 is there.
RowId store(Connection& connection, const ReadDocument& reading, const Arrival& arrival, DocumentOutcome outcome);

// The document with these bytes.
std::optional<RowId> find_document(Connection& connection, const std::string& sha256);

// The same bytes came (again) under this name.
void add_document_name(Connection& connection, RowId document, const std::string& path, const std::string& name);

// A document as it was stored. Tokens, lines and tables are not kept (the original file is), nor boxes but those of figures.
struct StoredReading {
  Document document;
  Extraction extraction;
  std::vector<Flag> flags;
  std::vector<RowId> figure_rows, flag_rows;  // of extraction.figures and flags, index by index
};

// As it was read: corrections made since are not applied. Throws Trouble db.no_such_document.
StoredReading load(Connection& connection, RowId document);

}  // namespace doisoat
