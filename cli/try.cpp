// `doisoat try ENTRY.toml REPORT…`: what the indicators of a file, which need not be in the catalogue yet, match.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "catalogue/data_file.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/text_width.h"
#include "cli/wording.h"
#include "document/trouble.h"
#include "extract/extract.h"
#include "extract/phrases.h"
#include "flow/private_text.h"
#include "flow/read.h"
#include "flow/trouble_text.h"
#include "ingest/text.h"
#include "ingest/worker_pool.h"

namespace doisoat {
namespace {

struct TryOptions {
  std::string entry;
  std::vector<std::string> reports;
  bool show_names = false;
};

constexpr Offset kAround = 60;  // bytes of a line shown on each side of a match

class Trial {
 public:
  Trial(const Catalogue& catalogue, const Program& program, bool show_names)
      : catalogue_(catalogue), vocabulary_(catalogue.vocabulary), program_(program), wording_{catalogue, program.language}, show_names_(show_names) {}

  // False: the indicator reads an example of its own otherwise than the example says.
  bool examples(const Indicator& indicator) const {
    std::string wrong;
    int right = 0, failed = 0;
    for (const Indicator::Example& example : indicator.examples) {
      Document document = document_of_text(example.text);
      Extraction found = extract(document, catalogue_);
      bool given = false;
      std::string read;
      for (const Figure& f : found.figures) {
        bool own = f.indicator == indicator.code;
        given = given || (own && (!example.value || f.value == *example.value));
        read += "        → " + reading(f) + "\n";
      }
      if (given == example.value.has_value()) {
        ++right;
        continue;
      }
      ++failed;
      Parameters parameters{{"text", example.text}};
      if (example.value) parameters["value"] = example.value->str();
      wrong += "    " + text(example.value ? "try.yes_fails" : "try.no_fails", parameters) + "\n" + (read.empty() ? "        " + text("try.nothing_read") + "\n" : read);
    }
    std::cout << "  " << text("try.examples", {{"right", std::to_string(right)}, {"wrong", std::to_string(failed)}}) << "\n" << wrong;
    return failed == 0;
  }

  void report(const Indicator& indicator, const Result& result) const {
    const Document& document = result.document;
    PrivateText shown(document, result.extraction, show_names_);
    auto lexemes = cut_lexemes(document.text);
    int code = vocabulary_.indicator(indicator.code), matches = 0;
    std::string out;
    std::vector<char> told(result.extraction.figures.size(), 0), met(vocabulary_.phrases.size(), 0);
    for (const PhraseMatch& m : find_phrases(lexemes, vocabulary_)) {
      const Phrase& phrase = vocabulary_.phrases[static_cast<size_t>(m.phrase)];
      if (phrase.kind != PhraseKind::indicator || phrase.index != code) continue;
      ++matches;
      met[static_cast<size_t>(m.phrase)] = 1;
      Span words{lexemes[m.first].span.begin, lexemes[m.last].span.end};
      out += place_of(document, words, shown) + "        " + text("try.wording", {{"wording", phrase.wording}}) + "\n";
      bool any = false;
      for (const Figure& f : result.extraction.figures)
        if (f.indicator == indicator.code && takes_indicator_from(f, words)) {
          told[static_cast<size_t>(f.id)] = any = true;
          out += "        → " + reading(f) + "\n";
        }
      if (!any) out += "        " + text("try.no_figure") + "\n";
    }
    int figures = 0;
    for (const Figure& f : result.extraction.figures) {
      if (f.indicator != indicator.code) continue;
      ++figures;
      if (!told[static_cast<size_t>(f.id)]) out += place_of(document, f.numeral, shown) + "        → " + reading(f) + "\n";
    }
    std::cout << "  " << printable(text("try.report", {{"file", document.name}, {"matches", std::to_string(matches)}, {"figures", std::to_string(figures)}})) << "\n" << out;
    unmet(code, met);
  }

 private:
  std::string text(std::string_view key, const Parameters& parameters = {}) const { return program_.text(key, parameters); }

  // "30 người · Người nghiện · ngoài cộng đồng · Hiện có · 14/6/2024 · Pa Nậm".
  std::string reading(const Figure& f) const {
    std::string out = wording_.value(f.value, f.qualifier) + " " + wording_.unit(f.unit);
    for (const std::string& part : {wording_.indicator(f.indicator, f.breakdown), wording_.text("measure." + std::string(name(f.measure))),
                                    wording_.period(f.from, f.to), f.area.name})
      if (!part.empty()) out += " · " + part;
    return printable(out);
  }

  static bool takes_indicator_from(const Figure& f, Span words) {
    return std::any_of(f.evidence.begin(), f.evidence.end(), [&](const Evidence& e) { return e.field == "indicator" && e.quote.overlaps(words); });
  }

  // "    dòng 12: …Tổng số [người nghiện] ma túy: 30…".
  std::string place_of(const Document& document, Span words, const PrivateText& shown) const {
    const std::string& all = document.text;
    Span line{words.begin, words.end};
    while (line.begin > 0 && all[line.begin - 1] != '\n' && all[line.begin - 1] != '\f' && words.begin - line.begin < kAround) --line.begin;
    while (line.end < all.size() && all[line.end] != '\n' && all[line.end] != '\f' && line.end - words.end < kAround) ++line.end;
    auto cut = [&](Offset at) { return at > 0 && at < all.size() && all[at - 1] != '\n' && all[at] != '\n' && all[at - 1] != ' '; };
    while (line.begin < words.begin && cut(line.begin)) ++line.begin;  // whole words only
    auto inside_letter = [&](Offset at) { return at < all.size() && (static_cast<unsigned char>(all[at]) & 0xC0) == 0x80; };
    while (inside_letter(line.begin)) ++line.begin;
    while (inside_letter(line.end)) --line.end;
    auto number = std::count(all.begin(), all.begin() + words.begin, '\n') + 1;
    std::string quote = shown.at({line.begin, words.begin}) + "[" + shown.at(words) + "]" + shown.at({words.end, line.end});
    return "    " + text("try.line", {{"line", std::to_string(number)}}) + " " + printable(quote) + "\n";
  }

  void unmet(int indicator, const std::vector<char>& met) const {
    std::string list;
    for (size_t i = 0; i < met.size(); ++i) {
      const Phrase& phrase = vocabulary_.phrases[i];
      if (phrase.kind == PhraseKind::indicator && phrase.index == indicator && !met[i]) list += (list.empty() ? "" : "; ") + phrase.wording;
    }
    if (!list.empty()) std::cout << "    " << text("try.unmet", {{"phrases", list}}) << "\n";
  }

  const Catalogue& catalogue_;
  const Vocabulary& vocabulary_;
  const Program& program_;
  Wording wording_;
  bool show_names_;
};

int try_entry(const TryOptions& options, const Program& program) {
  Catalogue catalogue = load_whole_catalogue();
  std::filesystem::path folder = catalogue_folder(), own = folder / "indicators" / std::filesystem::path(options.entry).filename();
  std::error_code ignored;
  // A file of the catalogue itself is there already.
  bool part = std::filesystem::equivalent(own, options.entry, ignored);
  try {
    if (!part) catalogue.vocabulary = load_vocabulary(folder, options.entry);
  } catch (const DataError& error) {
    std::cerr << program.text("try.wrong_entry") << "\n" << error.what() << "\n";
    return kCatalogueWrong;
  }
  std::string file = part ? std::filesystem::relative(own, folder, ignored).string() : options.entry;

  int code = kDone;
  std::vector<Result> results;
  WorkerPool workers;
  for (const std::string& report : options.reports) {
    try {
      results.push_back(read(report, catalogue, &workers));
    } catch (const Trouble& trouble) {
      code = kFileUnreadable;
      std::cerr << printable(trouble_text(trouble, report, program.messages, program.language)) << "\n";
    }
  }
  Trial trial(catalogue, program, options.show_names);
  bool right = true;
  for (const Indicator& indicator : catalogue.vocabulary.indicators) {
    if (indicator.file != file) continue;
    std::cout << "[" << indicator.code << "] " << (program.language == Language::vi ? indicator.label_vi : indicator.label_en) << "\n";
    right = trial.examples(indicator) && right;
    for (const Result& result : results) trial.report(indicator, result);
  }
  return right || code != kDone ? code : kExampleFails;
}

}  // namespace

void add_try(CLI::App& app, Program& program) {
  auto options = std::make_shared<TryOptions>();
  CLI::App* command = app.add_subcommand("try", program.text("help.try"));
  command->add_option("ENTRY", options->entry, program.text("help.try_entry"))->required();
  command->add_option("REPORT", options->reports, program.text("help.try_report"));
  command->add_flag("--show-names", options->show_names, program.text("help.show_names"));
  command->callback([options, &program] { program.run = [options, &program] { return try_entry(*options, program); }; });
}

}  // namespace doisoat
