// What OCR really makes of the numerals of equations: reads scans of the corpus's reports, with second readings as the program
// takes them, and prints how the members of every equation that a misread numeral breaks were read.
//
//   collect_readings SCAN=STEM[=TEXT]…   STEM: a report of corpus/reports; TEXT: the same with slips of its author's, if that is
//                                        what was scanned; prints one JSON line for each group of equations with a wrong numeral,
//                                        and one a report with its numerals by confidence: percent, how many, how many misread
//
// tests/checks/collect makes the scans and keeps the lines in tests/checks/readings.jsonl, which measure_checks replays.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <iostream>
#include <set>

#include "catalogue/catalogue.h"
#include "catalogue/data_file.h"
#include "check/check.h"
#include "check/variants.h"
#include "document/trouble.h"
#include "document/utf8.h"
#include "extract/numerals.h"
#include "flow/second_readings.h"
#include "ingest/ingest.h"
#include "ingest/reread.h"
#include "ingest/worker.h"
#include "normalize/normalize.h"
#include "tests/check/equation_file.h"

namespace doisoat {
namespace {

std::vector<Span> words_of(std::string_view text) {
  std::vector<Span> words;
  for (Offset at = 0; at < text.size();) {
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at]))) ++at;
    Offset begin = at;
    while (at < text.size() && !std::isspace(static_cast<unsigned char>(text[at]))) ++at;
    if (at > begin) words.push_back({begin, at});
  }
  return words;
}

// Levenshtein over bytes, as a share of the longer word: 0 for equal words, 1 for altogether different ones.
double distance(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return static_cast<double>(row[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

// For each word of `a` the word of `b` that stands in its place, -1 where none does (Needleman and Wunsch 1970, in a band).
std::vector<int> aligned(std::string_view a, const std::vector<Span>& as, std::string_view b, const std::vector<Span>& bs) {
  constexpr float kGap = 0.6F;
  auto word = [](std::string_view text, Span span) { return text.substr(span.begin, span.size()); };
  long n = static_cast<long>(as.size()), m = static_cast<long>(bs.size());
  constexpr long kBand = 400;
  std::vector<std::vector<char>> from(static_cast<size_t>(n + 1), std::vector<char>(static_cast<size_t>(m + 1), 'b'));
  std::vector<float> before(static_cast<size_t>(m + 1)), now(before.size());
  for (long j = 0; j <= m; ++j) before[static_cast<size_t>(j)] = kGap * static_cast<float>(j);
  for (long i = 1; i <= n; ++i) {
    std::fill(now.begin(), now.end(), 1e9F);
    now[0] = kGap * static_cast<float>(i);
    from[static_cast<size_t>(i)][0] = 'a';
    long middle = i * m / n;
    for (long j = std::max(1L, middle - kBand); j <= std::min(m, middle + kBand); ++j) {
      auto at = static_cast<size_t>(j);
      float same = before[at - 1] + 1.1F * static_cast<float>(distance(word(a, as[static_cast<size_t>(i - 1)]), word(b, bs[at - 1])));
      float skip_a = before[at] + kGap, skip_b = now[at - 1] + kGap;
      now[at] = std::min({same, skip_a, skip_b});
      from[static_cast<size_t>(i)][at] = now[at] == same ? 's' : now[at] == skip_a ? 'a' : 'b';
    }
    std::swap(before, now);
  }
  std::vector<int> pairs(as.size(), -1);
  for (long i = n, j = m; i > 0 || j > 0;) {
    char way = i == 0 ? 'b' : j == 0 ? 'a' : from[static_cast<size_t>(i)][static_cast<size_t>(j)];
    if (way == 's') pairs[static_cast<size_t>(i - 1)] = static_cast<int>(j - 1);
    if (way != 'b') --i;
    if (way != 'a') --j;
  }
  return pairs;
}

// The numeral in the words that a figure begins with: digits and the marks between them.
Span numeral_in(std::string_view text, Offset begin, Offset end) {
  auto digit = [&](Offset at) { return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])); };
  while (begin < end && !digit(begin)) ++begin;
  Offset last = begin;
  while (digit(last) || ((text[last] == '.' || text[last] == ',') && digit(last + 1))) ++last;
  return {begin, last};
}

Offset byte_of(std::string_view text, size_t code_point) {
  size_t at = 0;
  while (code_point-- > 0 && at < text.size()) next_code_point(text, at);
  return static_cast<Offset>(at);
}

struct Scan {
  const std::string& truth_text;
  const Document& document;
  std::vector<Span> true_words, read_words;
  std::vector<int> pairs;

  Scan(const std::string& truth, const Document& read)
      : truth_text(truth), document(read), true_words(words_of(truth)), read_words(words_of(read.text)),
        pairs(aligned(truth, true_words, read.text, read_words)) {}

  // Where the numeral of the truth stands in the document as read; empty where it was not read as a number at all.
  Span place(Span numeral) const {
    auto word = std::partition_point(true_words.begin(), true_words.end(), [&](Span w) { return w.end <= numeral.begin; });
    if (word == true_words.end() || !word->contains(numeral)) return {};
    int pair = pairs[static_cast<size_t>(word - true_words.begin())];
    if (pair < 0) return {};
    Span read = read_words[static_cast<size_t>(pair)];
    std::string_view original = std::string_view(truth_text).substr(word->begin, word->size());
    std::string part = aligned_part(original, {numeral.begin - word->begin, numeral.end - word->begin}, document.at(read));
    while (!part.empty() && !std::isdigit(static_cast<unsigned char>(part.back()))) part.pop_back();
    size_t at = part.empty() ? std::string::npos : document.at(read).find(part);
    if (at == std::string::npos) return {};
    Offset begin = read.begin + static_cast<Offset>(at);
    return {begin, begin + static_cast<Offset>(part.size())};
  }
};

// As extract does it: the least sure of the words it stands on, with their other readings.
void take_evidence(const Document& document, Figure& figure) {
  for (const Token& token : document.tokens) {
    if (!token.span.overlaps(figure.numeral)) continue;
    figure.confidence = std::min(figure.confidence, token.confidence);
    Span part{std::max(token.span.begin, figure.numeral.begin) - token.span.begin, std::min(token.span.end, figure.numeral.end) - token.span.begin};
    for (const Alternative& alternative : token.alternatives)
      figure.alternatives.push_back({aligned_part(document.at(token.span), part, alternative.text), alternative.confidence});
  }
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<FigureId> members_of(const Relation& relation) {
  std::set<FigureId> ids;
  for (const Member& member : relation.members) ids.insert(member.figure);
  return ids;
}

// Reads the scan, and prints the groups of connected equations in which a numeral was misread.
void collect(const std::filesystem::path& path, const std::string& stem, const std::string& text, const Catalogue& catalogue) {
  std::filesystem::path root = DOISOAT_SOURCE_DIR;
  EquationFile file = read_equations(root / "corpus" / "truth" / (stem + ".equations.jsonl"));
  std::filesystem::path original = root / "corpus" / "reports" / (stem + ".txt");
  std::string meant = file_text(original), truth = text.empty() ? meant : file_text(text);
  Document document = normalize(ingest(path), catalogue);
  Scan scan(truth, document);
  Extraction extraction = file.extraction;
  std::vector<Decimal> true_values;
  std::map<FigureId, Decimal> typed;
  std::set<FigureId> lost, wrong;
  for (Figure& figure : extraction.figures) {
    true_values.push_back(figure.value);
    Offset begin = byte_of(truth, figure.numeral.begin);
    Span numeral = numeral_in(truth, begin, begin + static_cast<Offset>(file.texts[figure.id].size()));
    Span place = numeral.empty() ? Span{} : scan.place(numeral);
    int decimals = 0, was = figure.decimals;
    auto value = parse_numeral(document.at(place), decimals);
    if (place.empty() || !value) {
      lost.insert(figure.id);
      continue;
    }
    // In the unit that the truth counts in: "1,2 kg" is 1200 g.
    auto in_unit = [&](Decimal digits) {
      auto printed = parse_numeral(std::string_view(meant).substr(numeral.begin, numeral.size()), was);
      if (!printed || printed->is_zero() || figure.value.is_zero()) return digits;
      return divide(digits * abs(figure.value), *printed, 6) * Decimal(figure.value.is_negative() ? -1 : 1);
    };
    std::string_view stands = std::string_view(truth).substr(numeral.begin, numeral.size());
    if (stands != std::string_view(meant).substr(numeral.begin, numeral.size()))
      if (auto printed = parse_numeral(stands, was)) typed[figure.id] = in_unit(*printed);
    if (document.at(place) != std::string_view(meant).substr(numeral.begin, numeral.size())) {
      figure.value = in_unit(*value);
      figure.decimals = decimals;
    }
    figure.numeral = figure.quote = place;
    take_evidence(document, figure);
    if (figure.value != true_values.back()) wrong.insert(figure.id);
  }
  extraction.relations.clear();
  for (size_t i = 0; i < file.holds.size(); ++i) {
    auto members = members_of(file.extraction.relations[i]);
    bool whole = std::none_of(members.begin(), members.end(), [&](FigureId id) { return lost.contains(id); });
    if (whole && file.holds[i]) extraction.relations.push_back(file.extraction.relations[i]);
  }
  std::set<FigureId> known;
  for (int round = 0; round < 2; ++round)
    if (!read_again(path, document, check(extraction, catalogue).doubted, known, extraction.figures)) break;

  // How often numerals of each confidence, in whole percent, are misread.
  std::map<int, std::pair<int, int>> by_confidence;
  for (const Figure& figure : extraction.figures) {
    if (lost.contains(figure.id)) continue;
    auto& [all, misread] = by_confidence[static_cast<int>(figure.confidence * 100)];
    ++all;
    misread += wrong.contains(figure.id) && !(typed.contains(figure.id) && typed[figure.id] == figure.value);
  }
  nlohmann::ordered_json counts{{"truth", stem}, {"scan", path.extension().string().substr(1)}, {"confidences", nlohmann::ordered_json::array()}};
  for (auto [percent, count] : by_confidence) counts["confidences"].push_back({percent, count.first, count.second});
  std::cout << counts.dump() << std::endl;

  // Groups of equations that share figures, each printed once when a member was misread.
  std::vector<bool> done(extraction.relations.size());
  for (size_t first = 0; first < done.size(); ++first) {
    if (done[first]) continue;
    std::set<FigureId> group = members_of(extraction.relations[first]);
    for (bool grown = true; grown;) {
      grown = false;
      for (size_t i = 0; i < done.size(); ++i) {
        auto members = members_of(extraction.relations[i]);
        bool shares = std::any_of(members.begin(), members.end(), [&](FigureId id) { return group.contains(id); });
        if (done[i] || !shares) continue;
        done[i] = grown = true;
        group.merge(members);
      }
    }
    if (std::none_of(group.begin(), group.end(), [&](FigureId id) { return wrong.contains(id); })) continue;
    nlohmann::ordered_json line{{"truth", stem}, {"scan", path.extension().string().substr(1)}, {"readings", nlohmann::ordered_json::array()}};
    for (FigureId id : group) {
      const Figure& figure = extraction.figures[id];
      nlohmann::ordered_json row{{"offset", file.extraction.figures[id].numeral.begin}, {"value", figure.value.str()}, {"decimals", figure.decimals}, {"printed", figure.numeral.size()},
                                 {"confidence", std::round(figure.confidence * 1e4) / 1e4}};
      if (typed.contains(id)) row["typed"] = typed[id].str();
      for (const Alternative& alternative : figure.alternatives)
        row["alternatives"].push_back({alternative.text, std::round(alternative.confidence * 1e4) / 1e4});
      line["readings"].push_back(row);
    }
    std::cout << line.dump() << std::endl;
  }
  std::cerr << path.filename().string() << ": " << extraction.figures.size() - lost.size() << " numerals, " << wrong.size() << " misread, "
            << lost.size() << " not read as numbers\n";
}

}  // namespace
}  // namespace doisoat

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "worker") return doisoat::worker_main();
  doisoat::Catalogue catalogue = doisoat::load_catalogue(doisoat::catalogue_folder());
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    size_t sign = word.find('='), second = word.find('=', sign + 1);
    std::string text = second == std::string::npos ? "" : word.substr(second + 1);
    try {
      doisoat::collect(word.substr(0, sign), word.substr(sign + 1, second - sign - 1), text, catalogue);
    } catch (const doisoat::Trouble& trouble) {
      std::cerr << word << ": " << trouble.code << "\n";
    }
  }
}
