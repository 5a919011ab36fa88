#include "extract/table_context.h"

#include <algorithm>

namespace doisoat {
namespace {

Range lexemes_of(const Reading& reading, Span span) {
  auto begin = std::partition_point(reading.lexemes.begin(), reading.lexemes.end(),
                                    [&](const Lexeme& l) { return l.span.begin < span.begin; });
  auto end = std::partition_point(begin, reading.lexemes.end(), [&](const Lexeme& l) { return l.span.begin < span.end; });
  if (begin == end) return {};
  return {static_cast<LexemeIndex>(begin - reading.lexemes.begin()), static_cast<LexemeIndex>(end - reading.lexemes.begin())};
}

// The lines above the table that belong to it, nearest first: its number, title, "(Số liệu tính đến …; đơn vị tính: …)".
std::vector<Range> caption_lines(const Reading& reading, Span table, Offset not_before) {
  constexpr size_t kMostLines = 6, kLongest = 400;
  const Document& document = reading.document;
  std::vector<Range> lines;
  auto line = std::partition_point(document.lines.begin(), document.lines.end(),
                                   [&](const Line& l) { return l.span.end <= table.begin; });
  while (line != document.lines.begin() && lines.size() < kMostLines) {
    --line;
    if (line->span.begin < not_before) break;
    Range words = lexemes_of(reading, line->span);
    if (words.empty()) continue;
    bool in_table = std::any_of(document.tables.begin(), document.tables.end(),
                                [&](const Table& t) { return t.span.overlaps(line->span); });
    if (in_table || line->span.size() > kLongest) break;
    const Lexeme& last = reading.lexemes[words.end - 1];
    // Running text above, not a caption; one sentence that leads to the table may be.
    if (last.is('.') || last.is(';')) break;
    lines.push_back(words);
    if (last.is(':')) break;
    const Lexeme& first = reading.lexemes[words.begin];
    bool numbered = (first.is_word("phu") || first.is_word("bieu") || first.is_word("bang") || first.is_word("mau")) &&
                    words.end - words.begin < 40;
    if (numbered) break;
  }
  return lines;
}

// "Bảng 3. So sánh với năm 2023": the year is what the table's own is compared with.
bool compares(const std::vector<Lexeme>& l, Range caption, Offset mention) {
  for (LexemeIndex i = caption.begin; i + 1 < caption.end && l[i].span.begin < mention; ++i)
    if (l[i].is_word("so") && (l[i + 1].is_word("voi") || l[i + 1].is_word("sanh"))) return true;
  return false;
}

}  // namespace

TableContext read_context(const Reading& reading, const LabelReader& labels, const TableShape& shape,
                          const std::vector<Report>& reports) {
  TableContext context;
  Span table = shape.grid->span();
  for (size_t i = 0; i < reports.size(); ++i)
    if (i == 0 || reports[i].span.begin <= table.begin)
      context.report = &reports[i], context.report_index = static_cast<int>(i);

  for (const TableColumn& column : shape.columns) {
    std::vector<Said> path;
    bool of_age = names_age(reading.lexemes, column.path);
    for (Range r : column.path) path.push_back(of_age ? labels.read_age(r) : labels.read(r));
    ColumnRole role = ColumnRole::none;
    for (const Said& said : path)
      if (said.role != ColumnRole::none && role == ColumnRole::none) role = said.role;
    context.columns.push_back(std::move(path));
    context.roles.push_back(column.kind == ColumnKind::value ? role : ColumnRole::none);
  }

  for (Range r : shape.title) context.caption.push_back(labels.read(r));
  for (Range r : caption_lines(reading, table, context.report ? context.report->span.begin : 0))
    context.caption.push_back(labels.read(r));
  // The headings that the table stands under.
  const auto& blocks = reading.structure.blocks;
  auto block = std::partition_point(blocks.begin(), blocks.end(), [&](const Block& b) { return b.span.begin < table.begin; });
  if (block != blocks.begin())
    for (int b = static_cast<int>(block - blocks.begin()) - 1; b >= 0; b = blocks[static_cast<size_t>(b)].parent) {
      const Block& here = blocks[static_cast<size_t>(b)];
      bool known = std::any_of(context.caption.begin(), context.caption.end(),
                               [&](const Said& s) { return s.range.begin < here.range.end && here.range.begin < s.range.end; });
      if (here.kind == BlockKind::heading && !known && here.range.end - here.range.begin < 60)
        context.caption.push_back(labels.read(here.range));
    }

  const auto& l = reading.lexemes;
  for (const Said& said : context.caption) {
    for (LexemeIndex i = said.range.begin; i + 1 < said.range.end && context.caption_units.empty(); ++i) {
      bool asks = l[i].is_word("dvt") ||
                  (l[i].is_word("vi") && i > said.range.begin && l[i - 1].is_word("don") && l[i + 1].is_word("tinh")) ||
                  (l[i].is_word("vi") && i > said.range.begin && l[i - 1].is_word("don") && l[i + 1].is(':'));
      if (!asks) continue;
      LexemeIndex end = i + 1;
      while (end < said.range.end && !l[end].is(')') && !l[end].is(';') && end < i + 10) ++end;
      context.caption_units = labels.units_in({i + 1, end});
    }
  }

  TableTime& time = context.time;
  if (context.report) {
    time.base = {context.report->from, context.report->to};
    time.kind = context.report->kind;
  }
  for (const Said& said : context.caption) {
    bool found = false;
    for (const TimeMention* m : said.times) {
      TimeMention full = time.base.to ? with_year(*m, time.base.to->year) : *m;
      if (full.relative != RelativeTime::none && full.kind != TimeKind::range) continue;
      bool document_date = m->span.begin > 0 && said.range.end - said.range.begin > 0 && [&] {
        // "(Kèm theo Báo cáo số 57/BC-CAX ngày 14/6/2024)": when the letter was signed.
        for (LexemeIndex i = said.range.begin; i < said.range.end && l[i].span.begin < m->span.begin; ++i)
          if (l[i].is_word("kem") && i + 1 < said.range.end && l[i + 1].is_word("theo")) return true;
        return false;
      }();
      if (document_date || said.compared || compares(l, said.range, m->span.begin)) continue;
      if (full.kind == TimeKind::range && full.from && full.to && *full.from <= *full.to) {
        time.base = {full.from, full.to};
        found = true;
      } else if ((full.kind == TimeKind::day || full.kind == TimeKind::day_month) && full.to &&
                 (full.cue == TimeCue::as_of || full.cue == TimeCue::until)) {
        time.base.to = full.to;
        if (time.base.from && *time.base.from > *time.base.to) time.base.from.reset();
        found = true;
      } else if (full.from && full.to && full.kind != TimeKind::day && full.kind != TimeKind::day_month &&
                 full.kind != TimeKind::duration) {
        if (auto s = stretch_of(full, time, false)) time.base = *s, found = true;
      }
      if (found) break;
    }
    if (found) break;
  }

  // "Năm 2023", "Năm 2024" over the columns of a table about a part of 2024.
  if (time.base.from && time.base.to && days_between(*time.base.from, *time.base.to) < 300)
    for (const auto& path : context.columns)
      for (const Said& said : path) {
        if (said.bare_year == time.base.to->year) time.years_are_periods = true;
        for (const TimeMention* m : said.times)
          if (m->kind == TimeKind::year && m->to && m->to->year == time.base.to->year) time.years_are_periods = true;
      }
  return context;
}

}  // namespace doisoat
