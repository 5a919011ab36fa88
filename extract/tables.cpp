#include "extract/tables.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/table_blanks.h"
#include "extract/table_classes.h"
#include "extract/table_figures.h"
#include "extract/table_relations.h"

namespace doisoat {
namespace {

PlaceContext context_of(const std::vector<Report>& reports, Offset at, const Gazetteer& places) {
  PlaceContext context;
  const Report* report = nullptr;
  for (const Report& r : reports)
    if (!report || r.span.begin <= at) report = &r;
  if (!report || report->area.code.empty()) return context;
  context.date = report->to ? report->to : report->issued;
  if (const Place* place = places.by_code(report->area.code, context.date)) {
    if (place->level == PlaceLevel::province) context.province = report->area.code;
    if (place->level == PlaceLevel::district) context.district = report->area.code;
  }
  return context;
}

void add_names(const Reading& reading, const TableShape& shape, std::vector<Span>& names) {
  for (size_t c = 0; c < shape.columns.size(); ++c) {
    if (shape.columns[c].kind != ColumnKind::person) continue;
    bool named = false;
    for (Range r : shape.columns[c].path)
      for (LexemeIndex i = r.begin; i < r.end; ++i) named = named || reading.lexemes[i].is_word("ten");
    if (!named) continue;
    for (const TableCell& cell : shape.grid->cells())
      if (cell.column == static_cast<int>(c) && !cell.empty() && shape.rows[static_cast<size_t>(cell.row)].kind != RowKind::header &&
          shape.rows[static_cast<size_t>(cell.row)].kind != RowKind::numbers)
        names.push_back(cell.span);
  }
}

void cut(std::vector<Numeral>& numerals, std::vector<size_t> which, const Reading& reading) {
  std::sort(which.begin(), which.end());
  std::vector<Numeral> all;
  size_t next = 0;
  for (size_t i = 0; i < numerals.size(); ++i) {
    bool split = next < which.size() && which[next] == i;
    if (!split) {
      all.push_back(numerals[i]);
      continue;
    }
    while (next < which.size() && which[next] == i) ++next;
    Numeral a = numerals[i], b = numerals[i];
    LexemeIndex slash = a.first;
    while (slash < a.last && !reading.lexemes[slash].is('/')) ++slash;
    a.last = slash - 1;
    b.first = slash + 1;
    a.span.end = reading.lexemes[a.last].span.end;
    b.span.begin = reading.lexemes[b.first].span.begin;
    b.value = *b.whole;
    b.decimals = 0;
    a.whole = b.whole = std::nullopt;
    all.push_back(a);
    all.push_back(b);
  }
  numerals = std::move(all);
}

// What the text (or an earlier table) says of the same thing, in every field: stated twice. Where one place says it more than
// once, it may speak of different things in words that are not understood here, and nothing is concluded.
void add_repeats(Extraction& extraction, const std::vector<FigureId>& of_tables, const std::vector<int>& table_of) {
  using Key = std::tuple<int, std::string, Breakdown, Measure, std::string, std::optional<Date>, std::optional<Date>>;
  auto key = [](const Figure& f) { return Key{f.report, f.indicator, f.breakdown, f.measure, f.unit, f.from, f.to}; };
  std::map<Key, std::map<int, std::vector<FigureId>>> stated;  // by table; -1: running text
  std::vector<int> place(extraction.figures.size(), -1);
  for (size_t i = 0; i < of_tables.size(); ++i) place[static_cast<size_t>(of_tables[i])] = table_of[i];
  for (const Figure& f : extraction.figures) {
    if (f.indicator.empty() || f.measure == Measure::share || f.measure == Measure::change || f.qualifier) continue;
    if (!(f.area == extraction.reports[static_cast<size_t>(f.report)].area)) continue;
    stated[key(f)][place[static_cast<size_t>(f.id)]].push_back(f.id);
  }
  for (auto& [what, places] : stated) {
    FigureId earlier = -1;
    for (auto& [table, ids] : places) {
      if (ids.size() != 1) continue;
      if (earlier >= 0) {
        const Figure &a = extraction.figures[static_cast<size_t>(earlier)], &b = extraction.figures[static_cast<size_t>(ids[0])];
        Relation relation;
        relation.kind = RelationKind::repeat;
        relation.members = {{a.id, Role::stated}, {b.id, Role::stated}};
        relation.quote = a.quote;
        relation.origin = "table";
        relation.confidence = 0.9;
        extraction.relations.push_back(std::move(relation));
      }
      earlier = ids[0];
    }
  }
}

}  // namespace

std::vector<Span> table_spans(const Document& document) {
  std::vector<Span> spans;
  for (const Table& table : document.tables)
    if (holds_figures(document, table)) spans.push_back(table.span);
  return spans;
}

TableFindings read_tables(Reading& reading, const std::vector<BreakdownMention>& mentions, const std::vector<Report>& reports, const Catalogue& catalogue) {
  TableFindings out;
  LabelReader labels(reading, mentions);
  std::vector<size_t> split;
  int number = -1;
  for (const TableGrid& grid : find_grids(reading.document, reading.lexemes)) {
    ++number;
    TableShape shape = find_shape(reading, grid, catalogue.places, context_of(reports, grid.span().begin, catalogue.places));
    TableContext context = read_context(reading, labels, shape, reports);
    classify_numerals(reading, shape, context);
    TableView view(reading, labels, shape, context, catalogue);
    auto figures = find_table_figures(view, split);
    auto blanks = find_table_blanks(view, figures);
    out.observations.insert(out.observations.end(), blanks.begin(), blanks.end());
    auto relations = find_table_relations(reading, shape, figures, static_cast<FigureId>(out.figures.size()));
    out.relations.insert(out.relations.end(), relations.begin(), relations.end());
    for (TableFigure& f : figures) {
      f.figure.id = static_cast<FigureId>(out.figures.size());
      out.figures.push_back(std::move(f.figure));
      out.table_of.push_back(number);
    }
    add_names(reading, shape, out.private_names);
  }
  cut(reading.numerals, std::move(split), reading);
  return out;
}

void merge_tables(TableFindings findings, Extraction& extraction) {
  std::vector<Figure> all;
  std::vector<FigureId> of_text(extraction.figures.size()), of_tables(findings.figures.size());
  size_t t = 0, k = 0;
  while (t < extraction.figures.size() || k < findings.figures.size()) {
    bool text = k == findings.figures.size() || (t < extraction.figures.size() && extraction.figures[t].numeral.begin < findings.figures[k].numeral.begin);
    auto id = static_cast<FigureId>(all.size());
    if (text) {
      of_text[t] = id;
      all.push_back(std::move(extraction.figures[t++]));
    } else {
      of_tables[k] = id;
      all.push_back(std::move(findings.figures[k++]));
    }
    all.back().id = id;
  }
  extraction.figures = std::move(all);
  auto move = [](FigureId& id, const std::vector<FigureId>& to) { id = to[static_cast<size_t>(id)]; };
  for (Relation& r : extraction.relations)
    for (Member& m : r.members) move(m.figure, of_text);
  for (Observation& o : extraction.observations)
    for (FigureId& id : o.figures) move(id, of_text);
  for (LedgerItem& item : extraction.ledger)
    if (item.figure) move(*item.figure, of_text);
  for (Relation& r : findings.relations) {
    for (Member& m : r.members) move(m.figure, of_tables);
    extraction.relations.push_back(std::move(r));
  }
  for (Observation& o : findings.observations) {
    for (FigureId& id : o.figures) move(id, of_tables);
    extraction.observations.push_back(std::move(o));
  }
  extraction.private_names.insert(extraction.private_names.end(), findings.private_names.begin(), findings.private_names.end());
  std::sort(extraction.private_names.begin(), extraction.private_names.end());
  for (FigureId id : of_tables) {
    Span numeral = extraction.figures[static_cast<size_t>(id)].numeral;
    auto item = std::lower_bound(extraction.ledger.begin(), extraction.ledger.end(), numeral, [](const LedgerItem& a, Span b) { return a.span < b; });
    if (item == extraction.ledger.end() || item->span != numeral) continue;
    item->ledger_class = LedgerClass::figure;
    item->figure = id;
  }
  add_repeats(extraction, of_tables, findings.table_of);
}

}  // namespace doisoat
