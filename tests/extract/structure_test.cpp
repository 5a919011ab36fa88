#include "extract/structure.h"

#include <gtest/gtest.h>

#include "tests/extract/plain_document.h"

namespace doisoat {
namespace {

// Each block as "parent:text", line ends shown as "⏎".
std::vector<std::string> blocks(const std::string& text) {
  Document document = plain_document(text);
  std::vector<std::string> out;
  for (const Block& block : find_structure(document, cut_lexemes(document.text), find_page_numbers(document)).blocks) {
    std::string words(document.at(block.span));
    for (size_t at; (at = words.find_first_of("\n\f")) != std::string::npos;) words.replace(at, 1, "⏎");
    out.push_back((block.parent < 0 ? "" : std::to_string(block.parent)) + ":" + words);
  }
  return out;
}

using List = std::vector<std::string>;

TEST(Structure, ListMarksOfEachStyleNest) {
  EXPECT_EQ(blocks("I. Tình hình\n1. Kết quả\n- Bắt giữ:\n+ 05 vụ\n+ 06 vụ\n- Xử lý\n2. Tồn tại\nII. Phương hướng"),
            (List{":I. Tình hình", "0:1. Kết quả", "1:- Bắt giữ:", "2:+ 05 vụ", "2:+ 06 vụ", "1:- Xử lý", "0:2. Tồn tại", ":II. Phương hướng"}));
  EXPECT_EQ(blocks("1. Kết quả\na) Khởi tố\n- 05 vụ\nb) Truy tố\n- 04 vụ"),
            (List{":1. Kết quả", "0:a) Khởi tố", "1:- 05 vụ", "0:b) Truy tố", "3:- 04 vụ"}));
  EXPECT_EQ(blocks("2. Công tác\n2.1. Tuyên truyền\n* Hội nghị\n2.2. Đấu tranh\n2.2.1. Bắt giữ"),
            (List{":2. Công tác", "0:2.1. Tuyên truyền", "1:* Hội nghị", "0:2.2. Đấu tranh", "3:2.2.1. Bắt giữ"}));
  EXPECT_EQ(blocks("**1. Kết quả**\n– Bắt giữ\n• Xử lý"), (List{":**1. Kết quả**", "0:– Bắt giữ", "0:• Xử lý"}));
}

TEST(Structure, AParagraphThatEndsInAColonHoldsTheList) {
  EXPECT_EQ(blocks("Kết quả như sau:\n- 05 vụ\n- 06 vụ\nĐánh giá chung."), (List{":Kết quả như sau:", "0:- 05 vụ", "0:- 06 vụ", ":Đánh giá chung."}));
}

TEST(Structure, WrappedLinesAreOneBlock) {
  EXPECT_EQ(blocks("- Trong kỳ đã phát hiện,\nbắt giữ 05 vụ."), (List{":- Trong kỳ đã phát hiện,⏎bắt giữ 05 vụ."}));
  EXPECT_EQ(blocks("Đã bắt giữ 05 vụ.\nĐã khởi tố 04 vụ."), (List{":Đã bắt giữ 05 vụ.", ":Đã khởi tố 04 vụ."}));
  EXPECT_EQ(blocks("KẾT QUẢ CÔNG TÁC\nbắt giữ 05 vụ"), (List{":KẾT QUẢ CÔNG TÁC", "0:bắt giữ 05 vụ"}));
}

TEST(Structure, APageMayEndInMidSentence) {
  EXPECT_EQ(blocks("Trong kỳ đã phát hiện, bắt giữ\f05 vụ, 06 đối tượng."), (List{":Trong kỳ đã phát hiện, bắt giữ⏎05 vụ, 06 đối tượng."}));
  // The page's number is no part of it.
  EXPECT_EQ(blocks("Trong kỳ đã phát hiện, bắt giữ\f2\nđược 05 vụ."), (List{":Trong kỳ đã phát hiện, bắt giữ⏎2⏎được 05 vụ."}));
}

std::vector<std::string> sentences(const std::string& text) {
  Document document = plain_document(text);
  auto lexemes = cut_lexemes(document.text);
  std::vector<std::string> out;
  for (const Range& r : find_structure(document, lexemes, {}).sentences)
    out.emplace_back(document.at({lexemes[r.begin].span.begin, lexemes[r.end - 1].span.end}));
  return out;
}

TEST(Structure, SentencesEndAtFullStopsOnly) {
  EXPECT_EQ(sentences("Bắt giữ 05 vụ. Khởi tố 04 vụ."), (List{"Bắt giữ 05 vụ.", "Khởi tố 04 vụ."}));
  EXPECT_EQ(sentences("Phạt 26.500.000 đồng. Thu 2.5 gam."), (List{"Phạt 26.500.000 đồng.", "Thu 2.5 gam."}));
  EXPECT_EQ(sentences("Tại TT. Bình Mỹ bắt 05 vụ."), (List{"Tại TT. Bình Mỹ bắt 05 vụ."}));
  EXPECT_EQ(sentences("05 vụ (Điều 249. Tàng trữ), 06 bị can."), (List{"05 vụ (Điều 249. Tàng trữ), 06 bị can."}));
}

TEST(Structure, AParenthesisThatIsNeverClosedEndsWithItsBlock) {
  Document document = plain_document("05 vụ (06 đối tượng\n\nKhởi tố 07 vụ");
  auto lexemes = cut_lexemes(document.text);
  Structure structure = find_structure(document, lexemes, {});
  ASSERT_EQ(structure.parentheses.size(), 1u);
  EXPECT_EQ(structure.parentheses[0].close, structure.blocks[0].range.end);
  EXPECT_EQ(structure.parenthesis_of.back(), -1);
}

TEST(Structure, ASentenceWithoutEndIsCut) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "vụ ";
  Document document = plain_document(text);
  Structure structure = find_structure(document, cut_lexemes(text), {});
  for (const Range& sentence : structure.sentences) EXPECT_LE(sentence.end - sentence.begin, 1000u);
  EXPECT_EQ(structure.sentences.size(), 5u);
}

}  // namespace
}  // namespace doisoat
