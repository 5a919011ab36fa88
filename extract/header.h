// Who reports, about what area and period: the reports of a document with their headers.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "document/document.h"
#include "document/report.h"
#include "extract/dates.h"

namespace doisoat {

// At least one report for a document that is not empty; their spans cover the text without gaps. `mentions` are find_dates of the
// document's text. A period that ends before it begins is kept as it is read.
std::vector<Report> find_reports(const Document& document, const std::vector<TimeMention>& mentions, const Catalogue& catalogue);

}  // namespace doisoat
