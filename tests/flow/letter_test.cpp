#include "flow/letter.h"

#include <gtest/gtest.h>

#include "ingest/docx.h"

namespace doisoat {
namespace {

const Messages& messages() {
  static const Messages loaded = load_messages(DOISOAT_SOURCE_DIR "/catalogue/messages");
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
  Letter letter = make_letter(document_row(), {flag_row("flag.balance.movement"), misread, unsure, dismissed, returned}, {}, messages());
  ASSERT_EQ(letter.rows.size(), 2u);
  EXPECT_EQ(letter.rows[0].problem,
            "Đầu kỳ, tăng và giảm cho 450 + 390 − 216 = 624, nhưng báo cáo ghi 595 (chênh 29).");
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
  Letter letter = make_letter(document_row(), {row}, {}, messages());
  EXPECT_EQ(letter.rows[0].problem.find("Nhiều khả năng"), std::string::npos);
  row.explanations[0].probability = 0.9;
  letter = make_letter(document_row(), {row}, {}, messages());
  EXPECT_TRUE(letter.rows[0].problem.ends_with(" Nhiều khả năng báo cáo viết nhầm: 595, đúng ra có lẽ là 624.")) << letter.rows[0].problem;
}

TEST(Letter, HasTheFormOfAnOfficialLetter) {
  LetterSettings settings{.superior = "CÔNG AN TỈNH LÀO CAI", .sender = "PHÒNG PC04", .place = "Lào Cai",
                          .date = Date{2026, 1, 5}, .deadline = Date{2026, 1, 12}};
  std::string text = letter_text(make_letter(document_row(), {flag_row("flag.balance.movement")}, settings, messages()));
  for (const char* part :
       {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "CÔNG AN TỈNH LÀO CAI", "Lào Cai, ngày 05 tháng 01 năm 2026",
        "Kính gửi: Công an xã Nậm Tha", "Báo cáo số 57/BC-CAX ngày 15/10/2025", "có 01 nội dung", "1. Trang 2: “có 450 <người>",
        "trước ngày 12/01/2026", "Nơi nhận:", "- Lưu: VT.", "THỦ TRƯỞNG ĐƠN VỊ"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find('{'), std::string::npos);
}

TEST(Letter, LeavesDottedWhatIsNotKnown) {
  DocumentRow bare;
  std::string text = letter_text(make_letter(bare, {}, {}, messages()));
  EXPECT_NE(text.find("ngày …… tháng …… năm"), std::string::npos);
  EXPECT_NE(text.find("Kính gửi: đơn vị báo cáo"), std::string::npos);
  EXPECT_NE(text.find("05 ngày làm việc"), std::string::npos);
}

TEST(Letter, AsAWordDocumentHoldsTheSameWordsAndCanBeReadAgain) {
  Letter letter = make_letter(document_row(), {flag_row("flag.balance.movement"), flag_row("flag.missing.blank", Severity::note)}, {}, messages());
  std::string bytes = letter_docx(letter);
  EXPECT_EQ(bytes, letter_docx(letter));
  Document document = read_docx(bytes);
  for (const std::string& part : {letter.recipient, letter.opening, letter.request, letter.rows[0].quote, letter.rows[1].problem,
                                  letter.right_head[0], letter.left_foot[0]})
    EXPECT_NE(document.text.find(part), std::string::npos) << part << "\n" << document.text;
  EXPECT_GE(document.tables.size(), 1u);
}

}  // namespace
}  // namespace doisoat
