#include "extract/table_topics.h"

#include <algorithm>
#include <set>

#include "extract/table_offers.h"

namespace doisoat {
namespace {

// Whether the label only splits what an outer label counts: "Điều trị Methadone" under "Người nghiện".
bool only_splits(const TableView& table, const std::vector<Link>& chain, size_t at, const std::vector<std::string>& units) {
  const Said& said = *chain[at].said;
  auto splits = [&](const LabelTopic& outer) {
    return std::any_of(said.splits.begin(), said.splits.end(), [&](const BreakdownMention& m) {
      if (!is_of(table.vocabulary, m, outer.indicator)) return false;
      // Unless the label names another thing in more words than those of the breakdown.
      return std::none_of(said.topics.begin(), said.topics.end(), [&](const LabelTopic& own) {
        bool more = (own.range.begin < m.range.begin || own.range.end > m.range.end) &&
                    own.range.end - own.range.begin > m.range.end - m.range.begin;
        return !own.weak && own.indicator != outer.indicator && more;
      });
    });
  };
  for (size_t outer = at + 1; outer < chain.size() && !said.splits.empty(); ++outer) {
    Link::Where where = chain[outer].where;
    if (where != Link::column && where != Link::beside && where != Link::row_above) continue;
    for (const LabelTopic& t : chain[outer].said->topics)
      if (!t.weak && unit_fits(table.vocabulary, t.indicator, units) && splits(t)) return true;
  }
  return false;
}

// No label up to the one that names the indicator leaves words unexplained that may change what is counted, and no other
// label names another indicator.
bool safe(const std::vector<Link>& chain, const Topic& topic) {
  size_t at = topic.link;
  for (size_t i = 0; i <= at; ++i) {
    if (chain[i].where == Link::caption) continue;
    const Said& said = *chain[i].said;
    int allowed = i == at ? std::max(1, said.known / 3) : 0;
    if (said.unknown > allowed || said.qualified) return false;
  }
  if (chain[at].where != Link::row) return true;
  for (size_t i = at + 1; i < chain.size(); ++i) {
    if (chain[i].where != Link::column) continue;
    const Said& said = *chain[i].said;
    if (said.qualified && said.topics.empty() && said.role == ColumnRole::none && said.times.empty() && !said.total)
      return false;
    // Cases and the persons of the same cases share their phrases.
    bool same = std::any_of(said.topics.begin(), said.topics.end(),
                            [&](const LabelTopic& t) { return t.indicator == topic.indicator; });
    bool other =
        std::any_of(said.topics.begin(), said.topics.end(), [](const LabelTopic& t) { return !t.weak && t.within < 0; });
    if (!same && other) return false;
  }
  return true;
}

// Grams of heroin are drugs seized even under no heading that says so.
std::optional<Topic> implied(const TableView& table, const std::vector<Link>& chain, const std::vector<std::string>& units) {
  if (units.empty() || units.front() == "percent") return std::nullopt;
  for (size_t i = 0; i < chain.size() && chain[i].where != Link::caption; ++i) {
    if (!chain[i].said->understood()) return std::nullopt;
    for (const BreakdownMention& m : chain[i].said->splits)
      for (const std::string& code : table.vocabulary.dimensions[static_cast<size_t>(m.dimension)].of) {
        int indicator = table.vocabulary.indicator(code);
        if (indicator < 0 || !table.vocabulary.indicators[static_cast<size_t>(indicator)].implied) continue;
        if (unit_fits(table.vocabulary, indicator, units)) return Topic{indicator, {}, m.range, i};
      }
  }
  return std::nullopt;
}

bool dimension_fits(const Dimension& dimension, const std::string& code, Measure measure) {
  if (!dimension.of.contains(code) || dimension.name == "type") return false;
  if (dimension.measures.empty()) return true;
  if (measure == Measure::stock) return code == "not_yet_tested";
  return dimension.measures.contains(measure);
}

}  // namespace

std::optional<Topic> topic_of(const TableView& table, const std::vector<Link>& chain, const std::vector<std::string>& units) {
  std::optional<Topic> weak;
  for (size_t i = 0; i < chain.size(); ++i) {
    const Said& said = *chain[i].said;
    bool caption = chain[i].where == Link::caption;
    if (caption && weak) break;
    if (only_splits(table, chain, i, units)) continue;
    auto fit = offers(table, chain, i, units);
    if (!fit.empty()) {
      bool one = std::all_of(fit.begin(), fit.end(), [&](const LabelTopic& t) { return t.indicator == fit.front().indicator; });
      if (!one && caption) continue;
      if (!one) return std::nullopt;
      Topic topic{fit.front().indicator, fit.front().breakdown, fit.front().range, i};
      bool guess = fit.front().weak && said.unknown > 0;
      if (!guess) return safe(chain, topic) ? std::optional(topic) : std::nullopt;
      if (!weak) weak = topic;
    }
    // A label that says something nobody knows hides what stands further out.
    if (!caption && fit.empty() && !said.understood()) return std::nullopt;
  }
  if (weak && safe(chain, *weak)) return weak;
  return implied(table, chain, units);
}

Breakdown breakdown_of(const TableView& table, const std::vector<Link>& chain, const Topic& topic, Measure measure,
                       std::vector<Evidence>& evidence) {
  const std::string& code = table.vocabulary.indicators[static_cast<size_t>(topic.indicator)].code;
  Breakdown breakdown = topic.breakdown;
  for (size_t i = 0; i < chain.size(); ++i) {
    if (chain[i].where == Link::caption && i != topic.link) continue;
    if (chain[i].where == Link::group && i > topic.link) continue;
    std::set<int> seen;  // of one label the first of a dimension
    for (const BreakdownMention& m : chain[i].said->splits) {
      const Dimension& dimension = table.vocabulary.dimensions[static_cast<size_t>(m.dimension)];
      if (!dimension_fits(dimension, code, measure)) continue;
      bool inside = std::any_of(chain[i].said->topics.begin(), chain[i].said->topics.end(), [&](const LabelTopic& t) {
        return t.indicator == topic.indicator && t.range.begin <= m.range.begin && m.range.end <= t.range.end;
      });
      if (inside && (dimension.name == "place" || dimension.name == "reason")) continue;
      if (breakdown.contains(dimension.name) || !seen.insert(m.dimension).second) continue;
      breakdown[dimension.name] = m.value;
      evidence.push_back({"breakdown", name(chain[i].where), table.span(m.range)});
    }
  }
  // The same words are not a place and a reason at once.
  if (breakdown.contains("reason")) breakdown.erase("place");
  return breakdown;
}

}  // namespace doisoat
