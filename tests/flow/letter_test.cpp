#include "flow/capitals.h"
#include "flow/letter.h"

#include <gtest/gtest.h>

#include "ingest/docx.h"

namespace doisoat {
namespace {

const Catalogue& catalogue() {
  static const Catalogue loaded = load_catalogue(DOISOAT_SOURCE_DIR "/catalogue");
  return loaded;
}

DocumentRow document_row() {
  DocumentRow row;
  row.id = 3;
  Report report;
  report.issuer = "Công an xã Nậm Tha";
  report.number = "57/BC-CAX";
  report.issued = Date{2025, 10, 15};
  report.from = Date{2025, 9, 15};
  report.to = Date{2025, 10, 14};
  row.reports = {report};
  return row;
}

FlagRow flag_row(const std::string& message, Severity severity = Severity::error) {
  FlagRow row;
  row.severity = severity;
  row.message = message;
  row.state = "open";
  row.page = 2;
  row.quote = "có 450 <người> & bổ sung 390";
  row.parameters = {{"sum", "450 + 390 − 216"}, {"expected", "624"}, {"reported", "595"}, {"difference", "29"}, {"confirmed", "no"}};
  return row;
}

TEST(Letter, SaysWhatOnlyTheAuthorCanAnswer) {
  FlagRow misread = flag_row("flag.balance.movement");
  misread.explanations = {{ExplanationKind::misread, 1, Decimal(624), 0.8}};
  FlagRow unsure = flag_row("flag.low_confidence.numeral", Severity::warning);
  FlagRow dismissed = flag_row("flag.balance.movement");
  dismissed.state = "dismissed";
  FlagRow returned = flag_row("flag.missing.blank", Severity::note);
  returned.state = "returned";
  Letter letter = make_letter(document_row(), {flag_row("flag.balance.movement"), misread, unsure, dismissed, returned}, {}, catalogue());
  ASSERT_EQ(letter.rows.size(), 2u);
  EXPECT_EQ(letter.rows[0].problem,
            "Số đầu kỳ cộng số tăng, trừ số giảm: 450 + 390 − 216 = 624, nhưng số cuối kỳ ghi 595 (chênh 29).");
  EXPECT_EQ(letter.rows[1].problem, "Bỏ trống, chưa có số liệu.");
  EXPECT_EQ(letter.left_out, 1);
}

TEST(Letter, NamesACauseThatIsNearlySure) {
  FlagRow row = flag_row("flag.balance.movement");
  FigureRow figure;
  figure.id = 9;
  figure.value = Decimal(595);
  row.figures = {figure};
  row.explanations = {{ExplanationKind::author_error, 9, Decimal(624), 0.6}};
  Letter letter = make_letter(document_row(), {row}, {}, catalogue());
  EXPECT_EQ(letter.rows[0].problem.find("Khả năng nhiều nhất"), std::string::npos);
  row.explanations[0].probability = 0.9;
  letter = make_letter(document_row(), {row}, {}, catalogue());
  EXPECT_TRUE(letter.rows[0].problem.ends_with(" Khả năng nhiều nhất: báo cáo ghi nhầm 595, đúng ra có lẽ là 624.")) << letter.rows[0].problem;
}

TEST(Letter, HasTheFormOfAnOfficialLetter) {
  LetterSettings settings{.superior = "Công an tỉnh Lào Cai", .sender = "Phòng PC04", .place = "Lào Cai",
                          .date = Date{2026, 1, 5}, .deadline = Date{2026, 1, 12}};
  std::string text = letter_text(make_letter(document_row(), {flag_row("flag.balance.movement")}, settings, catalogue()));
  for (const char* part :
       {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "CÔNG AN TỈNH LÀO CAI", "PHÒNG PC04", "Phòng PC04 nhận thấy", "Lào Cai, ngày 05 tháng 01 năm 2026",
        "Kính gửi: Công an xã Nậm Tha", "Báo cáo số 57/BC-CAX ngày 15 tháng 10 năm 2025", "có 01 nội dung", "1. Trang 2: “có 450 <người>",
        "trước ngày 12 tháng 01 năm 2026", "Nơi nhận:", "- Lưu: VT.", "THỦ TRƯỞNG ĐƠN VỊ"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find('{'), std::string::npos);
}

TEST(Letter, SaysWhatTheNumberCounts) {
  FlagRow row = flag_row("flag.history.opening");
  row.parameters = {{"reported", "44"}, {"expected", "42"}, {"date", "2025-10-14"}, {"document", "56/BC-CAX"}};
  row.reported = Decimal(44);
  FigureRow closing, opening;
  closing.indicator = "users";
  closing.value = Decimal(42);
  opening.indicator = "addicts";
  opening.value = Decimal(44);
  row.figures = {closing, opening};
  EXPECT_EQ(make_letter(document_row(), {row}, {}, catalogue()).rows[0].problem,
            "Người nghiện ma túy có hồ sơ quản lý: Số đầu kỳ ghi 44, nhưng số cuối kỳ trước, ngày 14/10/2025, là 42 (báo cáo 56/BC-CAX).");
}

TEST(Letter, HeadsAreInCapitals) {
  struct Case { const char* text; const char* large; } cases[] = {
      {"Công an tỉnh Lào Cai", "CÔNG AN TỈNH LÀO CAI"},
      {"Phòng Cảnh sát điều tra tội phạm về ma túy", "PHÒNG CẢNH SÁT ĐIỀU TRA TỘI PHẠM VỀ MA TÚY"},
      {"ăâđêôơư ằẫệởựỳỹ ĩũ", "ĂÂĐÊÔƠƯ ẰẪỆỞỰỲỸ ĨŨ"},
      {"PC04, ÷ß 12/5 …", "PC04, ÷ß 12/5 …"},
  };
  for (const Case& c : cases) EXPECT_EQ(capitals(c.text), c.large);
}

TEST(Letter, LeavesDottedWhatIsNotKnown) {
  DocumentRow bare;
  std::string text = letter_text(make_letter(bare, {}, {}, catalogue()));
  EXPECT_NE(text.find("ngày …… tháng …… năm"), std::string::npos);
  EXPECT_NE(text.find("Kính gửi: đơn vị báo cáo"), std::string::npos);
  EXPECT_NE(text.find("05 ngày làm việc"), std::string::npos);
}

TEST(Letter, AsAWordDocumentHoldsTheSameWordsAndCanBeReadAgain) {
  Letter letter = make_letter(document_row(), {flag_row("flag.balance.movement"), flag_row("flag.missing.blank", Severity::note)}, {}, catalogue());
  std::string bytes = letter_docx(letter);
  EXPECT_EQ(bytes, letter_docx(letter));
  Document document = read_docx(bytes);
  EXPECT_EQ(document.text.find(Letter::kRule), std::string::npos);  // drawn, not written
  for (const std::string& part : {letter.recipient, letter.opening, letter.request, letter.rows[0].quote, letter.rows[1].problem,
                                  letter.right_head[0], letter.left_foot[0]})
    EXPECT_NE(document.text.find(part), std::string::npos) << part << "\n" << document.text;
  EXPECT_GE(document.tables.size(), 1u);
}

}  // namespace
}  // namespace doisoat
