// The opening of a report: the header block above the title, the title, the addressee; and where in a document reports begin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "extract/dates.h"

namespace doisoat {

struct Opening {
  Span span;                                // from its first line to the line end before the body
  std::vector<std::string> organisations;   // of the left block, superior first, as printed
  std::string number;                       // without spaces and fillers
  std::string title;                        // lines joined; empty for a letter
  std::string subject;                      // of a letter: "V/v báo cáo …"
  Span title_span;
  const TimeMention* dateline = nullptr;    // of the mentions given
  std::string dateline_place;
  bool motto = false;
  bool party = false;                       // the Party's header
  bool addressed = false;                   // "Kính gửi"
  std::string addressee;
};

// The openings of a document's reports, in order. A report without any has none; text before the first belongs to it.
// A title repeated inside, an annex ("PHỤ LỤC", "Biểu số") or a running page header opens no report.
std::vector<Opening> find_openings(std::string_view text, const std::vector<TimeMention>& mentions);

// The place and day at a line's end, as datelines write them ("Khe Mận, ngày 05 tháng 6 năm 2024"); nullptr when the line has none.
const TimeMention* dateline_in(std::string_view text, Span line, const std::vector<TimeMention>& mentions, std::string& place);

}  // namespace doisoat
