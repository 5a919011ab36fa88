#include "extract/table_offers.h"

#include <algorithm>
#include <set>

#include "extract/table_units.h"

namespace doisoat {
namespace {

// The words that an indicator insists on being counted with, somewhere in the labels up to the one that names it.
bool counted_so(const TableView& table, int indicator, const std::vector<Link>& chain, size_t upto) {
  const Reading& reading = table.reading;
  auto words = table.vocabulary.counter_words.find(table.vocabulary.indicators[static_cast<size_t>(indicator)].code);
  if (words == table.vocabulary.counter_words.end()) return true;
  for (size_t i = 0; i <= upto && i < chain.size(); ++i) {
    Range range = chain[i].said->range;
    auto m = std::partition_point(reading.phrases.begin(), reading.phrases.end(),
                                  [&](const PhraseMatch& p) { return p.first < range.begin; });
    for (; m != reading.phrases.end() && m->first < range.end; ++m) {
      if (table.vocabulary.phrases[static_cast<size_t>(m->phrase)].kind != PhraseKind::counter) continue;
      std::string word;
      for (LexemeIndex k = m->first; k <= m->last; ++k)
        if (reading.lexemes[k].kind != LexemeKind::sign) word += (word.empty() ? "" : " ") + reading.lexemes[k].folded.bare;
      if (words->second.contains(word)) return true;
    }
  }
  return false;
}

bool mentions_topic(const std::vector<Link>& chain, int indicator) {
  return std::any_of(chain.begin(), chain.end(), [&](const Link& link) {
    const auto& topics = link.said->topics;
    return std::any_of(topics.begin(), topics.end(),
                       [&](const LabelTopic& t) { return t.indicator == indicator && t.within < 0; });
  });
}

}  // namespace

bool unit_fits(const Vocabulary& vocabulary, int indicator, const std::vector<std::string>& units) {
  if (units.empty() || units.front() == "percent") return true;
  return shares(units, vocabulary.indicators[static_cast<size_t>(indicator)].units);
}

std::vector<LabelTopic> offers(const TableView& table, const std::vector<Link>& chain, size_t at,
                               const std::vector<std::string>& units) {
  const Said& said = *chain[at].said;
  std::vector<LabelTopic> fit;
  for (const LabelTopic& t : said.topics) {
    if (!unit_fits(table.vocabulary, t.indicator, units)) continue;
    if (t.counted && units.empty()) continue;
    if (t.within >= 0 && !mentions_topic(chain, t.within)) continue;
    if (table.vocabulary.indicators[static_cast<size_t>(t.indicator)].fallback && t.weak && units.empty()) continue;
    fit.push_back(t);
  }
  auto drop = [&](auto&& worse) { fit.erase(std::remove_if(fit.begin(), fit.end(), worse), fit.end()); };
  auto prefer = [&](auto&& better) {
    if (std::any_of(fit.begin(), fit.end(), better)) drop([&](const LabelTopic& t) { return !better(t); });
  };
  prefer([](const LabelTopic& t) { return t.within >= 0; });
  prefer([](const LabelTopic& t) { return !t.weak; });
  prefer([&](const LabelTopic& t) { return counted_so(table, t.indicator, chain, at); });
  if (said.only_unit) drop([](const LabelTopic& t) { return t.weak; });
  std::set<int> different;
  for (const LabelTopic& t : fit) different.insert(t.indicator);
  if (different.size() > 1) {
    // A breakdown that only one of them has decides: grams of heroin are seized drugs.
    std::set<int> split;
    for (size_t i = 0; i <= at; ++i)
      for (const BreakdownMention& m : chain[i].said->splits)
        for (int indicator : different)
          if (is_of(table.vocabulary, m, indicator)) split.insert(indicator);
    if (split.size() == 1) prefer([&](const LabelTopic& t) { return t.indicator == *split.begin(); });
  }
  // Of several matches of one indicator the longest.
  std::stable_sort(fit.begin(), fit.end(), [](const LabelTopic& a, const LabelTopic& b) { return a.words > b.words; });
  return fit;
}

}  // namespace doisoat
