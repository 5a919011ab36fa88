#include "check/equation.h"

#include <algorithm>
#include <set>
#include <string>

#include "check/declared.h"
#include "check/printed.h"

namespace doisoat {
namespace {

void add(std::vector<Term>& terms, FigureId figure, int coefficient) {
  for (Term& term : terms)
    if (term.figure == figure) {
      term.coefficient += coefficient;
      return;
    }
  terms.push_back({figure, coefficient});
}

// What may be lost by rounding: half a last digit of a total that is printed more coarsely than a part; of every member
// where percentages are added, which are all rounded.
Decimal rounding(const Equation& equation, const Extraction& extraction) {
  const Decimal half(5, 1);
  Decimal sum, finest;
  bool first = true;
  for (const Term& term : equation.terms) {
    const Figure& figure = extraction.figures[term.figure];
    Decimal step = last_digit(figure);
    if (figure.unit == "percent" && figure.decimals > 0) sum = sum + step * half;
    if (term.figure == equation.subject) continue;
    if (first || step < finest) finest = step;
    first = false;
  }
  if (!sum.is_zero() || !equation.subject) return sum;
  Decimal own = last_digit(extraction.figures[*equation.subject]);
  return !first && own > finest ? own * half : Decimal();
}

bool exclusive(const Equation& equation, const Extraction& extraction, const Rules& rules) {
  const Figure* whole = equation.subject ? &extraction.figures[*equation.subject] : nullptr;
  if (!whole) return false;
  std::string dimension;
  std::set<std::string> values;
  for (const Term& term : equation.terms) {
    if (term.figure == equation.subject) continue;
    const Figure& part = extraction.figures[term.figure];
    if (part.indicator != whole->indicator || part.unit != whole->unit) return false;
    std::string own;
    for (const auto& [key, value] : part.breakdown) {
      auto found = whole->breakdown.find(key);
      if (found != whole->breakdown.end() && found->second == value) continue;
      if (!own.empty()) return false;
      own = key;
    }
    if (own.empty() || (!dimension.empty() && own != dimension)) return false;
    dimension = own;
    if (!values.insert(part.breakdown.at(own)).second) return false;
  }
  return std::find(rules.exclusive_breakdowns.begin(), rules.exclusive_breakdowns.end(), dimension) != rules.exclusive_breakdowns.end();
}

// Which role a figure is implied by the others in, and the sign of every role's members.
struct Shape {
  Role subject;
  std::vector<std::pair<Role, int>> signs;
};

Shape shape(RelationKind kind) {
  switch (kind) {
    case RelationKind::balance:
      return {Role::after, {{Role::before, 1}, {Role::added, 1}, {Role::removed, -1}, {Role::after, -1}}};
    case RelationKind::change:
      return {Role::change, {{Role::now, 1}, {Role::then, -1}, {Role::change, -1}}};
    default: return {Role::whole, {{Role::part, 1}, {Role::whole, -1}}};
  }
}

Equation sum(const Relation& relation) {
  Equation equation;
  Shape roles = shape(relation.kind);
  size_t others = 0;
  bool before = false;
  for (const Member& member : relation.members)
    for (auto [role, sign] : roles.signs)
      if (role == member.role) {
        add(equation.terms, member.figure, sign);
        if (role == roles.subject) equation.subject = member.figure;
        else ++others;
        before = before || role == Role::before || role == Role::then;
      }
  equation.complete = equation.subject && others > 0 && (relation.kind == RelationKind::total || relation.kind == RelationKind::subset
                                                             ? true : before && (relation.kind != RelationKind::change || others == 2));
  // "Trước: 52. Sau: 52" without movements is no sum.
  if (relation.kind == RelationKind::balance && others < 2) equation.complete = false;
  return equation;
}

Equation percentage(const Relation& relation) {
  Equation equation;
  equation.form = Form::percentage;
  bool rate = relation.kind == RelationKind::rate, now = false;
  for (const Member& member : relation.members) switch (member.role) {
      case Role::percent: equation.subject = member.figure; break;
      case Role::part: add(equation.terms, member.figure, 1); break;
      case Role::now: add(equation.terms, member.figure, 1); now = true; break;
      case Role::change:
        // "giảm 06 vụ (30%)" beside the earlier count: the change itself is the numerator.
        if (rate) { add(equation.terms, member.figure, 1); now = true; }
        break;
      case Role::whole: add(equation.denominator, member.figure, 1); break;
      case Role::then: add(equation.denominator, member.figure, 1); break;
      default: break;
    }
  if (rate && std::none_of(relation.members.begin(), relation.members.end(), [](const Member& m) { return m.role == Role::change; }))
    for (const Member& member : relation.members)
      if (member.role == Role::then) add(equation.terms, member.figure, -1);
  if (!rate && equation.denominator.empty() && relation.stated) equation.constant = *relation.stated;
  equation.complete = equation.subject && !equation.terms.empty() && (!equation.denominator.empty() || !equation.constant.is_zero()) &&
                      (!rate || (now && !equation.denominator.empty()));
  return equation;
}

// Words and lists: the figure against a number that is none.
Equation against_stated(const Relation& relation) {
  Equation equation;
  if (relation.members.empty() || !relation.stated) {
    equation.complete = false;
    for (const Member& member : relation.members) add(equation.terms, member.figure, 1);
    return equation;
  }
  equation.subject = relation.members.front().figure;
  add(equation.terms, *equation.subject, 1);
  equation.constant = *relation.stated;
  return equation;
}

// The first two differing statements; with three or more, one that stands alone against the value most of them have.
Equation repeat(const Relation& relation, const Extraction& extraction) {
  Equation equation;
  auto value = [&](const Member& member) { return extraction.figures[member.figure].value; };
  auto support = [&](const Member& member) {
    return std::count_if(relation.members.begin(), relation.members.end(), [&](const Member& other) { return value(other) == value(member); });
  };
  const Member* odd = nullptr;
  const Member* usual = nullptr;
  for (const Member& member : relation.members) {
    if (!odd || support(member) < support(*odd)) odd = &member;
  }
  for (const Member& member : relation.members)
    if (&member != odd && (!usual || support(member) > support(*usual))) usual = &member;
  if (!odd || !usual || odd->figure == usual->figure) {
    equation.complete = false;
    return equation;
  }
  equation.subject = odd->figure;
  equation.terms = {{usual->figure, 1}, {odd->figure, -1}};
  return equation;
}

void add_relation(const Relation& relation, const Extraction& extraction, const Rules& rules, std::vector<Equation>& all) {
  Equation equation;
  switch (relation.kind) {
    case RelationKind::share:
    case RelationKind::rate: equation = percentage(relation); break;
    case RelationKind::words:
    case RelationKind::list_count: equation = against_stated(relation); break;
    case RelationKind::repeat: equation = repeat(relation, extraction); break;
    default: equation = sum(relation);
  }
  equation.kind = relation.kind;
  equation.confidence = relation.confidence;
  equation.quote = relation.quote;
  if (!relation.members.empty()) equation.report = extraction.figures[relation.members.front().figure].report;
  if (equation.form == Form::equality) equation.tolerance = rounding(equation, extraction);
  if (relation.kind != RelationKind::subset || !equation.complete) {
    all.push_back(std::move(equation));
    return;
  }
  equation.form = Form::at_most;
  equation.exclusive_parts = equation.terms.size() > 2 && exclusive(equation, extraction, rules);
  if (equation.terms.size() == 2 || equation.exclusive_parts) {
    all.push_back(std::move(equation));
    return;
  }
  for (const Term& part : equation.terms) {
    if (part.figure == equation.subject) continue;
    Equation single = equation;
    single.terms = {part, {*equation.subject, -1}};
    all.push_back(std::move(single));
  }
}

// What an equation says about which figures, whatever the order and whichever side they stand on.
struct Statement {
  std::vector<std::pair<FigureId, int>> terms, denominator;
  std::string constant;
  std::optional<FigureId> percentage;
  friend auto operator<=>(const Statement&, const Statement&) = default;
};

Statement statement(const Equation& equation) {
  Statement said{.constant = equation.constant.str()};
  for (const Term& term : equation.terms) said.terms.emplace_back(term.figure, term.coefficient);
  for (const Term& term : equation.denominator) said.denominator.emplace_back(term.figure, term.coefficient);
  std::sort(said.terms.begin(), said.terms.end());
  std::sort(said.denominator.begin(), said.denominator.end());
  if (equation.form == Form::percentage) said.percentage = equation.subject;
  // a − b = 0 and b − a = 0 are one statement.
  if (equation.form == Form::equality && equation.constant.is_zero() && !said.terms.empty() && said.terms.front().second < 0)
    for (auto& term : said.terms) term.second = -term.second;
  return said;
}

Statement other_way_round(Statement said) {
  for (auto& term : said.terms) term.second = -term.second;
  return said;
}

}  // namespace

std::vector<FigureId> Equation::figures() const {
  std::vector<FigureId> ids;
  auto once = [&](FigureId id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const Term& term : terms) once(term.figure);
  for (const Term& term : denominator) once(term.figure);
  if (subject) once(*subject);
  return ids;
}

bool Equation::has(FigureId figure) const {
  auto in = [&](const std::vector<Term>& list) {
    return std::any_of(list.begin(), list.end(), [&](const Term& term) { return term.figure == figure; });
  };
  return subject == figure || in(terms) || in(denominator);
}

std::vector<Equation> equations(const Extraction& extraction, const Rules& rules) {
  std::vector<Equation> found;
  for (const Relation& relation : extraction.relations) add_relation(relation, extraction, rules, found);
  std::set<FigureId> unchosen;
  for (const Observation& observation : extraction.observations)
    if (observation.oddity == Oddity::unchosen_direction) unchosen.insert(observation.figures.begin(), observation.figures.end());
  for (Equation& equation : found) {
    bool of_change = equation.kind == RelationKind::change || equation.kind == RelationKind::rate;
    equation.sign_open = of_change && equation.subject && unchosen.contains(*equation.subject);
  }
  add_declared(extraction, rules, found);
  // An inequality is left out where an equality of the same figures stands, wherever it stands.
  std::set<Statement> equalities, inequalities;
  for (const Equation& equation : found)
    if (equation.complete && equation.form != Form::at_most) equalities.insert(statement(equation));
  std::set<Statement> seen;
  std::vector<Equation> all;
  for (Equation& equation : found) {
    if (equation.complete) {
      Statement said = statement(equation);
      bool implied_by_equality =
          equation.form == Form::at_most && (equalities.contains(said) || equalities.contains(other_way_round(said)));
      std::set<Statement>& same = equation.form == Form::at_most ? inequalities : seen;
      if (implied_by_equality || !same.insert(std::move(said)).second) continue;
    }
    all.push_back(std::move(equation));
  }
  return all;
}

Decimal Supposed::operator[](FigureId figure) const {
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change)
    if (change->first == figure) return change->second;
  return figures_[figure].value;
}

}  // namespace doisoat
