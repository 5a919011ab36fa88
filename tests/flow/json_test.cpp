#include "flow/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "flow/code_points.h"
#include "flow/json_writer.h"
#include "flow/private_text.h"

namespace doisoat {
namespace {

using nlohmann::ordered_json;

// The span of the first `words` in the text.
Span span_of(const Document& document, std::string_view words) {
  size_t at = document.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<Offset>(at), static_cast<Offset>(at + words.size())};
}

Catalogue catalogue() {
  Catalogue catalogue;
  catalogue.version = "c1";
  catalogue.messages = Messages({{"flag.t", "tổng là {expected, number}"}, {"error.file.empty", "{file}: tệp rỗng"}},
                                {{"flag.t", "the total is {expected, number}"}, {"error.file.empty", "{file}: empty"}});
  return catalogue;
}

// "Đã bắt 5,524 gam của Lò Văn Tám, sinh năm 1990."
Result small_result() {
  Result result;
  Document& document = result.document;
  document.name = "a.txt";
  document.sha256 = "00ff";
  document.text = "Đã bắt 5,524 gam của Lò Văn Tám, sinh năm 1990.\n";
  document.pages = {{.number = 1, .span = {0, static_cast<Offset>(document.text.size())}}};
  Extraction& e = result.extraction;
  e.reports = {{.number = "57/BC-CAX", .issued = Date{2024, 5, 31}, .kind = ReportKind::month, .area = {"00123", "Xã Lũng Mây"},
                .confidence = 0.98}};
  Figure figure;
  figure.indicator = "seized_drugs";
  figure.breakdown = {{"substance", "heroin"}};
  figure.measure = Measure::flow;
  figure.value = Decimal(5524, 3);
  figure.unit = "g";
  figure.to = Date{2024, 5, 31};
  figure.numeral = span_of(document, "5,524");
  figure.quote = span_of(document, "bắt 5,524 gam của Lò Văn Tám, sinh năm 1990");
  figure.confidence = 0.99;
  figure.alternatives = {{"5,624", 0.01}};
  figure.evidence = {{"unit", "clause", span_of(document, "gam")}};
  e.figures = {figure};
  e.ledger = {{figure.numeral, LedgerClass::figure, 0, 0.99}, {span_of(document, "1990"), LedgerClass::person, std::nullopt, 1}};
  e.private_names = {span_of(document, "Lò Văn Tám")};
  result.flags = {{.rule = "total", .severity = Severity::error, .figures = {0}, .expected = Decimal(624), .reported = Decimal(5955, 1),
                   .quote = figure.numeral, .message = "flag.t", .parameters = {{"expected", "1624"}},
                   .explanations = {{ExplanationKind::misread, 0, Decimal(5624, 3), 0.4}}}};
  return result;
}

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> names;
  for (auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

using Keys = std::vector<std::string>;

TEST(Json, HasTheContractsKeysInItsOrder) {
  auto json = ordered_json::parse(result_json(small_result(), catalogue(), {}));
  EXPECT_EQ(keys(json), (Keys{"schema", "versions", "document", "figures", "flags", "ledger"}));
  EXPECT_EQ(keys(json["versions"]), (Keys{"doisoat", "catalogue", "tesseract", "poppler"}));
  EXPECT_EQ(keys(json["document"]), (Keys{"name", "sha256", "kind", "pages", "reports"}));
  EXPECT_EQ(keys(json["document"]["pages"][0]), (Keys{"page", "source", "state", "rotation"}));
  EXPECT_EQ(keys(json["document"]["reports"][0]),
            (Keys{"title", "number", "issued", "issuer", "kind", "area", "from", "to", "confidence"}));
  EXPECT_EQ(keys(json["figures"][0]),
            (Keys{"id", "report", "indicator", "breakdown", "measure", "value", "unit", "from", "to", "qualifier", "area", "page", "box",
                  "offset", "quote", "text", "confidence", "alternatives", "evidence"}));
  EXPECT_EQ(keys(json["flags"][0]),
            (Keys{"rule", "severity", "figures", "expected", "reported", "quote", "message", "explanations"}));
  EXPECT_EQ(keys(json["flags"][0]["explanations"][0]), (Keys{"kind", "figure", "value", "probability"}));
  EXPECT_EQ(keys(json["ledger"]), (Keys{"numbers", "figure", "date", "reference", "ordinal", "identifier", "target", "person",
                                        "unresolved", "items"}));
  EXPECT_EQ(keys(json["ledger"]["items"][0]), (Keys{"page", "box", "offset", "text", "class", "figure", "confidence"}));
}

TEST(Json, IsOneLine) { EXPECT_EQ(result_json(small_result(), catalogue(), {}).find('\n'), std::string::npos); }

TEST(Json, NumbersAreExact) {
  Result result = small_result();
  result.extraction.figures[0].value = Decimal(9'007'199'254'740'993);  // 2^53 + 1: no double holds it
  std::string text = result_json(result, catalogue(), {});
  EXPECT_NE(text.find("\"value\": 9007199254740993,"), std::string::npos) << text;
  EXPECT_NE(result_json(small_result(), catalogue(), {}).find("\"value\": 5.524,"), std::string::npos);
  EXPECT_NE(text.find("\"reported\": 595.5,"), std::string::npos);
}

TEST(Json, OffsetsAreCodePointsOfPlainTextOnly) {
  Result result = small_result();
  auto json = ordered_json::parse(result_json(result, catalogue(), {}));
  EXPECT_EQ(json["figures"][0]["offset"], 7);        // "Đã bắt " is seven code points, ten bytes
  EXPECT_EQ(json["ledger"]["items"][1]["offset"], 42);
  EXPECT_TRUE(json["figures"][0]["box"].is_null());
  result.document.kind = DocumentKind::pdf;
  result.document.tokens = {{.span = result.extraction.figures[0].numeral, .box = {10.004, 20, 30.5, 40.126}}};
  json = ordered_json::parse(result_json(result, catalogue(), {}));
  EXPECT_TRUE(json["figures"][0]["offset"].is_null());
  EXPECT_EQ(json["figures"][0]["box"].dump(), "[10,20,30.5,40.13]");
}

TEST(Json, NamesAndBirthYearsAreMaskedCodePointForCodePoint) {
  Result result = small_result();
  auto json = ordered_json::parse(result_json(result, catalogue(), {}));
  EXPECT_EQ(json["figures"][0]["quote"], "bắt 5,524 gam của •• ••• •••, sinh năm ••••");
  EXPECT_EQ(json["ledger"]["items"][1]["text"], "••••");
  json = ordered_json::parse(result_json(result, catalogue(), {Language::vi, true}));
  EXPECT_EQ(json["figures"][0]["quote"], "bắt 5,524 gam của Lò Văn Tám, sinh năm 1990");
}

TEST(Json, FlagsSpeakTheChosenLanguage) {
  auto json = ordered_json::parse(result_json(small_result(), catalogue(), {Language::en, false}));
  EXPECT_EQ(json["flags"][0]["message"], "the total is 1.624");
}

TEST(Json, LedgerCountsItsItems) {
  auto ledger = ordered_json::parse(result_json(small_result(), catalogue(), {}))["ledger"];
  EXPECT_EQ(ledger["numbers"], 2);
  EXPECT_EQ(ledger["figure"], 1);
  EXPECT_EQ(ledger["person"], 1);
  EXPECT_EQ(ledger["date"], 0);
}

TEST(Json, UnreadableFile) {
  Catalogue c = catalogue();
  EXPECT_EQ(error_json("x\xFF.pdf", Trouble("file.empty", {{"file", "x.pdf"}}), c.messages, Language::vi),
            "{\"schema\": 1, \"document\": {\"name\": \"x\xEF\xBF\xBD.pdf\"}, "
            "\"error\": {\"code\": \"file.empty\", \"message\": \"x\xEF\xBF\xBD.pdf: tệp rỗng\"}}");
}

TEST(JsonWriter, ReplacesWhatIsNotUtf8AndEscapesControls) {
  struct Case { std::string text; const char* json; } cases[] = {
      {"Đầm Dơi", "\"Đầm Dơi\""},
      {"a\"b\\c\n\t\x01\x1b[31m\x7f", "\"a\\\"b\\\\c\\n\\t\\u0001\\u001b[31m\\u007f\""},
      {"\xC3(", "\"\xEF\xBF\xBD(\""},            // a lead byte without its continuation
      {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},  // overlong
      {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},  // a surrogate
      {"a\xE1\xBA", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},  // cut off
  };
  for (auto& c : cases) EXPECT_EQ(JsonWriter().string(c.text).str(), c.json);
}

TEST(CodePoints, CountsAcrossSteps) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "ế";
  CodePoints points(text);
  EXPECT_EQ(points.at(0), 0u);
  EXPECT_EQ(points.at(3 * 300), 300u);
  EXPECT_EQ(points.at(static_cast<Offset>(text.size())), 1000u);
}

}  // namespace
}  // namespace doisoat
