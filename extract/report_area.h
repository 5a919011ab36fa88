// Issuer and area of a report, out of its header block, its own words ("Công an huyện … báo cáo") and the places it names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/places.h"
#include "document/report.h"
#include "extract/opening.h"

namespace doisoat {

struct IssuerAndArea {
  std::string issuer;
  Area area;
  double confidence = 0;  // the chance that both are right
};

// `date` is the report's, as well as it is known: names are resolved as of it. `misread`: the text comes from OCR, so a name may
// lack its marks.
IssuerAndArea issuer_and_area(std::string_view text, Span report, const Opening* opening, const std::optional<Date>& date,
                              bool misread, const Gazetteer& places);

}  // namespace doisoat
