// The figures in a document's tables, and the relations that their rows, columns and formulas state.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "document/relation.h"
#include "extract/breakdowns.h"
#include "extract/scope.h"

namespace doisoat {

struct TableFindings {
  std::vector<Figure> figures;       // in reading order; id = index here
  std::vector<int> table_of;         // by figure: which table
  std::vector<Relation> relations;   // members are those indices
  std::vector<Observation> observations;
  std::vector<Span> private_names;   // of lists of persons
};

// What is read apart from running text: the spans of the tables that hold figures.
std::vector<Span> table_spans(const Document& document);

// Gives the numerals of tables their class, and cuts those that hold two figures ("14/16" under "vụ/đối tượng").
TableFindings read_tables(Reading& reading, const std::vector<BreakdownMention>& mentions, const std::vector<Report>& reports, const Catalogue& catalogue);

// The table figures take their places between those of the running text; members of relations and ledger items follow.
// `confidence` gives a figure the certainty of its numeral.
void merge_tables(TableFindings findings, Extraction& extraction);

}  // namespace doisoat
