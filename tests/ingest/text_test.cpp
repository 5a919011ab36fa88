#include "ingest/text.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/text_encoding.h"

namespace doisoat {
namespace {

std::string operator""_b(const char* bytes, size_t size) { return std::string(bytes, size); }

TEST(DecodeText, Encodings) {
  const struct {
    std::string bytes, text;
  } cases[] = {
      {"", ""},
      {"nghiện 12", "nghiện 12"},
      {"\xEF\xBB\xBFnghiện", "nghiện"},
      {"\xFF\xFE"
       "5\0 \0\x11\x01"_b,
       "5 \u0111"},
      {"\xFE\xFF"
       "\0005\0 \x01\x11"_b,
       "5 \u0111"},
      // UTF-16: a pair of surrogates, a lone one, an odd byte at the end.
      {"\xFF\xFE\x3D\xD8\x00\xDE\x00\xD8"
       "5\0x"_b,
       "\U0001F600\uFFFD"
       "5"},
      // TCVN3 as the Windows-1252 characters of its bytes; 8D has none.
      {"nghi\xD6n \x93ma\x94 \x8D", "nghi\u00D6n \u201Cma\u201D \u008D"},
      // UTF-8 whose end was cut off.
      {"mười hai người nghiện ma tu\xC3", "mười hai người nghiện ma tu\uFFFD"},
      {"đủ 12\0 vụ"_b, "đủ 12\uFFFD vụ"},
      {"một\rhai\r", "một\nhai\n"},
      {"một\r\nhai", "một\r\nhai"},
  };
  for (const auto& c : cases) EXPECT_EQ(decode_text(c.bytes), c.text);
}

// Lines as "¶line|line", pages parted by " / ".
std::string dump_lines(const Document& document) {
  std::string result;
  for (const Page& page : document.pages) {
    if (page.number > 1) result += " / ";
    bool first = true;
    for (const Line& line : document.lines) {
      if (!page.span.contains(line.span)) continue;
      if (!first) result += "|";
      first = false;
      result += (line.begins_paragraph ? "¶" : "") + std::string(document.at(line.span));
    }
  }
  return result;
}

TEST(ReadText, LinesParagraphsPages) {
  const std::string sentence = "đã phát hiện và xử lý các trường hợp vi phạm trên địa bàn các thôn, ";
  const std::string unwrapped = sentence + sentence + sentence + sentence;
  const struct {
    std::string bytes, lines;
  } cases[] = {
      {"", ""},
      {"một", "¶một"},
      {"một\nhai\n\nba\n", "¶một|hai|¶ba"},
      {"một\r\n\r\nhai\r\n", "¶một|¶hai"},
      {"một\n \t\nhai", "¶một|¶hai"},
      {"một\fhai\nba\f", "¶một / hai|ba"},
      {"một\n\n\f\nhai", "¶một / ¶hai"},
      {"một\f\n\fhai", "¶một /  / hai"},
      // One line longer than anybody wraps: every line is a paragraph.
      {"một\n" + unwrapped + "\nhai", "¶một|¶" + unwrapped + "|¶hai"},
  };
  for (const auto& c : cases) EXPECT_EQ(dump_lines(read_text(c.bytes)), c.lines);
}

TEST(ReadText, EmptyPageIsBlank) {
  const Document document = read_text("một\f\n\fhai");
  ASSERT_EQ(document.pages.size(), 3u);
  EXPECT_EQ(document.pages[0].state, PageState::ok);
  EXPECT_EQ(document.pages[1].state, PageState::blank);
  EXPECT_EQ(document.pages[2].number, 3);
  EXPECT_EQ(read_text("").pages.at(0).state, PageState::blank);
}

// Tables as "rows×columns: cell|cell / cell|cell"; "cell>3" spans three columns.
std::string dump_tables(const Document& document) {
  std::string result;
  for (const Table& table : document.tables) {
    if (!result.empty()) result += "; ";
    result += std::to_string(table.rows) + "×" + std::to_string(table.columns) + ":";
    int row = -1;
    for (const Cell& cell : table.cells) {
      result += cell.row != row ? (row < 0 ? " " : " / ") : "|";
      row = cell.row;
      result += document.at(cell.span);
      if (cell.column_span > 1) result += ">" + std::to_string(cell.column_span);
      EXPECT_TRUE(table.span.contains(cell.span));
    }
  }
  return result;
}

TEST(ReadText, Tables) {
  const struct {
    const char *text, *tables;
  } cases[] = {
      {"TT\tXã\tSố\n1\tKhe Mận\t37\n\tTổng cộng\t37\nHết", "3×3: TT|Xã|Số / 1|Khe Mận|37 / |Tổng cộng|37"},
      {"TT\tXã\tSố\r\n1\tKhe Mận\t37\r\n", "2×3: TT|Xã|Số / 1|Khe Mận|37"},
      // A row that ends early; empty cells inside.
      {"1\tKhe Mận\t37\tđã gửi\n2\tNà Lếch\n3\t\t05\tx", "3×4: 1|Khe Mận|37|đã gửi / 2|Nà Lếch|| / 3||05|x"},
      // Letterhead and signatures: two columns, set with one or more TABs.
      {"CÔNG AN XÃ\tCỘNG HÒA XÃ HỘI\nSố: 12/BC\tĐộc lập\n", ""},
      {"CÔNG AN XÃ\t\tCỘNG HÒA XÃ HỘI\nSố: 12/BC\t\tĐộc lập\nx\t\ty", ""},
      {"Nơi nhận:\tTRƯỞNG CÔNG AN\n- PC04;\t\n- Lưu.\tLê Văn A", ""},
      {"\tI. Tình hình\n\tII. Kết quả\n", ""},
      // One row alone is none.
      {"a\tb\tc\n\nd\te\tf\n", ""},
      // Two columns are a table when the second holds numbers.
      {"Xã\tSố\nKhe Mận\t37\nNà Lếch\t08\n", "3×2: Xã|Số / Khe Mận|37 / Nà Lếch|08"},
      {"Xã\tSố\nKhe Mận\tba mươi\nNà Lếch\t08\n", ""},
      // A group's heading between rows is one merged cell.
      {"1\ta\t5\nII. Biên giới\n2\tb\t6\n", "3×3: 1|a|5 / II. Biên giới>3 / 2|b|6"},
      // … but not what stands between two tables.
      {"1\ta\t5\n2\tb\t6\nBảng 2\nTT\tXã\tTên\n1\tb\t6", "2×3: 1|a|5 / 2|b|6; 2×3: TT|Xã|Tên / 1|b|6"},
      {"1\ta\t5\n2\tb\t6\n\n1\ta\t5\n2\tb\t6", "2×3: 1|a|5 / 2|b|6; 2×3: 1|a|5 / 2|b|6"},
      // A page break ends a table.
      {"1\ta\t5\n2\tb\t6\f3\tc\t7\n4\td\t8", "2×3: 1|a|5 / 2|b|6; 2×3: 3|c|7 / 4|d|8"},
      // Markdown.
      {"| Xã | Số |\n|---|--:|\n| Khe Mận | 37 |\n", "2×2: Xã|Số / Khe Mận|37"},
      {"| Xã | Số |\n| Nà \\| Lếch | |\n", "2×2: Xã|Số / Nà \\| Lếch|"},
      {"|a\n|b\n", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(dump_tables(read_text(c.text)), c.tables) << c.text;
}

TEST(ReadText, TheSharedTable) {
  const std::filesystem::path file = DOISOAT_SOURCE_DIR "/../shared/scans/t01.txt";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no ../shared";
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const Document document = read_text(bytes.str());
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].rows, 19);
  EXPECT_EQ(document.tables[0].columns, 9);
  EXPECT_EQ(document.at(document.tables[0].cells.back().span), "66.500.000");
}

}  // namespace
}  // namespace doisoat
