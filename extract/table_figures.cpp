#include "extract/table_figures.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace doisoat {
namespace {

// A label in the order in which a value looks for its fields.
struct Link {
  const Said* said = nullptr;
  enum Where { row, column, beside, above, caption } where = row;
  const char* from = "";
};

struct Topic {
  int indicator = -1;
  Breakdown breakdown;
  Range range;
  size_t link = 0;
};

struct UnitChoice {
  std::vector<std::string> units;  // empty: nothing said
  Decimal factor = 1;
  int divisor = 1;
};

bool shares(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool dimension_fits(const Dimension& dimension, const std::string& code, Measure measure) {
  if (!dimension.of.contains(code) || dimension.name == "type") return false;
  if (dimension.measures.empty()) return true;
  if (measure == Measure::stock) return code == "not_yet_tested";
  return dimension.measures.contains(measure);
}

class FigureFinder {
 public:
  FigureFinder(Reading& reading, const LabelReader& labels, const TableShape& shape, const TableContext& context, const Catalogue& catalogue, std::vector<size_t>& split)
      : reading_(reading), vocabulary_(reading.vocabulary), labels_(labels), shape_(shape), grid_(*shape.grid), context_(context), catalogue_(catalogue), split_(split) {
    for (const TableRow& row : shape.rows) {
      std::vector<Said> said;
      for (Range r : row.labels) said.push_back(labels.read(r));
      rows_.push_back(std::move(said));
    }
    settle_roles();
  }

  std::vector<TableFigure> all() {
    classify();
    for (int r = 0; r < grid_.rows(); ++r) {
      RowKind kind = row(r).kind;
      if (kind != RowKind::value && kind != RowKind::total) continue;
      for (int c = 0; c < grid_.columns(); ++c)
        if (shape_.columns[static_cast<size_t>(c)].kind == ColumnKind::value) cell(r, c);
    }
    return std::move(figures_);
  }

 private:
  const TableRow& row(int r) const { return shape_.rows[static_cast<size_t>(r)]; }
  const std::vector<Said>& labels(int r) const { return rows_[static_cast<size_t>(r)]; }
  const std::vector<Said>& path(int c) const { return context_.columns[static_cast<size_t>(c)]; }
  Span span(Range r) const { return {reading_.lexemes[r.begin].span.begin, reading_.lexemes[r.end - 1].span.end}; }
  bool value_column(int c) const { return shape_.columns[static_cast<size_t>(c)].kind == ColumnKind::value; }

  // What "tăng", "giảm" and "tỷ lệ" mean is for the other columns to say.
  void settle_roles() {
    roles_ = context_.roles;
    auto has = [&](ColumnRole role) { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); };
    movement_ = has(ColumnRole::before) || has(ColumnRole::after);
    comparison_ = has(ColumnRole::then) || has(ColumnRole::change);
    for (size_t c = 0; c < roles_.size(); ++c) {
      bool compared = std::any_of(context_.columns[c].begin(), context_.columns[c].end(), [](const Said& s) { return s.compared; });
      if (roles_[c] == ColumnRole::increase && movement_ && !compared) roles_[c] = ColumnRole::added;
      if (roles_[c] == ColumnRole::decrease && movement_ && !compared) roles_[c] = ColumnRole::removed;
      // "Kỳ trước" beside "Kỳ này" is what is compared with; alone it opens a movement.
      if (roles_[c] == ColumnRole::before && has(ColumnRole::now) && !has(ColumnRole::after) && !has(ColumnRole::added)) roles_[c] = ColumnRole::then;
    }
  }

  enum class Rate { change, share, unknown };
  Rate rate_of(int c) const {
    for (const Said& said : path(c))
      if (said.compared) return Rate::change;
    int percents = static_cast<int>(std::count(roles_.begin(), roles_.end(), ColumnRole::percent));
    for (int k = c - 1; k >= 0; --k) {
      if (!value_column(k) || roles_[static_cast<size_t>(k)] == ColumnRole::percent) continue;
      ColumnRole role = roles_[static_cast<size_t>(k)];
      if (role == ColumnRole::change || role == ColumnRole::increase || role == ColumnRole::decrease) return Rate::change;
      if (role == ColumnRole::then) return percents == 1 ? Rate::change : Rate::unknown;
      if (role == ColumnRole::target) return Rate::unknown;
      break;
    }
    bool target = std::find(roles_.begin(), roles_.end(), ColumnRole::target) != roles_.end();
    return target || comparison_ ? Rate::unknown : Rate::share;
  }

  int column_beside(int c) const {
    for (int k = c - 1; k >= 0; --k)
      if (value_column(k) && roles_[static_cast<size_t>(k)] != ColumnRole::percent) return k;
    return -1;
  }

  // ---- numerals that are no figures ----

  void mark(Range range, LedgerClass ledger_class, bool only_figures = true) {
    if (range.empty()) return;
    auto it = std::partition_point(reading_.numerals.begin(), reading_.numerals.end(), [&](const Numeral& n) { return n.first < range.begin; });
    for (; it != reading_.numerals.end() && it->first < range.end; ++it)
      if (!only_figures || it->ledger_class == LedgerClass::figure) it->ledger_class = ledger_class;
  }

  void classify() {
    for (const TableCell& cell : grid_.cells()) {
      if (cell.empty()) continue;
      const TableRow& own = row(cell.row);
      ColumnKind kind = shape_.columns[static_cast<size_t>(cell.column)].kind;
      bool year = cell.range.end - cell.range.begin == 1 && reading_.lexemes[cell.range.begin].span.size() == 4;
      if (own.kind == RowKind::numbers) mark(cell.range, LedgerClass::ordinal, false);
      else if (own.kind == RowKind::header) mark(cell.range, year ? LedgerClass::date : LedgerClass::ordinal);
      else if (kind == ColumnKind::ordinal) mark(cell.range, LedgerClass::ordinal, false);
      else if (kind == ColumnKind::person) mark(cell.range, LedgerClass::person, false);
      else if (kind == ColumnKind::label) mark(cell.range, year ? LedgerClass::date : LedgerClass::ordinal);
      else if (kind == ColumnKind::unit) mark(cell.range, LedgerClass::ordinal);
      else if (kind == ColumnKind::value && context_.roles[static_cast<size_t>(cell.column)] == ColumnRole::target) mark(cell.range, LedgerClass::target);
    }
    for (const TableRow& own : shape_.rows) mark(own.marker_range, LedgerClass::ordinal, false);
  }

  // ---- one cell ----

  std::vector<Link> links(int r, int c) const {
    std::vector<Link> chain;
    if (!shape_.rows_are_places && row(r).kind != RowKind::total)
      for (const Said& s : labels(r)) chain.push_back({&s, Link::row, "row label"});
    for (const Said& s : path(c)) chain.push_back({&s, Link::column, "column header"});
    // "Trong đó: …" beside the column it splits; a rate beside what it is the rate of.
    bool topical = std::any_of(path(c).begin(), path(c).end(), [](const Said& s) { return !s.topics.empty(); });
    bool which = std::any_of(path(c).begin(), path(c).end(), [](const Said& s) { return s.of_which; });
    bool splits = std::any_of(path(c).begin(), path(c).end(), [](const Said& s) { return !s.splits.empty(); });
    if (roles_[static_cast<size_t>(c)] == ColumnRole::percent && !topical) {
      if (int k = column_beside(c); k >= 0)
        for (const Said& s : path(k)) chain.push_back({&s, Link::beside, "column header"});
    } else if (which && (!topical || splits) && path(c).size() == 1) {
      for (int k = c - 1; k >= 0; --k) {
        if (!value_column(k)) continue;
        bool also = std::any_of(path(k).begin(), path(k).end(), [](const Said& s) { return s.of_which; });
        if (also && path(k).size() == 1) continue;
        for (const Said& s : path(k)) chain.push_back({&s, Link::beside, "column header"});
        break;
      }
    }
    if (!shape_.rows_are_places)
      for (int up = row(r).parent, steps = 0; up >= 0 && steps < 8; up = row(up).parent, ++steps)
        for (const Said& s : labels(up)) chain.push_back({&s, Link::above, row(up).kind == RowKind::group ? "group heading" : "row above"});
    for (const Said& s : context_.caption) chain.push_back({&s, Link::caption, "table caption"});
    return chain;
  }

  UnitChoice unit_of(int r, int c, const CellValue& value, size_t part, size_t parts) const {
    auto pick = [&](const std::vector<LabelUnit>& units) -> std::optional<UnitChoice> {
      if (units.empty()) return std::nullopt;
      if (units.size() == 2 && parts == 2) return UnitChoice{units[part].units, units[part].factor, units[part].divisor};
      if (units.size() > 1) return UnitChoice{};
      return UnitChoice{units[0].units, units[0].factor, units[0].divisor};
    };
    if (!value.counter.empty())
      if (auto u = pick(labels_.units_in(value.counter))) return *u;
    if (roles_[static_cast<size_t>(c)] == ColumnRole::percent || value.percent) return {{"percent"}, 1, 1};
    for (int k = 0; k < grid_.columns(); ++k)
      if (shape_.columns[static_cast<size_t>(k)].kind == ColumnKind::unit && !grid_.at(r, k).empty())
        if (auto u = pick(labels_.units_in(grid_.at(r, k).range))) return *u;
    if (!shape_.rows_are_places && row(r).kind != RowKind::total)
      for (const Said& s : labels(r))
        if (auto u = pick(s.units)) return *u;
    for (const Said& s : path(c))
      if (auto u = pick(s.units)) return *u;
    if (!shape_.rows_are_places)
      for (int up = row(r).parent, steps = 0; up >= 0 && steps < 8; up = row(up).parent, ++steps)
        for (const Said& s : labels(up))
          if (s.only_unit || !s.units.empty())
            if (auto u = pick(s.units)) return *u;
    return {};
  }

  bool unit_fits(int indicator, const std::vector<std::string>& units) const {
    if (units.empty() || units.front() == "percent") return true;
    return shares(units, vocabulary_.indicators[static_cast<size_t>(indicator)].units);
  }

  // The words that an indicator insists on being counted with, somewhere in the labels up to the one that names it.
  bool counted_so(int indicator, const std::vector<Link>& chain, size_t upto) const {
    auto words = vocabulary_.counter_words.find(vocabulary_.indicators[static_cast<size_t>(indicator)].code);
    if (words == vocabulary_.counter_words.end()) return true;
    for (size_t i = 0; i <= upto && i < chain.size(); ++i) {
      Range range = chain[i].said->range;
      auto m = std::partition_point(reading_.phrases.begin(), reading_.phrases.end(), [&](const PhraseMatch& p) { return p.first < range.begin; });
      for (; m != reading_.phrases.end() && m->first < range.end; ++m) {
        if (vocabulary_.phrases[static_cast<size_t>(m->phrase)].kind != PhraseKind::counter) continue;
        std::string word;
        for (LexemeIndex k = m->first; k <= m->last; ++k)
          if (reading_.lexemes[k].kind != LexemeKind::sign) word += (word.empty() ? "" : " ") + reading_.lexemes[k].folded.bare;
        if (words->second.contains(word)) return true;
      }
    }
    return false;
  }

  bool mentions_topic(const std::vector<Link>& chain, int indicator) const {
    return std::any_of(chain.begin(), chain.end(), [&](const Link& link) {
      return std::any_of(link.said->topics.begin(), link.said->topics.end(), [&](const LabelTopic& t) { return t.indicator == indicator && t.within < 0; });
    });
  }

  // The indicators that one label offers for the unit; several only where it leaves open which.
  std::vector<LabelTopic> offers(const std::vector<Link>& chain, size_t at, const std::vector<std::string>& units) const {
    const Said& said = *chain[at].said;
    std::vector<LabelTopic> fit;
    for (const LabelTopic& t : said.topics) {
      if (!unit_fits(t.indicator, units)) continue;
      if (t.counted && units.empty()) continue;
      if (t.within >= 0 && !mentions_topic(chain, t.within)) continue;
      if (vocabulary_.indicators[static_cast<size_t>(t.indicator)].fallback && t.weak && units.empty()) continue;
      fit.push_back(t);
    }
    auto keep = [&](auto&& better) {
      if (std::any_of(fit.begin(), fit.end(), better)) fit.erase(std::remove_if(fit.begin(), fit.end(), [&](const LabelTopic& t) { return !better(t); }), fit.end());
    };
    keep([](const LabelTopic& t) { return t.within >= 0; });
    keep([](const LabelTopic& t) { return !t.weak; });
    keep([&](const LabelTopic& t) { return counted_so(t.indicator, chain, at); });
    if (said.only_unit) fit.erase(std::remove_if(fit.begin(), fit.end(), [](const LabelTopic& t) { return t.weak; }), fit.end());
    std::set<int> different;
    for (const LabelTopic& t : fit) different.insert(t.indicator);
    if (different.size() > 1) {
      // A breakdown that only one of them has decides: grams of heroin are seized drugs.
      std::set<int> split;
      for (size_t i = 0; i <= at; ++i)
        for (const BreakdownMention& m : chain[i].said->splits)
          for (int indicator : different)
            if (vocabulary_.dimensions[static_cast<size_t>(m.dimension)].of.contains(vocabulary_.indicators[static_cast<size_t>(indicator)].code)) split.insert(indicator);
      if (split.size() == 1) keep([&](const LabelTopic& t) { return t.indicator == *split.begin(); });
    }
    // Of several matches of one indicator the longest.
    std::stable_sort(fit.begin(), fit.end(), [](const LabelTopic& a, const LabelTopic& b) { return a.words > b.words; });
    return fit;
  }

  // Whether the label only splits what an outer label counts: "Điều trị Methadone" under "Người nghiện".
  bool only_splits(const std::vector<Link>& chain, size_t at, const std::vector<std::string>& units) const {
    const Said& said = *chain[at].said;
    if (said.splits.empty()) return false;
    for (size_t outer = at + 1; outer < chain.size(); ++outer) {
      bool under = chain[outer].where == Link::column || chain[outer].where == Link::beside || (chain[outer].where == Link::above && std::string_view(chain[outer].from) == "row above");
      if (!under) continue;
      for (const LabelTopic& t : chain[outer].said->topics) {
        if (t.weak || !unit_fits(t.indicator, units)) continue;
        const std::string& code = vocabulary_.indicators[static_cast<size_t>(t.indicator)].code;
        for (const BreakdownMention& m : said.splits)
          if (vocabulary_.dimensions[static_cast<size_t>(m.dimension)].of.contains(code)) {
            // Unless the label names another thing in more words than those of the breakdown.
            bool named = std::any_of(said.topics.begin(), said.topics.end(), [&](const LabelTopic& own) {
              return !own.weak && own.indicator != t.indicator && (own.range.begin < m.range.begin || own.range.end > m.range.end) && own.range.end - own.range.begin > m.range.end - m.range.begin;
            });
            if (!named) return true;
          }
      }
    }
    return false;
  }

  std::optional<Topic> topic_of(const std::vector<Link>& chain, const std::vector<std::string>& units) const {
    std::optional<Topic> weak;
    for (size_t i = 0; i < chain.size(); ++i) {
      const Said& said = *chain[i].said;
      if (chain[i].where == Link::caption && weak) break;
      if (only_splits(chain, i, units)) continue;
      auto fit = offers(chain, i, units);
      if (!fit.empty()) {
        std::set<int> different;
        for (const LabelTopic& t : fit) different.insert(t.indicator);
        if (different.size() > 1) {
          if (chain[i].where == Link::caption) continue;
          return std::nullopt;
        }
        Topic topic{fit.front().indicator, fit.front().breakdown, fit.front().range, i};
        if (fit.front().weak && said.unknown > 0) {
          if (!weak) weak = topic;
        } else if (safe(chain, i, topic)) {
          return topic;
        } else {
          return std::nullopt;
        }
      }
      // A label that says something nobody knows hides what stands further out.
      if (chain[i].where != Link::caption && fit.empty() && !said.understood()) return std::nullopt;
    }
    if (weak && safe(chain, weak->link, *weak)) return weak;
    return implied(chain, units);
  }

  // No label up to the one that names the indicator leaves words unexplained that may change what is counted, and no other
  // label names another indicator.
  bool safe(const std::vector<Link>& chain, size_t at, const Topic& topic) const {
    for (size_t i = 0; i <= at; ++i) {
      const Said& said = *chain[i].said;
      if (i < at && chain[i].where == Link::caption) continue;
      int allowed = i == at ? std::max(1, said.known / 3) : 0;
      if (chain[i].where == Link::caption) continue;
      if (said.unknown > allowed || said.qualified) return false;
    }
    if (chain[at].where == Link::row)
      for (size_t i = at + 1; i < chain.size(); ++i) {
        if (chain[i].where != Link::column) continue;
        const Said& said = *chain[i].said;
        if (said.qualified && said.topics.empty() && said.role == ColumnRole::none && said.times.empty() && !said.total) return false;
        // Cases and the persons of the same cases share their phrases.
        bool same = std::any_of(said.topics.begin(), said.topics.end(), [&](const LabelTopic& t) { return t.indicator == topic.indicator; });
        if (!same && std::any_of(said.topics.begin(), said.topics.end(), [](const LabelTopic& t) { return !t.weak && t.within < 0; })) return false;
      }
    return true;
  }

  // Grams of heroin are drugs seized even under no heading that says so.
  std::optional<Topic> implied(const std::vector<Link>& chain, const std::vector<std::string>& units) const {
    if (units.empty() || units.front() == "percent") return std::nullopt;
    for (size_t i = 0; i < chain.size(); ++i) {
      if (chain[i].where == Link::caption) break;
      if (!chain[i].said->understood()) return std::nullopt;
      for (const BreakdownMention& m : chain[i].said->splits)
        for (const std::string& code : vocabulary_.dimensions[static_cast<size_t>(m.dimension)].of) {
          int indicator = vocabulary_.indicator(code);
          if (indicator >= 0 && vocabulary_.indicators[static_cast<size_t>(indicator)].implied && unit_fits(indicator, units)) return Topic{indicator, {}, m.range, i};
        }
    }
    return std::nullopt;
  }

  Breakdown breakdown_of(const std::vector<Link>& chain, const Topic& topic, Measure measure, std::vector<Evidence>& evidence) const {
    const std::string& code = vocabulary_.indicators[static_cast<size_t>(topic.indicator)].code;
    Breakdown breakdown = topic.breakdown;
    for (size_t i = 0; i < chain.size(); ++i) {
      if (chain[i].where == Link::caption && i != topic.link) continue;
      if (chain[i].where == Link::above && i > topic.link && std::string_view(chain[i].from) == "group heading" && topic.link < i) continue;
      std::set<int> seen;  // of one label the first of a dimension
      for (const BreakdownMention& m : chain[i].said->splits) {
        const Dimension& dimension = vocabulary_.dimensions[static_cast<size_t>(m.dimension)];
        if (!dimension_fits(dimension, code, measure)) continue;
        bool inside = std::any_of(chain[i].said->topics.begin(), chain[i].said->topics.end(), [&](const LabelTopic& t) {
          return t.indicator == topic.indicator && t.range.begin <= m.range.begin && m.range.end <= t.range.end;
        });
        if (inside && (dimension.name == "place" || dimension.name == "reason")) continue;
        if (breakdown.contains(dimension.name) || !seen.insert(m.dimension).second) continue;
        breakdown[dimension.name] = m.value;
        evidence.push_back({"breakdown", chain[i].from, span(m.range)});
      }
    }
    // The same words are not a place and a reason at once.
    if (breakdown.contains("reason")) breakdown.erase("place");
    return breakdown;
  }

  // Which unit of the indicator; empty: the labels leave it open.
  std::string settle_unit(int indicator, UnitChoice& choice, const std::vector<Link>& chain, const Breakdown& breakdown) const {
    const Indicator& ind = vocabulary_.indicators[static_cast<size_t>(indicator)];
    std::vector<std::string> fit;
    for (const auto& unit : ind.units)
      if (std::find(choice.units.begin(), choice.units.end(), unit) != choice.units.end()) fit.push_back(unit);
    // "Xe máy | chiếc": the label knows better than the counter.
    if (ind.code == "seized_items") {
      auto item = breakdown.find("item");
      if (item != breakdown.end()) {
        if (item->second == "motorbike" || item->second == "car" || item->second == "electric_bike") return "vehicle";
        if (item->second == "phone" || item->second == "gun") return item->second;
        return "other";
      }
      if (fit.size() == 1 && fit.front() != "other") return fit.front();
      return "";
    }
    if (fit.size() == 1) return fit.front();
    if (!fit.empty()) return fit.front();
    if (choice.units.empty()) {
      // The caption's unit, where it is one of the indicator's.
      for (const LabelUnit& u : context_.caption_units)
        if (context_.caption_units.size() == 1 && shares(u.units, ind.units)) {
          choice = {u.units, u.factor, u.divisor};
          for (const auto& unit : ind.units)
            if (std::find(u.units.begin(), u.units.end(), unit) != u.units.end()) return unit;
        }
      if (ind.units.size() == 1) return ind.units.front();
    }
    (void)chain;
    return "";
  }

  void cell(int r, int c) {
    const TableCell& at = grid_.at(r, c);
    if (at.row != r || at.column != c || at.empty()) return;
    ColumnRole role = roles_[static_cast<size_t>(c)];
    if (role == ColumnRole::target) return;
    auto values = values_in(reading_, at.range);
    if (values.empty() || values.size() > 2) return;

    // "14/16" under "vụ/đối tượng".
    bool fraction = values.size() == 1 && reading_.numerals[values[0].numeral].whole.has_value();
    if (fraction) {
      bool two = false;
      for (const Said& s : path(c)) two = two || s.units.size() == 2;
      for (const Said& s : labels(r)) two = two || s.units.size() == 2;
      for (int k = 0; k < grid_.columns(); ++k)
        if (shape_.columns[static_cast<size_t>(k)].kind == ColumnKind::unit && !grid_.at(r, k).empty()) two = two || labels_.units_in(grid_.at(r, k).range).size() == 2;
      if (two) {
        const Numeral& n = reading_.numerals[values[0].numeral];
        split_.push_back(values[0].numeral);
        Span whole = n.span;
        auto slash = reading_.document.at(whole).find('/');
        Offset second = reading_.lexemes[n.last].span.begin;
        // The denominator may hold dots: it begins behind the slash.
        for (LexemeIndex i = n.first; i <= n.last; ++i)
          if (reading_.lexemes[i].is('/')) second = reading_.lexemes[i + 1].span.begin;
        Span first{whole.begin, static_cast<Offset>(whole.begin + slash)};
        while (!first.empty() && reading_.document.text[first.end - 1] == ' ') --first.end;
        std::optional<TableFigure> a = figure(r, c, values[0], n.value, first, n.decimals, 0, 2);
        std::optional<TableFigure> b = figure(r, c, values[0], *n.whole, {second, whole.end}, 0, 1, 2);
        if (a) add(std::move(*a));
        if (b) add(std::move(*b));
        return;
      }
    }
    if (values.size() == 2) {
      for (size_t i = 0; i < 2; ++i) {
        const Numeral& n = reading_.numerals[values[i].numeral];
        if (n.whole) return;
        if (values[0].counter.empty() != values[1].counter.empty()) return;
        if (auto f = figure(r, c, values[i], n.value, n.span, n.decimals, i, 2)) add(std::move(*f));
      }
      return;
    }
    const Numeral& n = reading_.numerals[values[0].numeral];
    if (auto f = figure(r, c, values[0], n.value, n.span, n.decimals, 0, 1)) add(std::move(*f));
  }

  void add(TableFigure f) {
    f.figure.id = static_cast<FigureId>(figures_.size());
    figures_.push_back(std::move(f));
  }

  std::optional<TableFigure> figure(int r, int c, const CellValue& value, Decimal number, Span numeral, int decimals, size_t part, size_t parts) {
    UnitChoice choice = unit_of(r, c, value, part, parts);
    if (parts == 2 && choice.units.empty()) return std::nullopt;
    ColumnRole role = roles_[static_cast<size_t>(c)];
    ColumnRole row_role = ColumnRole::none;
    if (!shape_.rows_are_places && row(r).kind != RowKind::total)
      for (const Said& s : labels(r))
        if (row_role == ColumnRole::none) row_role = s.role;
    if (row_role == ColumnRole::target) return std::nullopt;
    // Two roles that have no word in common: the change of what was added.
    bool row_moves = row_role == ColumnRole::added || row_role == ColumnRole::removed;
    bool column_compares = role == ColumnRole::change || role == ColumnRole::increase || role == ColumnRole::decrease || role == ColumnRole::percent;
    if (row_moves && column_compares) return std::nullopt;
    bool percent = !choice.units.empty() && choice.units.front() == "percent";
    Rate rate = Rate::unknown;
    if (percent) {
      if (role == ColumnRole::percent) rate = rate_of(c);
      else if (role == ColumnRole::change || role == ColumnRole::increase || role == ColumnRole::decrease) rate = Rate::change;
      else if (row_role == ColumnRole::percent || role == ColumnRole::none) rate = comparison_ ? Rate::unknown : Rate::share;
      if (rate == Rate::unknown) return std::nullopt;
    }

    std::vector<Link> chain = links(r, c);
    std::vector<std::string> asked = choice.units;
    if (percent) {  // what the rate is of has a unit of its own
      asked.clear();
      if (int k = column_beside(c); k >= 0 && role == ColumnRole::percent) asked = unit_of(r, k, CellValue{value.numeral, 0, false, {}}, 0, 1).units;
    }
    auto topic = topic_of(chain, asked);
    if (!topic) {
      // The caption's unit decides between cases and persons where nothing nearer does.
      if (!asked.empty() || context_.caption_units.size() != 1) return std::nullopt;
      topic = topic_of(chain, context_.caption_units.front().units);
      if (!topic) return std::nullopt;
    }
    const Indicator& ind = vocabulary_.indicators[static_cast<size_t>(topic->indicator)];

    TableFigure out;
    out.row = r;
    out.column = c;
    out.part = static_cast<int>(part);
    out.role = role;
    out.sign = value.sign;
    Figure& f = out.figure;
    f.report = context_.report_index;
    f.indicator = ind.code;
    f.measure = ind.measure;
    f.evidence.push_back({"indicator", chain[topic->link].from, span(topic->range)});

    bool stock = ind.measure == Measure::stock;
    ColumnRole moves = row_moves ? row_role : role;
    if (stock && (moves == ColumnRole::added || moves == ColumnRole::removed)) f.measure = moves == ColumnRole::added ? Measure::added : Measure::removed;
    if (column_compares && role != ColumnRole::percent) {
      bool direction = role == ColumnRole::increase || role == ColumnRole::decrease;
      bool compared = comparison_ || std::any_of(path(c).begin(), path(c).end(), [](const Said& s) { return s.compared; });
      if (direction && stock && ind.units.front() == "person" && !compared) {
        f.measure = role == ColumnRole::increase ? Measure::added : Measure::removed;
      } else {
        f.measure = Measure::change;
      }
    }
    if (percent) f.measure = rate == Rate::change ? Measure::change : Measure::share;
    out.opening = role == ColumnRole::before || (row_role == ColumnRole::before && role != ColumnRole::then);
    if (out.opening && !stock) return std::nullopt;

    f.breakdown = breakdown_of(chain, *topic, f.measure, f.evidence);
    if (percent) {
      f.unit = "percent";
    } else {
      f.unit = settle_unit(topic->indicator, choice, chain, f.breakdown);
      if (f.unit.empty()) return std::nullopt;
      // Money is named as such.
      if (f.unit == "vnd" && choice.units.empty() && !number.is_zero() && number < Decimal(1000)) return std::nullopt;
      try {
        number = number * choice.factor;
        if (choice.divisor > 1) number = number * divide(Decimal(1), Decimal(choice.divisor), 6);
      } catch (const std::overflow_error&) {
        return std::nullopt;
      }
    }
    bool change = f.measure == Measure::change;
    if (change && (value.sign < 0 || (value.sign == 0 && role == ColumnRole::decrease))) number = -number;
    if (!change && value.sign < 0) return std::nullopt;
    f.value = number;
    f.decimals = decimals;
    f.numeral = numeral;
    f.quote = span(grid_.at(r, c).range);

    if (!time(r, c, role, row_role, stock, out)) return std::nullopt;
    if (!area(r, c, out)) return std::nullopt;
    return out;
  }

  // ---- time and place ----

  bool time(int r, int c, ColumnRole role, ColumnRole row_role, bool stock, TableFigure& out) const {
    Figure& f = out.figure;
    const TableTime& table = context_.time;
    bool flow = !stock || f.measure == Measure::added || f.measure == Measure::removed;
    auto set = [&](const Stretch& s) {
      f.from = flow ? s.from : std::nullopt;
      f.to = s.to;
    };
    bool compares = f.measure == Measure::change;
    const TimeMention* said = nullptr;
    std::optional<int> year;
    auto look = [&](const std::vector<Said>& labels) {
      for (const Said& s : labels) {
        if (said || year) return;
        if (s.compared) continue;
        for (const TimeMention* m : s.times) {
          if (m->kind == TimeKind::blank_day) continue;
          said = m;
          break;
        }
        year = s.bare_year;
      }
    };
    if (!shape_.rows_are_places && row(r).kind != RowKind::total) look(labels(r));
    if (!compares) look(path(c));
    if (!shape_.rows_are_places && !said && !year)
      for (int up = row(r).parent, steps = 0; up >= 0 && steps < 8; up = row(up).parent, ++steps) look(labels(up));
    if (role == ColumnRole::percent && !compares)
      if (int k = column_beside(c); k >= 0 && !said && !year) look(path(k));

    if (year) {
      Stretch whole{Date{*year, 1, 1}, Date{*year, 12, 31}};
      if (table.years_are_periods && table.base.to) set(shifted(table.base, *year - table.base.to->year));
      else set(whole);
      return true;
    }
    if (said) {
      auto stretch = stretch_of(*said, table, !flow);
      if (!stretch) return false;
      set(*stretch);
      f.evidence.push_back({"time", "column header", said->span});
      return true;
    }
    if (role == ColumnRole::then || row_role == ColumnRole::then) {
      bool year_before = false, period_before = false;
      for (const Said& s : role == ColumnRole::then ? path(c) : labels(r))
        for (LexemeIndex i = s.range.begin; i + 1 < s.range.end; ++i) {
          const Lexeme &a = reading_.lexemes[i], &b = reading_.lexemes[i + 1];
          year_before = year_before || (a.is_word("cung") && b.is_word("ky")) || (a.is_word("nam") && (b.is_word("truoc") || b.is_word("ngoai")));
          period_before = period_before || ((a.is_word("ky") || a.is_word("thang") || a.is_word("quy")) && b.is_word("truoc"));
        }
      if (year_before) {
        set(shifted(table.base, -1));
        return true;
      }
      auto before = period_before ? preceding(table.base) : std::nullopt;
      if (!before) return false;
      set(*before);
      return true;
    }
    bool opening = role == ColumnRole::before || row_role == ColumnRole::before;
    if (opening && !flow) {
      f.to = table.base.from;
      return true;
    }
    set(table.base);
    return true;
  }

  bool area(int r, int c, TableFigure& out) {
    (void)c;
    Figure& f = out.figure;
    f.area = context_.report ? context_.report->area : Area{};
    if (!shape_.rows_are_places) return true;
    if (row(r).kind == RowKind::total) {
      // A sum over some of the rows is of no area that has a name.
      return shape_.total_rows == 1;
    }
    if (row(r).labels.empty()) return false;
    Range name = row(r).labels.back();
    Span where = span(name);
    UnitName unit = split_unit_name(reading_.document.at(where));
    std::string text(unit.name);
    while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ':' || text.back() == '*')) text.pop_back();
    if (text.empty()) return false;
    PlaceContext within;
    std::optional<Date> date = context_.time.base.to ? context_.time.base.to : context_.report ? context_.report->issued : std::nullopt;
    within.date = date;
    bool inside = false, smaller = false;
    if (!f.area.code.empty())
      if (const Place* place = catalogue_.places.by_code(f.area.code, date)) {
        if (place->level == PlaceLevel::province) within.province = f.area.code, inside = true;
        if (place->level == PlaceLevel::district) within.district = f.area.code, inside = true;
        if (place->level == PlaceLevel::commune) smaller = true;
      }
    f.area = {"", text};
    if (inside && !smaller) {
      PlaceMatch match = catalogue_.places.resolve(text, unit.type, within);
      bool found = match.status == PlaceMatch::Status::found || match.status == PlaceMatch::Status::former;
      if (found && match.place && (match.marks_agree || !reading_.document.tokens.empty())) f.area = match.place->area();
    }
    // A town named like its district, unknown to the gazetteer, is not the district.
    if (f.area.code.empty() && context_.report && f.area.name == context_.report->area.name) f.area.name = std::string(reading_.document.at(where));
    f.evidence.push_back({"place", "row label", where});
    return true;
  }

  Reading& reading_;
  const Vocabulary& vocabulary_;
  const LabelReader& labels_;
  const TableShape& shape_;
  const TableGrid& grid_;
  const TableContext& context_;
  const Catalogue& catalogue_;
  std::vector<size_t>& split_;
  std::vector<std::vector<Said>> rows_;
  std::vector<ColumnRole> roles_;
  bool movement_ = false, comparison_ = false;
  std::vector<TableFigure> figures_;
};

}  // namespace

std::vector<TableFigure> find_table_figures(Reading& reading, const LabelReader& labels, const TableShape& shape, const TableContext& context,
                                            const Catalogue& catalogue, std::vector<size_t>& split) {
  return FigureFinder(reading, labels, shape, context, catalogue, split).all();
}

}  // namespace doisoat
