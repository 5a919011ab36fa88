// How well broken equations are found and their culprits named: errors put into the equations that people wrote down by hand.
// Prints one table. The arithmetic that says which equation is broken is this file's own, not the program's.
//
//   measure_checks [--verbose]   all files of corpus/truth and tests/check/equations; readings of real pictures: readings.jsonl;
//                                --verbose tells of each of these that is not explained rightly
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <random>
#include <set>

#include "tests/check/equation_file.h"
#include "tests/check/made.h"

namespace doisoat {
namespace {

constexpr int kScale = 6;  // digits behind the point that every value of the corpus has at most

std::int64_t fixed(Decimal value) { return value.scaled(kScale).value(); }

// Half a last digit of a figure as printed, fixed-point. What is told with decimals and comes out whole was told in a larger unit
// ("3,2 tỷ", "3,05 kg"): the largest in which it has so many decimals.
std::int64_t half_digit(const Figure& figure) {
  std::int64_t step = 1000000;
  for (int i = 0; i < figure.decimals; ++i) step /= 10;
  std::vector<std::int64_t> larger;
  if (figure.unit == "vnd") larger = {1'000'000'000, 1'000'000, 1'000};
  if (figure.unit == "g" || figure.unit == "ml") larger = {1'000'000, 1'000};
  if (std::int64_t value = fixed(figure.value); figure.decimals > 0 && value % 1000000 == 0 && value != 0)
    for (std::int64_t unit : larger)
      if (value % (unit * step) == 0) return unit * step / 2;
  return step / 2;
}

// Whether the numbers of a relation contradict each other beyond rounding.
bool broken(const Relation& relation, const std::vector<Figure>& figures) {
  __int128 whole = 0, parts = 0, percent = 0, below = 0, above = 0;
  std::vector<std::int64_t> values;
  bool part_exceeds = false;
  const Figure* result = nullptr;
  std::int64_t finest = std::numeric_limits<std::int64_t>::max();
  for (const Member& member : relation.members) {
    const Figure& figure = figures[member.figure];
    std::int64_t value = fixed(figure.value);
    values.push_back(value);
    switch (member.role) {
      case Role::whole: whole = value; result = &figure; below = value; break;
      case Role::after: case Role::change: whole = value; result = &figure; break;
      case Role::part: case Role::before: case Role::added: parts += value; above = value; break;
      case Role::removed: parts -= value; break;
      case Role::now: parts += value; above += value; break;
      case Role::then: parts -= value; above -= value; below = value; break;
      case Role::percent: percent = value; result = &figure; break;
      default: break;
    }
    if (&figure != result) finest = std::min(finest, half_digit(figure));
  }
  switch (relation.kind) {
    case RelationKind::words:
    case RelationKind::list_count: return values[0] != fixed(*relation.stated);
    case RelationKind::repeat: return std::set(values.begin(), values.end()).size() > 1;
    case RelationKind::subset:
      for (const Member& member : relation.members)
        if (member.role == Role::part && fixed(figures[member.figure].value) > whole) part_exceeds = true;
      return part_exceeds;
    case RelationKind::share:
    case RelationKind::rate: {
      if (below == 0 && relation.stated) below = fixed(*relation.stated);
      if (below == 0) return false;
      __int128 difference = percent * below - 100 * above * 1000000, allowed = half_digit(*result) * below;
      return (difference < 0 ? -difference : difference) > (allowed < 0 ? -allowed : allowed);
    }
    default: {
      __int128 difference = parts > whole ? parts - whole : whole - parts;
      return difference > (half_digit(*result) > finest ? half_digit(*result) : 0);
    }
  }
}

// What may stand on the page instead of a numeral that is misread: every digit another, one lost, one doubled, the mark another.
struct Misreading {
  const char* kind;
  Decimal value;
  size_t digits;  // as they stand then
};

std::vector<Misreading> misreadings(const Figure& figure) {
  std::vector<Misreading> found;
  // "31,5 triệu đồng": what its digits stand for is not the value's own last digits.
  if (figure.unit == "vnd" && figure.decimals > 0) return found;
  std::int64_t integer = figure.value.scaled(figure.decimals).value_or(0);
  bool negative = integer < 0;
  std::string digits = std::to_string(negative ? -integer : integer);
  if (digits.size() == 1 && figure.decimals == 0) digits = "0" + digits;
  auto add = [&](const char* kind, const std::string& text) {
    if (text.empty() || text.size() > 12) return;
    std::int64_t value = std::stoll(text);
    Decimal decimal(negative ? -value : value, std::min(figure.decimals, kScale));
    if (decimal != figure.value) found.push_back({kind, decimal, text.size()});
  };
  for (size_t at = 0; at < digits.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string text = digits;
      text[at] = digit;
      if (text != digits) add("one digit misread", text);
    }
    add("a digit lost", digits.substr(0, at) + digits.substr(at + 1));
    add("a digit doubled", digits.substr(0, at) + digits[at] + digits.substr(at));
  }
  auto other_mark = [&](Decimal value) { found.push_back({"comma and dot swapped", value, digits.size()}); };
  if (figure.decimals > 0) other_mark(Decimal(integer));
  else if (digits.size() > 3 && digits.ends_with("000")) other_mark(Decimal(integer / 1000));
  else if (digits.size() > 3) other_mark(Decimal(integer, 3));
  return found;
}

void put(Figure& figure, const Misreading& misreading) {
  figure.value = misreading.value;
  figure.numeral.end = figure.numeral.begin + static_cast<Offset>(misreading.digits);
}

struct Count {
  long all = 0, first = 0, first_value = 0, among_three = 0;
  void add(const std::vector<Explanation>& explanations, FigureId culprit, Decimal truth) {
    ++all;
    for (size_t i = 0; i < explanations.size() && i < 3; ++i)
      if (explanations[i].figure == culprit) {
        first += i == 0;
        first_value += i == 0 && explanations[i].value == truth;
        ++among_three;
        return;
      }
  }
  void print(const char* what) const {
    auto percent = [&](long n) { return all ? 100.0 * static_cast<double>(n) / static_cast<double>(all) : 0; };
    std::printf("  %-58s %8ld %9.2f %9.2f %9.2f\n", what, all, percent(first), percent(first_value), percent(among_three));
  }
};

struct Totals {
  long injected = 0, breaking = 0, broken = 0, found = 0, false_flags = 0, unbroken = 0;
};

std::set<FigureId> figures_of(const Relation& relation) {
  std::set<FigureId> ids;
  for (const Member& member : relation.members) ids.insert(member.figure);
  return ids;
}

// Counts which broken relations have a flag that speaks of them, and the flags that speak of none, nor of a number that is wrong
// (declared relations between indicators are not among those written down).
void compare(const Extraction& extraction, const std::vector<Flag>& flags, const std::set<FigureId>& wrong, Totals& totals) {
  std::vector<bool> used(flags.size());
  for (const Relation& relation : extraction.relations) {
    if (!broken(relation, extraction.figures)) continue;
    ++totals.broken;
    std::set<FigureId> members = figures_of(relation);
    std::set<std::int64_t> values;
    for (FigureId id : members) values.insert(fixed(extraction.figures[id].value));
    bool found = false;
    for (size_t i = 0; i < flags.size(); ++i) {
      // The same wrong sum in two places of a report is one flag: it has the same values.
      bool within = std::all_of(flags[i].figures.begin(), flags[i].figures.end(), [&](FigureId id) {
        return members.contains(id) || (flags[i].figures.size() == members.size() && values.contains(fixed(extraction.figures[id].value)));
      });
      if (flags[i].severity != Severity::error || !within) continue;
      used[i] = found = true;
    }
    totals.found += found;
  }
  for (size_t i = 0; i < flags.size(); ++i) {
    bool of_wrong = std::any_of(flags[i].figures.begin(), flags[i].figures.end(), [&](FigureId id) { return wrong.contains(id); });
    totals.false_flags += flags[i].severity == Severity::error && !used[i] && !of_wrong;
  }
}

// A report with its equations that hold, as written down; what is wrong is put in.
struct Consistent {
  Extraction extraction;
  std::map<FigureId, int> standing;  // in how many equalities a figure stands
};

std::map<FigureId, int> equalities_of(const Extraction& extraction) {
  std::map<FigureId, int> standing;
  for (const Relation& relation : extraction.relations)
    if (relation.kind != RelationKind::subset)
      for (FigureId id : figures_of(relation)) ++standing[id];
  return standing;
}

Consistent consistent_part(const EquationFile& file) {
  Consistent made{file.extraction, {}};
  made.extraction.relations.clear();
  for (size_t i = 0; i < file.holds.size(); ++i) {
    const Relation& relation = file.extraction.relations[i];
    bool qualified = std::any_of(relation.members.begin(), relation.members.end(),
                                 [&](const Member& m) { return file.extraction.figures[m.figure].qualifier.has_value(); });
    if (!file.holds[i] || qualified) continue;
    made.extraction.relations.push_back(relation);
  }
  made.standing = equalities_of(made.extraction);
  return made;
}

// What OCR made of the members of equations on bad scans (readings.jsonl, made by tests/checks/collect), and with it how the flags are
// explained: by how many equations a misread numeral stands in; several misread in one equation; and numerals that stand on the
// page as they were read, because their author mistyped them.
struct Pictures {
  Count misread_one, misread_more, elsewhere, several, typed_one, typed_more;
  long groups = 0, typed_flags = 0, typed_called_misread = 0, typed_sure = 0;

  bool verbose = false;

  // Numerals of other groups are read as safely as the scan's numerals are; which is which does not matter.
  static void spread_out(const nlohmann::json& confidences, std::vector<Figure>& figures) {
    std::vector<double> all;
    for (const auto& row : confidences) all.insert(all.end(), row[1].get<size_t>(), row[0].get<double>() / 100);
    for (size_t i = 0; i < figures.size() && !all.empty(); ++i) figures[i].confidence = all[i * all.size() / figures.size()];
  }

  // One line a member and an explanation, of a flag whose first explanation is not the right one.
  static void tell(const nlohmann::json& line, const Flag& flag, const Extraction& read, FigureId culprit, Decimal truth, bool more) {
    std::fprintf(stderr, "%s %s %s: %s %s, truth %s\n", line["truth"].get<std::string>().c_str(), line["scan"].get<std::string>().c_str(),
                 more ? "MORE" : "one", flag.rule.c_str(), flag.parameters.contains("sum") ? flag.parameters.at("sum").c_str() : "", truth.str().c_str());
    for (FigureId id : flag.figures) {
      const Figure& figure = read.figures[id];
      std::fprintf(stderr, "   %c %s (%.3f)", id == culprit ? '*' : ' ', figure.value.str().c_str(), figure.confidence);
      for (const Alternative& a : figure.alternatives) std::fprintf(stderr, "  %s (%.3f)", a.text.c_str(), a.confidence);
      std::fprintf(stderr, "\n");
    }
    for (const Relation& relation : read.relations) {
      if (!figures_of(relation).contains(culprit)) continue;
      std::fprintf(stderr, "   %s%s", broken(relation, read.figures) ? "BROKEN " : "holds ", name(relation.kind));
      for (const Member& m : relation.members) std::fprintf(stderr, " %s", read.figures[m.figure].value.str().c_str());
      std::fprintf(stderr, "\n");
    }
    for (const Explanation& e : flag.explanations)
      std::fprintf(stderr, "     %s %s → %s  %.3f\n", name(e.kind), e.figure ? read.figures[*e.figure].value.str().c_str() : "-",
                   e.value ? e.value->str().c_str() : "-", e.probability);
  }

  void print() const {
    misread_more.print("misread, in two or more equations");
    misread_one.print("misread, in one equation");
    elsewhere.print("misread, and another in another of its equations");
    several.print("several misread in one equation: one of them");
    typed_more.print("mistyped by the author, in two or more equations");
    typed_one.print("mistyped by the author, in one equation");
    std::printf("  of %ld flags on mistyped numerals %ld are first called misread, %ld blame another numeral with more than 90 %%\n", typed_flags,
                typed_called_misread, typed_sure);
  }

  // `confidences`: of all numerals of the scan, as [percent, how many, how many misread].
  void replay(const nlohmann::json& line, const nlohmann::json& confidences, const Consistent& report) {
    Extraction read = report.extraction;
    spread_out(confidences, read.figures);
    std::map<Offset, FigureId> at;
    for (const Figure& figure : read.figures) at[figure.numeral.begin] = figure.id;
    std::set<FigureId> group, wrong, typed;
    for (const auto& row : line["readings"]) {
      FigureId id = at.at(row["offset"].get<Offset>());
      Figure& figure = read.figures[id];
      group.insert(id);
      Decimal value = json_decimal(row["value"]);
      bool mistyped = row.contains("typed") && json_decimal(row["typed"]) == value;
      if (value != figure.value) (mistyped ? typed : wrong).insert(id);
      figure.value = value;
      figure.decimals = row["decimals"];
      figure.numeral.end = figure.numeral.begin + row.value("printed", figure.numeral.size());
      figure.confidence = row["confidence"];
      if (row.contains("alternatives"))
        for (const auto& alternative : row["alternatives"]) figure.alternatives.push_back({alternative[0], alternative[1]});
    }
    std::erase_if(read.relations, [&](const Relation& relation) {
      std::set<FigureId> members = figures_of(relation);
      return !std::includes(group.begin(), group.end(), members.begin(), members.end());
    });
    ++groups;
    // The equations that could be read as a whole are all that the program can know of.
    std::map<FigureId, int> standing = equalities_of(read);
    auto also_wrong = [&](FigureId culprit) {
      return std::any_of(read.relations.begin(), read.relations.end(), [&](const Relation& relation) {
        std::set<FigureId> members = figures_of(relation);
        return members.contains(culprit) && std::any_of(members.begin(), members.end(), [&](FigureId id) {
                 return id != culprit && (wrong.contains(id) || typed.contains(id));
               });
      });
    };
    for (const Flag& flag : check(read, rules_only()).flags) {
      if (flag.severity != Severity::error) continue;
      std::vector<FigureId> culprits;
      bool was_typed = false;
      for (FigureId id : flag.figures)
        if (wrong.contains(id) || typed.contains(id)) {
          culprits.push_back(id);
          was_typed = was_typed || typed.contains(id);
        }
      if (culprits.empty()) continue;
      FigureId culprit = culprits.front();
      Decimal truth = report.extraction.figures[culprit].value;
      bool more = standing[culprit] >= 2;
      Count& count = culprits.size() > 1     ? several
                     : was_typed             ? (more ? typed_more : typed_one)
                     : also_wrong(culprit)   ? elsewhere
                     : more                  ? misread_more
                                             : misread_one;
      count.add(flag.explanations, culprit, truth);
      bool missed = flag.explanations.empty() || flag.explanations.front().figure != culprit || flag.explanations.front().value != truth;
      if (verbose && culprits.size() == 1 && !was_typed && missed) tell(line, flag, read, culprit, truth, more);
      if (!was_typed || culprits.size() > 1 || flag.explanations.empty()) continue;
      const Explanation& first = flag.explanations.front();
      ++typed_flags;
      typed_called_misread += first.kind == ExplanationKind::misread;
      bool sure = first.probability > 0.9 && !more && first.figure != culprit;
      typed_sure += sure;
      if (verbose && sure) tell(line, flag, read, culprit, truth, more);
    }
  }
};

int measure(bool verbose) {
  // Flags of single culprits, by how many equations they stand in and what is known of the picture.
  Count typed_one, typed_more;
  std::map<std::string, Totals> kinds;
  Totals clean, twofold;
  long files = 0, equations_held = 0;
  std::mt19937 random(2024);

  for (const auto& path : equation_files()) {
    EquationFile file = read_equations(path);
    auto [consistent, standing] = consistent_part(file);
    ++files;
    equations_held += static_cast<long>(consistent.relations.size());
    compare(consistent, check(consistent, rules_only()).flags, {}, clean);

    std::set<FigureId> members;
    for (const Relation& relation : consistent.relations) members.merge(figures_of(relation));
    for (FigureId culprit : members) {
      Decimal truth = consistent.figures[culprit].value;
      for (const Misreading& misreading : misreadings(consistent.figures[culprit])) {
        Extraction wrong = consistent;
        put(wrong.figures[culprit], misreading);
        Totals& totals = kinds[misreading.kind];
        ++totals.injected;
        auto flags = check(wrong, rules_only()).flags;
        long before = totals.broken;
        compare(wrong, flags, {culprit}, totals);
        totals.breaking += totals.broken > before;

        for (const Flag& flag : flags) {
          if (flag.severity != Severity::error) continue;
          if (std::find(flag.figures.begin(), flag.figures.end(), culprit) == flag.figures.end()) continue;
          (standing[culprit] >= 2 ? typed_more : typed_one).add(flag.explanations, culprit, truth);
        }
      }
    }
    // Two numerals of one equation wrong at once.
    std::vector<FigureId> all(members.begin(), members.end());
    for (int i = 0; i < 200 && !consistent.relations.empty(); ++i) {
      const Relation& relation = consistent.relations[random() % consistent.relations.size()];
      if (relation.members.size() < 2) continue;
      Extraction wrong = consistent;
      std::set<FigureId> culprits;
      for (int twice = 0; twice < 2; ++twice) {
        FigureId id = relation.members[random() % relation.members.size()].figure;
        auto ways = misreadings(consistent.figures[id]);
        if (ways.empty()) continue;
        put(wrong.figures[id], ways[random() % ways.size()]);
        culprits.insert(id);
      }
      if (culprits.size() < 2) continue;
      ++twofold.injected;
      long before = twofold.broken;
      compare(wrong, check(wrong, rules_only()).flags, culprits, twofold);
      twofold.breaking += twofold.broken > before;
    }
  }

  std::printf("%ld files, %ld equations that hold; %ld false flags on them\n\n", files, equations_held, clean.false_flags);
  std::printf("  %-28s %9s %12s %10s %9s %7s\n", "error put in", "cases", "break a sum", "equations", "flagged", "false");
  kinds["two at once"] = twofold;
  bool all_found = clean.false_flags == 0;
  for (const auto& [kind, t] : kinds) {
    std::printf("  %-28s %9ld %12ld %10ld %8.2f%% %7ld\n", kind.c_str(), t.injected, t.breaking, t.broken,
                t.broken ? 100.0 * static_cast<double>(t.found) / static_cast<double>(t.broken) : 100, t.false_flags);
    all_found = all_found && t.found == t.broken && t.false_flags == 0;
  }
  std::printf("\n  %-58s %8s %9s %9s %9s\n", "single errors: where the culprit is named, in %", "flags", "first", "+ value", "first 3");
  typed_more.print("in two or more equations, nothing known of the picture");
  typed_one.print("in one equation, nothing known of the picture");

  // Constants of the weights were fitted on every second report, in the order of their names; the others say what they are worth.
  Pictures halves[2];
  for (Pictures& half : halves) half.verbose = verbose;
  std::map<std::string, Consistent> reports;
  std::map<std::string, nlohmann::json> confidences;  // by report and scan
  std::map<std::string, size_t> half_of;
  for (const auto& path : equation_files())
    if (path.parent_path().filename() == "truth") half_of.emplace(path.filename().string(), half_of.size() % 2);
  for (const auto& line : json_lines(DOISOAT_SOURCE_DIR "/tests/checks/readings.jsonl")) {
    std::string stem = line["truth"];
    auto& scan = confidences[stem + " " + line["scan"].get<std::string>()];
    if (!line.contains("readings")) {
      scan = line["confidences"];
      continue;
    }
    if (!reports.contains(stem))
      reports[stem] = consistent_part(read_equations(DOISOAT_SOURCE_DIR "/corpus/truth/" + stem + ".equations.jsonl"));
    halves[half_of.at(stem + ".equations.jsonl")].replay(line, scan, reports[stem]);
  }
  const char* which[] = {"reports that the weights were fitted on", "other reports"};
  for (size_t half = 0; half < 2; ++half) {
    std::printf("\n%ld groups of equations as they were really read from bad scans, with second readings: %s\n", halves[half].groups, which[half]);
    halves[half].print();
  }
  return all_found ? 0 : 1;
}

}  // namespace
}  // namespace doisoat

int main(int argc, char** argv) { return doisoat::measure(argc > 1 && std::string(argv[1]) == "--verbose"); }
