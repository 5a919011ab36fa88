#include "flow/letter.h"

#include <algorithm>

#include "flow/capitals.h"
#include "flow/explanation_text.h"
#include "flow/indicator_text.h"

namespace doisoat {
namespace {

constexpr double kMisread = 0.5;  // more likely our reading's fault than the author's
// Only a cause that is nearly sure is named: a suggestion invites the answer that it suggests.
constexpr double kNearlySure = 0.8;

struct Writer {
  const Catalogue& catalogue;
  Language language;
  std::string text(const std::string& key, const Parameters& parameters = {}) const {
    return catalogue.messages.text(language, "letter." + key, parameters);
  }
};

std::string or_dots(const std::string& text) { return text.empty() ? "…………………" : text; }

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Dates are written out in letters. Days under ten and the first two months have a zero, so that nobody puts a digit before them.
std::string in_full(const Date& date, const Writer& writer) {
  std::string month = date.month < 3 ? two_digits(date.month) : std::to_string(date.month);
  return writer.text("day", {{"day", two_digits(date.day)}, {"month", month}, {"year", std::to_string(date.year)}});
}

std::string dated(const LetterSettings& settings, const Writer& writer) {
  std::string place = or_dots(settings.place);
  if (!settings.date) return writer.text("undated", {{"place", place}});
  return writer.text("dated", {{"place", place}, {"date", in_full(*settings.date, writer)}});
}

std::string described(const Report& report, const Writer& writer) {
  std::string text = writer.text("report");
  if (!report.number.empty()) text += writer.text("report_number", {{"number", report.number}});
  if (report.issued) text += writer.text("report_issued", {{"date", in_full(*report.issued, writer)}});
  if (report.from && report.to)
    text += writer.text("report_period", {{"from", in_full(*report.from, writer)}, {"to", in_full(*report.to, writer)}});
  return text;
}

std::string reports_of(const DocumentRow& document, const Writer& writer) {
  std::string text;
  for (const Report& report : document.reports) text += (text.empty() ? "" : "; ") + described(report, writer);
  return text.empty() ? writer.text("report") : text;
}

std::string issuer_of(const DocumentRow& document, const Writer& writer) {
  for (const Report& report : document.reports)
    if (!report.issuer.empty()) return report.issuer;
  for (const Report& report : document.reports)
    if (!report.area.name.empty()) return writer.text("unit_of", {{"area", report.area.name}});
  return writer.text("unit");
}

bool probably_misread(const FlagRow& flag) {
  double misread = 0;
  for (const ExplanationRow& row : flag.explanations)
    if (row.kind == ExplanationKind::misread) misread += row.probability;
  return misread > kMisread;
}

std::string problem_of(const FlagRow& flag, const Writer& writer) {
  const Messages& messages = writer.catalogue.messages;
  std::string subject = subject_text(flag, writer.catalogue, writer.language);
  std::string text = (subject.empty() ? "" : subject + ": ") + messages.text(writer.language, flag.message, flag.parameters);
  if (flag.explanations.empty() || flag.explanations.front().probability <= kNearlySure) return text;
  const ExplanationRow& row = flag.explanations.front();
  return text + " " + writer.text("likely", {{"cause", explanation_text(flag, row, messages, writer.language)}});
}

}  // namespace

Letter make_letter(const DocumentRow& document, const std::vector<FlagRow>& flags, const LetterSettings& settings,
                   const Catalogue& catalogue, Language language) {
  Writer writer{catalogue, language};
  Letter letter;
  for (const FlagRow& flag : flags) {
    bool open = flag.state == "open" || flag.state == "returned";
    if (!open || flag.severity == Severity::warning) continue;
    if (probably_misread(flag)) {
      ++letter.left_out;
      continue;
    }
    letter.rows.push_back({flag.page ? std::to_string(*flag.page) : "", flag.quote, problem_of(flag, writer)});
  }

  std::string sender = or_dots(settings.sender), issuer = issuer_of(document, writer);
  letter.left_head = {capitals(or_dots(settings.superior)), capitals(sender), Letter::kRule, writer.text("number"), writer.text("subject")};
  letter.right_head = {writer.text("republic"), writer.text("motto"), Letter::kRule, dated(settings, writer)};
  letter.recipient = writer.text("to", {{"recipient", issuer}});
  letter.opening = writer.text("opening", {{"reports", reports_of(document, writer)}, {"issuer", issuer}, {"sender", sender},
                                           {"count", two_digits(static_cast<int>(letter.rows.size()))}});
  for (const char* column : {"column_number", "column_page", "column_quote", "column_problem", "column_right"})
    letter.columns.push_back(writer.text(column));
  std::string deadline = settings.deadline ? writer.text("deadline", {{"date", in_full(*settings.deadline, writer)}})
                                           : writer.text("deadline_usual");
  letter.request = writer.text("request", {{"issuer", issuer}, {"sender", sender}, {"deadline", deadline}});
  letter.left_foot = {writer.text("copies"), writer.text("copy_above"), writer.text("copy_file")};
  letter.right_foot = {settings.signer.empty() ? writer.text("signer") : capitals(settings.signer), "", "", "", "", or_dots("")};
  return letter;
}

}  // namespace doisoat
