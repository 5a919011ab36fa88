#include "extract/extract.h"

#include <algorithm>

#include "extract/blanks.h"
#include "extract/breakdowns.h"
#include "extract/date_checks.h"
#include "extract/header.h"
#include "extract/ledger.h"
#include "extract/local_places.h"
#include "extract/periods.h"
#include "extract/persons.h"
#include "extract/relations.h"
#include "extract/resolve.h"
#include "extract/scope.h"
#include "extract/tables.h"
#include "extract/zeros.h"

namespace doisoat {
namespace {

std::vector<Span> digits_of(const std::vector<TimeMention>& times) {
  std::vector<Span> spans;
  for (const TimeMention& m : times)
    if (m.sure) spans.insert(spans.end(), m.digits.begin(), m.digits.end());
  return spans;
}

// The lexemes that number the items of lists inside the text; sorted.
std::vector<LexemeIndex> numbers_of_items(const Reading& reading) {
  std::vector<LexemeIndex> numbers;
  for (const Enumeration& list : reading.enumerations)
    for (Range marker : list.markers)
      for (LexemeIndex i = marker.begin; i < marker.end; ++i)
        if (reading.lexemes[i].kind == LexemeKind::digits) numbers.push_back(i);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Reading read_text(const Document& document, const Catalogue& catalogue, Persons& persons) {
  Reading reading{document, catalogue.vocabulary, cut_lexemes(document.text), find_dates(document.text), {}, {}, {}, {}, find_ages(document.text)};
  persons = find_persons(document.text, reading.times);
  std::vector<Span> papers;  // birth years, identity papers, telephones
  for (const PersonMention& person : persons.mentions) papers.insert(papers.end(), person.digits.begin(), person.digits.end());
  std::vector<Span> page_numbers = find_page_numbers(document);
  std::vector<Span> apart = table_spans(document);  // what is no running text
  apart.insert(apart.end(), page_numbers.begin(), page_numbers.end());
  std::sort(apart.begin(), apart.end());
  reading.phrases = find_phrases(reading.lexemes, reading.vocabulary, page_numbers);
  reading.structure = find_structure(document, reading.lexemes, apart);
  reading.numerals = find_numerals(document.text, reading.lexemes, digits_of(reading.times), reading.phrases, reading.vocabulary);
  reading.enumerations = find_enumerations(reading.lexemes, reading.structure);
  std::vector<LexemeIndex> items = numbers_of_items(reading);
  // Numbers of sections and list items.
  for (Numeral& numeral : reading.numerals) {
    int block = reading.structure.block_of[numeral.first];
    auto band = std::partition_point(reading.ages.begin(), reading.ages.end(), [&](const AgeBand& b) { return b.span.end <= numeral.span.begin; });
    if (band != reading.ages.end() && band->span.contains(numeral.span)) numeral.ledger_class = LedgerClass::ordinal;
    if (std::binary_search(items.begin(), items.end(), numeral.first)) numeral.ledger_class = LedgerClass::ordinal;
    auto paper = std::partition_point(papers.begin(), papers.end(), [&](Span s) { return s.end <= numeral.span.begin; });
    auto page = std::partition_point(page_numbers.begin(), page_numbers.end(), [&](Span s) { return s.end <= numeral.span.begin; });
    if (page != page_numbers.end() && page->overlaps(numeral.span)) numeral.ledger_class = LedgerClass::ordinal;
    if (paper != papers.end() && paper->overlaps(numeral.span)) numeral.ledger_class = LedgerClass::person;
    if (block >= 0 && reading.structure.blocks[static_cast<size_t>(block)].marker.contains(numeral.first)) numeral.ledger_class = LedgerClass::ordinal;
  }
  reading.quantities = find_quantities(reading.lexemes, reading.numerals, reading.phrases, reading.structure, reading.vocabulary);
  auto zeros = find_zeros(reading);
  for (size_t i = 0; i < zeros.size(); ++i) zeros[i].group = -1 - static_cast<int>(i);
  reading.quantities.insert(reading.quantities.end(), zeros.begin(), zeros.end());
  // What stands in tables is read from their rows and columns.
  reading.quantities.erase(std::remove_if(reading.quantities.begin(), reading.quantities.end(), [&](const Quantity& q) { return reading.structure.block_of[q.first] < 0; }),
                           reading.quantities.end());
  std::stable_sort(reading.quantities.begin(), reading.quantities.end(), [](const Quantity& a, const Quantity& b) { return a.first < b.first; });
  return reading;
}

int report_at(const std::vector<Report>& reports, Offset at) {
  for (size_t i = reports.size(); i-- > 0;)
    if (reports[i].span.begin <= at) return static_cast<int>(i);
  return 0;
}

// The words a reader needs to see: from the phrase before the number, where it is near, to the counter or phrase behind.
Span quote_of(const Reading& reading, const Quantity& q, const Resolution& r) {
  const auto& l = reading.lexemes;
  Span quote{l[q.first].span.begin, l[std::min<size_t>(q.last, l.size() - 1)].span.end};
  int sentence = reading.structure.sentence_of[q.first];
  for (const Evidence& e : r.evidence) {
    LexemeIndex first = lexeme_at(l, e.quote.begin);
    if (first >= l.size() || reading.structure.sentence_of[first] != sentence || reading.structure.parenthesis_of[first] != reading.structure.parenthesis_of[q.first]) continue;
    LexemeIndex away = first < q.first ? q.first - first : first - q.last;
    if (away <= 12) quote = cover(quote, e.quote);
  }
  return quote;
}

// "104 vụ; cùng kỳ năm trước 97 vụ (tăng 07 vụ)": the change stands behind what there was a year before, but is of what there is
// now. Returns the figure that is meant: `owner` or the one before it.
FigureId changed_figure(const std::vector<Figure>& figures, const std::vector<FigureOrigin>& origins, FigureId owner) {
  constexpr FigureId kBefore = 6;  // figures looked at
  const Figure& then = figures[static_cast<size_t>(owner)];
  if (!then.to) return owner;
  for (FigureId id = owner; id-- > 0 && id + kBefore > owner;) {
    const Figure& now = figures[static_cast<size_t>(id)];
    if (origins[static_cast<size_t>(id)].block != origins[static_cast<size_t>(owner)].block) break;
    if (now.indicator != then.indicator || now.breakdown != then.breakdown || now.measure != then.measure || now.unit != then.unit) continue;
    return now.to && *now.to == add_years(*then.to, 1) ? id : owner;
  }
  return owner;
}

// "Điểm, tụ điểm phức tạp: không có": the indicator named in one breath with that of the figure; -1: none.
int named_with(const Reading& reading, const Figure& figure, int indicator) {
  for (const Evidence& e : figure.evidence) {
    if (std::string_view(e.field) != "indicator") continue;
    LexemeIndex begin = lexeme_at(reading.lexemes, e.quote.begin), end = lexeme_at(reading.lexemes, e.quote.end);
    auto first = std::partition_point(reading.phrases.begin(), reading.phrases.end(), [&](const PhraseMatch& m) { return m.first < begin; });
    for (auto m = first; m != reading.phrases.end() && m->first < end; ++m) {
      const Phrase& p = reading.vocabulary.phrases[static_cast<size_t>(m->phrase)];
      if (p.kind == PhraseKind::indicator && p.index == indicator && p.also >= 0) return p.also;
    }
  }
  return -1;
}

double confidence_of(const Document& document, Span numeral, std::vector<Alternative>& alternatives) {
  double confidence = 1;
  auto first = std::partition_point(document.tokens.begin(), document.tokens.end(), [&](const Token& t) { return t.span.end <= numeral.begin; });
  for (auto token = first; token != document.tokens.end() && token->span.begin < numeral.end; ++token) {
    confidence = std::min(confidence, token->confidence);
    for (const Alternative& a : token->alternatives) alternatives.push_back(a);
  }
  return confidence;
}

}  // namespace

Extraction extract(const Document& document, const Catalogue& catalogue) {
  Persons persons;
  Reading reading = read_text(document, catalogue, persons);
  Scope scope(reading);
  Extraction out;
  out.reports = find_reports(document, reading.times, catalogue);
  for (Report& report : out.reports) complete_period(report, reading);
  out.private_names = persons.names;

  auto mentions = find_breakdowns(reading);
  auto resolutions = resolve(reading, scope, mentions);
  Periods periods(reading, scope, out.reports);

  std::vector<FigureOrigin> origins;
  std::vector<int> figure_of(reading.quantities.size(), -1);
  for (size_t i = 0; i < reading.quantities.size(); ++i) {
    const Quantity& q = reading.quantities[i];
    Resolution& r = resolutions[i];
    if (r.ledger_class != LedgerClass::figure) continue;
    if (q.negation && (r.measure == Measure::change || r.unit == "percent")) continue;
    Figure figure;
    figure.id = static_cast<FigureId>(out.figures.size());
    figure.report = report_at(out.reports, q.numeral.span.begin);
    const Report& report = out.reports[static_cast<size_t>(figure.report)];
    figure.indicator = reading.vocabulary.indicators[static_cast<size_t>(r.indicator)].code;
    figure.breakdown = r.breakdown;
    figure.measure = r.measure;
    figure.value = r.value;
    figure.unit = r.unit;
    figure.decimals = q.numeral.decimals;
    figure.qualifier = q.qualifier;
    figure.area = report.area;
    if (auto place = local_place(reading, q)) {
      Span named{reading.lexemes[place->begin].span.begin, reading.lexemes[place->end - 1].span.end};
      figure.area = {"", std::string(split_unit_name(document.at(named)).name)};
      r.evidence.push_back({"place", "bullet label", named});
    }
    figure.numeral = q.numeral.span;
    figure.quote = quote_of(reading, q, r);
    figure.confidence = confidence_of(document, q.numeral.span, figure.alternatives);
    // A change or share is of the time of the figure it belongs to.
    int owner = r.owner >= 0 ? figure_of[static_cast<size_t>(r.owner)] : -1;
    if (owner >= 0 && figure.measure == Measure::change) {
      owner = changed_figure(out.figures, origins, owner);
      r.owner = origins[static_cast<size_t>(owner)].quantity;
    }
    Measure own = reading.vocabulary.indicators[static_cast<size_t>(r.indicator)].measure;
    bool beside = figure.measure == Measure::change || figure.measure == Measure::share;
    Period period = periods.of(q, beside ? own : figure.measure, beside ? "change" : r.role, figure.indicator == "budget", report);
    // "Quý II: test …, xóa 01 điểm" in the report of the first quarter: what is still to be done.
    bool planned = figure.breakdown.contains("part") && figure.breakdown.at("part") == "planned";
    if (period.evidence && report.to && !planned && period.source != std::string_view("sentence") && (period.from ? *period.from : period.to.value_or(*report.to)) > *report.to) {
      r.ledger_class = LedgerClass::target;
      continue;
    }
    if (planned && !period.evidence && period.from && period.to) period.from = add_years(*period.from, 1), period.to = add_years(*period.to, 1);
    bool moved = figure.measure == Measure::added || figure.measure == Measure::removed;
    bool of_stock = owner >= 0 && out.figures[static_cast<size_t>(owner)].measure == Measure::stock;
    bool inherits = owner >= 0 && !(moved && of_stock) && (beside || period.source != std::string_view("sentence"));
    if (inherits) {
      figure.from = out.figures[static_cast<size_t>(owner)].from;
      figure.to = out.figures[static_cast<size_t>(owner)].to;
    } else {
      figure.from = period.from;
      figure.to = period.to;
      if (period.evidence) r.evidence.push_back({"time", period.source, *period.evidence});
    }
    figure.evidence = std::move(r.evidence);
    figure_of[i] = figure.id;
    origins.push_back({static_cast<int>(i), reading.structure.block_of[q.first]});
    out.figures.push_back(std::move(figure));
    if (int also = q.negation ? named_with(reading, out.figures.back(), r.indicator) : -1; also >= 0) {
      Figure other = out.figures.back();
      other.id = static_cast<FigureId>(out.figures.size());
      other.indicator = reading.vocabulary.indicators[static_cast<size_t>(also)].code;
      origins.push_back(origins.back());
      out.figures.push_back(std::move(other));
    }
  }
  out.relations = find_relations(reading, scope, resolutions, out.figures, origins, figure_of, persons.mentions);
  out.observations = find_blanks(reading, scope);
  for (Observation& blank : out.observations) blank.report = report_at(out.reports, blank.quote.begin);
  auto dates = check_dates(document.text, reading.times, out.reports);
  out.observations.insert(out.observations.end(), dates.begin(), dates.end());
  TableFindings tables = read_tables(reading, mentions, out.reports, catalogue);
  for (Figure& figure : tables.figures) figure.confidence = confidence_of(document, figure.numeral, figure.alternatives);
  out.ledger = make_ledger(reading, resolutions, figure_of, persons.mentions);
  merge_tables(std::move(tables), out);
  for (LedgerItem& item : out.ledger) {
    std::vector<Alternative> others;
    item.confidence = confidence_of(document, item.span, others);
  }
  return out;
}

}  // namespace doisoat
