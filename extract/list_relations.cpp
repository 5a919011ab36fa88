#include "extract/list_relations.h"

#include <algorithm>
#include <set>
#include <span>

#include "extract/number_words.h"
#include "extract/person_lists.h"

namespace doisoat {
namespace {

// "gồm các xã: A, B, C" and "03 xã (A, B và C)": names parted by commas, nothing else.
int names_behind(const RelationContext& context, const Quantity& q) {
  static const std::set<std::string_view> kVillages = {"thon", "ban", "xom", "ap", "buon", "lang", "khu pho", "to dan pho", "khom"};
  if (!has_unit(q, "commune") && !kVillages.contains(q.counter_word)) return -1;
  const auto& l = context.reading.lexemes;
  int sentence = context.reading.structure.sentence_of[q.first];
  if (sentence < 0) return -1;
  LexemeIndex end = context.reading.structure.sentences[static_cast<size_t>(sentence)].end;
  LexemeIndex at = q.last + 1;
  // To the begin of the list: a colon, or the parenthesis at the quantity.
  LexemeIndex begin = 0;
  for (LexemeIndex i = at; i < end && i < at + 40; ++i) {
    if (l[i].kind == LexemeKind::digits &&
        context.reading.structure.parenthesis_of[i] == context.reading.structure.parenthesis_of[q.first])
      return -1;
    if (l[i].is(':')) {
      begin = i + 1;
      break;
    }
    if (l[i].is('(') && i + 1 < end && (l[i + 1].capital || l[i + 1].is_word("gom") || l[i + 1].is_word("cac"))) {
      begin = i + 1;
      break;
    }
    if (l[i].is(';')) return -1;
  }
  if (begin == 0) return -1;
  static const std::set<std::string_view> kKinds = {"xa", "phuong", "thi", "tran", "tt", "cac",
                                                    "va", "gom",    "dac", "khu",  "co", "thon", "ban", "xom", "ap", "buon", "lang"};
  int count = 0;
  bool in_name = false;
  for (LexemeIndex i = begin; i < end; ++i) {
    const Lexeme& x = l[i];
    if (x.is(',') || x.is(';') || x.is_word("va")) {
      in_name = false;
      continue;
    }
    if (x.is(')') || x.is('.') || x.is('(')) break;
    if (x.is(':') || x.is('*') || x.is('-')) continue;
    if (x.kind == LexemeKind::word && (kKinds.contains(x.folded.bare) && (!x.capital || !in_name)) && !(in_name && x.capital)) {
      if (!x.capital || x.is_word("tt") || x.is_word("thi") || x.is_word("xa") || x.is_word("phuong")) continue;
    }
    if (!x.capital) return -1;  // running text: no plain list
    if (!in_name) ++count;
    in_name = true;
  }
  return count >= 2 ? count : -1;
}

}  // namespace

void add_words(const RelationContext& context, std::vector<Relation>& relations) {
  for (const Figure& f : context.figures) {
    if (f.unit != "vnd" || f.numeral.empty()) continue;
    LexemeIndex at = lexeme_at(context.reading.lexemes, f.numeral.end);
    LexemeIndex limit = std::min<LexemeIndex>(at + 6, static_cast<LexemeIndex>(context.reading.lexemes.size()));
    while (at < limit && !context.reading.lexemes[at].is('(') && context.reading.lexemes[at].kind != LexemeKind::digits) ++at;
    if (at >= limit || !context.reading.lexemes[at].is('(')) continue;
    LexemeIndex close = at + 1;
    while (close < context.reading.lexemes.size() && close < at + 40 && !context.reading.lexemes[close].is(')')) ++close;
    std::span<const Lexeme> inside(context.reading.lexemes.data() + at + 1, close - at - 1);
    auto stated = parse_number_words(inside);
    if (!stated) continue;
    context.add(relations, RelationKind::words, {{f.id, Role::stated}}, "words", 1, *stated);
    relations.back().quote =
        cover(f.quote,
              {f.numeral.begin, context.reading.lexemes[std::min<size_t>(close, context.reading.lexemes.size() - 1)].span.end});
  }
}

void add_lists(const RelationContext& context, std::vector<Relation>& relations) {
  for (const Figure& f : context.figures) {
    if (!context.in_text(f.id) || f.unit == "percent" || !f.value.is_integer() || f.measure == Measure::change) continue;
    const Quantity& q = context.quantity(f.id);
    int count = persons_listed(context.reading, context.persons, q).value_or(-1);
    if (count < 0) count = names_behind(context, q);
    if (count < 0) continue;
    context.add(relations, RelationKind::list_count, {{f.id, Role::stated}}, "list", 1, Decimal(count));
  }
}

}  // namespace doisoat
