// Which flag comes first, how sure is said, and what `flags --json` prints of one.
#include <gtest/gtest.h>

#include "flow/explanation_text.h"
#include "flow/flag_json.h"
#include "flow/flag_order.h"

namespace doisoat {
namespace {

const Messages& messages() {
  static const Messages loaded = load_messages(DOISOAT_SOURCE_DIR "/catalogue/messages");
  return loaded;
}

FlagRow flag(RowId id, const std::string& rule, Severity severity) {
  FlagRow row;
  row.id = id;
  row.rule = rule;
  row.severity = severity;
  return row;
}

TEST(FlagOrder, PutsWhatIsMostLikelyWrongAndGravestFirst) {
  FlagRow note = flag(1, "missing", Severity::note), doubtful = flag(2, "low_confidence", Severity::warning), loose = flag(3, "total", Severity::error);
  FlagRow sure = flag(4, "balance", Severity::error), also_sure = flag(5, "words", Severity::error), hopeless = flag(6, "low_confidence", Severity::warning);
  doubtful.figures.resize(1);
  doubtful.figures[0].confidence = 0.85;
  hopeless.figures.resize(1);
  hopeless.figures[0].confidence = 0.2;
  loose.explanations = {{ExplanationKind::not_a_partition, std::nullopt, std::nullopt, 0.7}};
  std::vector<FlagRow> flags{note, doubtful, loose, sure, also_sure, hopeless};
  sort_by_urgency(flags);
  std::vector<RowId> order;
  for (const FlagRow& row : flags) order.push_back(row.id);
  // 1, 1, 0.8 / 2, 1 − 0.7, 1 / 10, 0.15 / 2
  EXPECT_EQ(order, (std::vector<RowId>{4, 5, 6, 3, 1, 2}));
}

TEST(Chance, IsNeverCertain) {
  struct Case { double chance; const char* text; } cases[] = {
      {0.62, "62%"}, {0.994, "99%"}, {0.995, "trên 99%"}, {0.9999, "trên 99%"}, {1, "trên 99%"}, {0.004, "dưới 1%"}, {0, "dưới 1%"}, {0.006, "1%"}};
  for (auto& c : cases) EXPECT_EQ(chance_text(c.chance, messages(), Language::vi), c.text) << c.chance;
}

TEST(FlagJson, HoldsTheSumItsMembersAndTheExplanations) {
  FlagRow row = flag(7, "balance", Severity::error);
  row.document = 3;
  row.document_name = "a.pdf";
  row.state = "open";
  row.version = 2;
  row.page = 1;
  row.message = "flag.balance.movement";
  row.parameters = {{"sum", "13 − 7"}, {"expected", "6"}, {"reported", "8"}, {"difference", "2"}};
  row.expected = Decimal(6);
  row.reported = Decimal(8);
  row.quote = "có 13 người";
  FigureRow figure;
  figure.id = 46;
  figure.indicator = "post_rehab";
  figure.value = Decimal(8);
  figure.unit = "person";
  figure.numeral = "08";
  figure.confidence = 0.98;
  row.figures = {figure};
  row.explanations = {{ExplanationKind::author_error, 46, Decimal(6), 0.34}};
  EXPECT_EQ(flag_json(row, messages(), Language::vi),
            R"({"id": 7, "document": 3, "name": "a.pdf", "rule": "balance", "severity": "error", "urgency": 1, "state": "open", "version": 2, )"
            R"("page": 1, "expected": 6, "reported": 8, "quote": "có 13 người", )"
            R"("message": "Số đầu kỳ cộng số tăng, trừ số giảm: 13 − 7 = 6, nhưng số cuối kỳ ghi 8 (chênh 2).", )"
            R"("figures": [{"id": 46, "indicator": "post_rehab", "breakdown": {}, "measure": "stock", "value": 8, "as_read": null, )"
            R"("unit": "person", "from": null, "to": null, "page": null, "box": null, "text": "08", "quote": "", "confidence": 0.98}], )"
            R"("explanations": [{"kind": "author_error", "figure": 46, "value": 6, "probability": 0.34, )"
            R"("message": "báo cáo ghi nhầm 8 (bản quét thấy rõ đúng số này), đúng ra có lẽ là 6"}], "decisions": []})");
}

}  // namespace
}  // namespace doisoat
