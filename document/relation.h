// Relations that the text states between figures: what must hold. Found by extract, judged by check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/figure.h"

namespace doisoat {

enum class RelationKind {
  total,       // whole = Σ parts
  subset,      // each part ≤ whole (a list after "trong đó" that need not be complete)
  balance,     // after = before + Σ added − Σ removed
  change,      // change = now − then (all three printed in the text)
  share,       // percent = 100 · part / whole
  rate,        // percent = 100 · (now − then) / then
  words,       // a figure's digits = the amount in words beside it
  list_count,  // a figure = the number of entries in the list behind it
  repeat,      // the same thing stated twice
};
const char* name(RelationKind kind);

enum class Role { whole, part, before, after, added, removed, now, then, change, percent, stated };
const char* name(Role role);

struct Member {
  FigureId figure = 0;
  Role role = Role::part;
};

struct Relation {
  RelationKind kind = RelationKind::total;
  std::vector<Member> members;
  // A number that takes part but is no figure: words: the amount in words; list_count: the number of entries found;
  // share: the whole of "03/22 xã (13,6%)", where no member has the role `whole`.
  std::optional<Decimal> stated;
  Span quote;                     // the sentence or clause that states it
  std::string origin;             // "parenthesis", "trong đó", "movement", "formula row", "declared" …: shown as the reason
  double confidence = 1;          // the chance that the text means this relation at all
};

// Something odd that is no figure: a date that cannot be, a blank where a figure is asked for, an unchosen "tăng/giảm".
enum class Oddity { impossible_date, implausible_date, reversed_period, blank, unchosen_direction };
const char* name(Oddity oddity);

struct Observation {
  Oddity oddity = Oddity::blank;
  Span quote;                      // what the reader should look at
  std::vector<FigureId> figures;
  int report = 0;
};

// All that extract found in a document.
struct Extraction {
  std::vector<Report> reports;
  std::vector<Figure> figures;       // in reading order; id = index
  std::vector<LedgerItem> ledger;    // in reading order
  std::vector<Relation> relations;
  std::vector<Observation> observations;
  std::vector<Span> private_names;   // names of private persons: masked in quotes, logs and exports
};

}  // namespace doisoat
