// The time of a figure: from the mention of time nearest to it, else the period of the report.
#pragma once

#include <optional>

#include "document/report.h"
#include "extract/resolve.h"
#include "extract/scope.h"

namespace doisoat {

struct Period {
  std::optional<Date> from, to;
  std::optional<Span> evidence;  // the mention; nullopt: the report's period
  const char* source = "report";
  bool own = false;              // the quantity's own sentence or block dates it
};

class Periods {
 public:
  Periods(const Reading& reading, const Scope& scope, const std::vector<Report>& reports);

  // `role`: before | after | total | compared where the words say so. `calendar`: a year is a calendar year (budgets), not the year that
  // reports run over.
  Period of(const Quantity& quantity, Measure measure, const char* role, bool calendar, const Report& report) const;

 private:
  const TimeMention* mention_for(const Quantity& quantity, Measure measure, bool calendar, const Report& report, const char*& source) const;
  // How many mentions of time in the quantity's sentence stand before it with quantities of their own.
  int dated_items_before(const Quantity& quantity) const;
  bool dates_next(const Quantity& q, LexemeIndex mention) const;
  bool colon_between(const Quantity& q, LexemeIndex mention) const;
  bool belongs_to_another(const TimeMention& mention, const Quantity& quantity) const;
  bool before_turn(const TimeMention& mention, const Quantity& quantity) const;
  // The nearest span of time ("từ … đến …") before the quantity in its sentence; nullptr: none.
  const TimeMention* span_before(const Quantity& quantity) const;
  bool same_moment(const TimeMention& mention) const;
  // The moment or period compared with, before the parenthesis that the quantity stands in; nullptr: the words name none.
  const TimeMention* compared_with(const Quantity& quantity) const;
  Period apply(const TimeMention& mention, Measure measure, bool calendar, const Report& report) const;
  bool names_document(const TimeMention& mention) const;
  bool compares(const TimeMention& mention) const;
  std::pair<size_t, size_t> mentions_in(Range range) const;

  const Reading& reading_;
  const Scope& scope_;
  struct Place {
    LexemeIndex first, last;
    bool usable;
  };
  std::vector<Place> places_;  // one for each of reading.times
};

// The period of a report that does not state one, from the dates that its lists are dated by ("Trước ngày … Đến ngày …").
void complete_period(Report& report, const Reading& reading);

}  // namespace doisoat
