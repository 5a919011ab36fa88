#include "ingest/docx.h"

#include <gtest/gtest.h>

#include "document/trouble.h"
#include "docx_file.h"

namespace doisoat {
namespace {

TEST(Docx, TextOfParagraphs) {
  const struct {
    const char* what;
    std::string body, text;
  } cases[] = {
      {"paragraphs; an empty one is no line", p("Số: 12/BC") + "<w:p/>" + p("BÁO CÁO"), "Số: 12/BC\nBÁO CÁO"},
      {"runs of one word", "<w:p><w:r><w:t>ngh</w:t></w:r><w:r><w:t>iện</w:t></w:r></w:p>", "nghiện"},
      {"a space alone in a run",
       "<w:p><w:r><w:t>12</w:t></w:r><w:r><w:t xml:space='preserve'> </w:t></w:r><w:r><w:t>vụ</w:t></w:r></w:p>", "12 vụ"},
      {"tabs and breaks", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"},
      {"hyphens", "<w:p><w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025 ma</w:t><w:softHyphen/><w:t>tuý</w:t></w:r></w:p>",
       "2021-2025 ma\u00ADtuý"},
      {"deletions gone, insertions kept",
       "<w:p><w:r><w:t xml:space='preserve'>có </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
       "<w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p>",
       "có 15"},
      {"a paragraph whose end was deleted runs on",
       "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>đã bắt </w:t></w:r></w:p>" + p("05 vụ"),
       "đã bắt 05 vụ"},
      {"hidden text",
       "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn 9</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>rõ "
       "1</w:t></w:r></w:p>",
       "rõ 1"},
      {"a field shows its result",
       "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>7</w:t></w:r>"
       "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
       "<w:r><w:t>!</w:t></w:r></w:p>",
       "12!"},
      {"a page's number is not text",
       "<w:p><w:r><w:t>x</w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>", "x"},
      {"links, smart tags, content controls",
       "<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></"
       "w:hyperlink><w:smartTag><w:r>"
       "<w:t>b</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>",
       "ab"},
      {"signs of symbol fonts",
       "<w:p><w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>5 </w:t><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym "
       "w:font='Wingdings' w:char='F051'/></w:r></w:p>",
       "≥5 ✓•"},
      {"raised digits",
       "<w:p><w:r><w:t>750 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r></w:p>",
       "750 m²"},
      {"a number that is all raised stays one",
       "<w:p><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>25</w:t></w:r></w:p>", "25"},
      {"control characters and line ends in text", p("a&#10;b&#12;c&#1;d\uFEFF"), "a b cd"},
      {"another prefix for the namespace", "<x:p><x:r><x:t>12</x:t></x:r></x:p>", "12"},
      {"a text box once, behind its paragraph",
       "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><w:txbxContent>" + p("hộp 5") +
           "</w:txbxContent></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("hộp 5") +
           "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>thân</w:t></w:r></w:p>" + p("sau"),
       "thân\nhộp 5\nsau"},
      {"a text box that only the old drawing has",
       "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict><v:group><v:textbox><w:txbxContent>" + p("cũ") +
           "</w:txbxContent></v:textbox></v:group></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
       "cũ"},
  };
  for (const auto& c : cases) {
    const Document document = read_docx(docx_of(c.body));
    EXPECT_EQ(document.text, c.text) << c.what;
    EXPECT_EQ(document.pages.at(0).source, PageSource::docx);
  }
}

TEST(Docx, ParagraphsBeginLines) {
  const Document document = read_docx(docx_of("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>" + p("c")));
  ASSERT_EQ(document.lines.size(), 3u);
  EXPECT_TRUE(document.lines[0].begins_paragraph);
  EXPECT_FALSE(document.lines[1].begins_paragraph);
  EXPECT_TRUE(document.lines[2].begins_paragraph);
  EXPECT_EQ(document.at(document.lines[1].span), "b");
}

std::string lvl(int level, const std::string& format, const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl='" + std::to_string(level) + "'><w:start w:val='1'/><w:numFmt w:val='" + format +
         "'/><w:lvlText w:val='" + text + "'/>" + more + "</w:lvl>";
}

std::string list_p(int list, int level, const std::string& text) {
  return p(text,
           "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(list) + "'/></w:numPr>");
}

TEST(Docx, ListNumbersAreWrittenOut) {
  const std::string numbering = root(
      "numbering",
      "<w:abstractNum w:abstractNumId='0'>" + lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%2.") +
          lvl(2, "decimal", "%2.%3.") + lvl(3, "lowerLetter", "%4)") + "</w:abstractNum><w:abstractNum w:abstractNumId='1'>" +
          lvl(0, "bullet", "-") + lvl(1, "bullet", "\uF0B7", "<w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr>") +
          lvl(2, "bullet", "o", "<w:rPr><w:rFonts w:ascii='Courier New'/></w:rPr>") +
          "</w:abstractNum><w:abstractNum w:abstractNumId='2'>" + lvl(0, "decimalZero", "Phụ lục %1:") + lvl(1, "none", "") +
          "</w:abstractNum>"
          "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
          "<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='1'><w:startOverride "
          "w:val='5'/></w:lvlOverride></w:num>"
          "<w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num>");
  const std::string styles = root("styles",
                                  "<w:style w:styleId='Dash'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
                                  "<w:style w:styleId='Child'><w:basedOn w:val='Dash'/></w:style>"
                                  "<w:style w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>");
  const std::string body = list_p(1, 0, "TÌNH HÌNH") + list_p(1, 1, "Một") + list_p(1, 1, "Hai") + list_p(1, 2, "Hai một") +
                           list_p(1, 2, "Hai hai") + list_p(1, 3, "chữ") + list_p(2, 0, "gạch") + list_p(2, 1, "chấm") +
                           list_p(2, 2, "tròn") + list_p(1, 0, "KẾT QUẢ") + list_p(1, 1, "lại từ một") +
                           list_p(3, 1, "từ năm") + list_p(3, 1, "sáu") + list_p(4, 0, "số liệu") + list_p(4, 1, "không số") +
                           p("theo kiểu", "<w:pStyle w:val='Child'/>") + p("vòng", "<w:pStyle w:val='Loop'/>") +
                           p("bỏ số", "<w:pStyle w:val='Dash'/><w:numPr><w:numId w:val='0'/></w:numPr>") +
                           list_p(99, 0, "không có danh sách");
  const Document document = read_docx(docx_of(body, {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}));
  EXPECT_EQ(
      document.text,
      "I. TÌNH HÌNH\n1. Một\n2. Hai\n2.1. Hai một\n2.2. Hai hai\na) chữ\n- gạch\n• chấm\n◦ tròn\nII. KẾT QUẢ\n1. lại từ một\n"
      "5. từ năm\n6. sáu\nPhụ lục 01: số liệu\nkhông số\n- theo kiểu\nvòng\nbỏ số\nkhông có danh sách");
}

// Found by fuzzing: a list's label is the file's own text, too.
TEST(Docx, LabelsThatAreNoUtf8) {
  const std::string numbering =
      root("numbering", "<w:abstractNum w:abstractNumId='0'>" + lvl(0, "decimal", "%1\x90\t") +
                            "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>");
  EXPECT_EQ(read_docx(docx_of(list_p(1, 0, "một"), {{"word/numbering.xml", numbering}})).text, "1\uFFFD  một");
}

TEST(Docx, FootnotesStandBehindTheirParagraph) {
  const std::string footnotes =
      root("footnotes",
           "<w:footnote w:id='-1' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
           "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> Gồm 03 nam.</w:t></w:r></w:p>"
           "</w:footnote><w:footnote w:id='3'>" +
               p("Hai nữ.") + "</w:footnote>");
  auto refer = [](const std::string& id) { return "<w:r><w:footnoteReference w:id='" + id + "'/></w:r>"; };
  const std::string body = "<w:p><w:r><w:t>05 người</w:t></w:r>" + refer("2") + "<w:r><w:t>, còn sống</w:t></w:r></w:p>" +
                           tbl(tr(tc(p("a")) + tc("<w:p><w:r><w:t>b</w:t></w:r>" + refer("3") + "</w:p>"))) + p("Hết");
  const Document document = read_docx(docx_of(body, {{"word/footnotes.xml", footnotes}}));
  EXPECT_EQ(document.text, "05 người¹, còn sống\n¹ Gồm 03 nam.\na\tb²\n² Hai nữ.\nHết");
}

// Tables as "rows×columns: cell|cell / cell|cell", spans as cell>columns and cell^rows.
std::string dump_tables(const Document& document) {
  std::string result;
  for (const Table& table : document.tables) {
    result += (result.empty() ? "" : "; ") + std::to_string(table.rows) + "×" + std::to_string(table.columns) + ":";
    int row = -1;
    for (const Cell& cell : table.cells) {
      result += cell.row != row ? (row < 0 ? " " : " / ") : "|";
      row = cell.row;
      result += std::to_string(cell.column) + "=" + std::string(document.at(cell.span));
      if (cell.column_span > 1) result += ">" + std::to_string(cell.column_span);
      if (cell.row_span > 1) result += "^" + std::to_string(cell.row_span);
    }
  }
  return result;
}

TEST(Docx, Tables) {
  const std::string merged_top = "<w:vMerge w:val='restart'/>", merged = "<w:vMerge/>";
  const struct {
    const char* what;
    std::string body, text, tables;
  } cases[] = {
      {"rows and cells", tbl(tr(tc(p("TT")) + tc(p("Xã")) + tc(p("Số"))) + tr(tc(p("1")) + tc(p("Khe Mận")) + tc(p("37")))),
       "TT\tXã\tSố\n1\tKhe Mận\t37", "2×3: 0=TT|1=Xã|2=Số / 0=1|1=Khe Mận|2=37"},
      {"paragraphs, tabs and breaks in a cell are spaces",
       tbl(tr(tc(p("Người") + p("nghiện")) + tc("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>") +
              tc("<w:p/>"))),
       "Người nghiện\ta b c\t", "1×3: 0=Người nghiện|1=a b c|2="},
      {"merged cells",
       tbl(tr(tc(p("TT"), merged_top) + tc(p("Trong đó"), "<w:gridSpan w:val='2'/>")) +
           tr(tc("<w:p/>", merged) + tc(p("nam")) + tc(p("nữ"))) + tr(tc(p("1")) + tc(p("5")) + tc(p("6")))),
       "TT\tTrong đó\t\n\tnam\tnữ\n1\t5\t6", "3×3: 0=TT^2|1=Trong đó>2 / 1=nam|2=nữ / 0=1|1=5|2=6"},
      {"a lower part without a top is a cell", tbl(tr(tc(p("a"), merged) + tc(p("b"))) + tr(tc(p("c")) + tc(p("d")))),
       "a\tb\nc\td", "2×2: 0=a|1=b / 0=c|1=d"},
      {"columns split by hairs are one",
       tbl(tr(tc(p("a"), "<w:gridSpan w:val='2'/>") + tc(p("b"))) + tr(tc(p("c"), "<w:gridSpan w:val='2'/>") + tc(p("d")))),
       "a\tb\nc\td", "2×2: 0=a|1=b / 0=c|1=d"},
      {"a row that begins later",
       tbl(tr(tc(p("a")) + tc(p("b"))) + "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc(p("c")) + "</w:tr>"),
       "a\tb\n\tc", "2×2: 0=a|1=b / 1=c"},
      {"a deleted row",
       tbl(tr(tc(p("a")) + tc(p("b"))) + "<w:tr><w:trPr><w:del/></w:trPr>" + tc(p("9")) + tc(p("9")) + "</w:tr>"), "a\tb",
       "1×2: 0=a|1=b"},
      {"the old horizontal merge",
       tbl(tr(tc(p("a"), "<w:hMerge w:val='restart'/>") + tc("<w:p/>", "<w:hMerge/>") + tc(p("b"))) +
           tr(tc(p("c")) + tc(p("d")) + tc(p("e")))),
       "a\t\tb\nc\td\te", "2×3: 0=a>2|2=b / 0=c|1=d|2=e"},
      {"a table in a cell", tbl(tr(tc(p("a")) + tc(tbl(tr(tc(p("5")) + tc(p("6"))))) + tc(p("c")))), "a\t5 6\tc",
       "1×3: 0=a|1=5 6|2=c"},
      {"a frame around a table", tbl(tr(tc(p("Biểu 1") + tbl(tr(tc(p("5")) + tc(p("6")) + tc(p("7"))))))), "Biểu 1\n5\t6\t7",
       "1×3: 0=5|1=6|2=7"},
      {"a letterhead is text",
       tbl(tr(tc(p("CÔNG AN TỈNH X") + p("CÔNG AN XÃ Y")) + tc(p("CỘNG HÒA") + p("Độc lập") + p("Y, ngày 5"))), false),
       "CÔNG AN TỈNH X\tCỘNG HÒA\nCÔNG AN XÃ Y\tĐộc lập\nY, ngày 5", ""},
      {"two columns with borders are a table", tbl(tr(tc(p("Xã A")) + tc(p("5")))), "Xã A\t5", "1×2: 0=Xã A|1=5"},
      {"rows set with TABs",
       p("Kết quả:") +
           "<w:p><w:r><w:t>1</w:t><w:tab/><w:t>Khe Mận</w:t><w:tab/><w:t>37</w:t></w:r></w:p>"
           "<w:p><w:r><w:t>2</w:t><w:tab/><w:t>Nà Lếch</w:t><w:tab/><w:t>08</w:t></w:r></w:p>" +
           tbl(tr(tc(p("a")) + tc(p("b")) + tc(p("c")))),
       "Kết quả:\n1\tKhe Mận\t37\n2\tNà Lếch\t08\na\tb\tc", "2×3: 0=1|1=Khe Mận|2=37 / 0=2|1=Nà Lếch|2=08; 1×3: 0=a|1=b|2=c"},
      {"many rows without borders are a table",
       tbl(tr(tc(p("a")) + tc(p("1"))) + tr(tc(p("b")) + tc(p("2"))) + tr(tc(p("c")) + tc(p("3"))) +
               tr(tc(p("d")) + tc(p("4"))) + tr(tc(p("e")) + tc(p("5"))),
           false),
       "a\t1\nb\t2\nc\t3\nd\t4\ne\t5", "5×2: 0=a|1=1 / 0=b|1=2 / 0=c|1=3 / 0=d|1=4 / 0=e|1=5"},
  };
  for (const auto& c : cases) {
    const Document document = read_docx(docx_of(c.body));
    EXPECT_EQ(document.text, c.text) << c.what;
    EXPECT_EQ(dump_tables(document), c.tables) << c.what;
    for (const Table& table : document.tables)
      for (const Cell& cell : table.cells) EXPECT_TRUE(table.span.contains(cell.span)) << c.what;
  }
}

TEST(Docx, HeadersOnlyWhereTheySaySomethingNew) {
  const Parts parts = {
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id='h1' Type='x/header' Target='header1.xml'/><Relationship Id='h2' Type='x/header' "
       "Target='header2.xml'/><Relationship Id='f1' Type='x/footer' Target='/word/footer1.xml'/></Relationships>"},
      {"word/header1.xml", root("hdr", p("UBND XÃ BẢN SẢO - SỐ LIỆU MẬT"))},
      {"word/header2.xml", root("hdr", p("Báo cáo tháng 5"))},
      {"word/footer1.xml",
       root("ftr", "<w:p><w:r><w:t>Trang </w:t></w:r><w:fldSimple w:instr='PAGE'><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>")},
  };
  const std::string section =
      "<w:sectPr><w:headerReference r:id='h1'/><w:headerReference r:id='h2'/><w:footerReference r:id='f1'/></w:sectPr>";
  EXPECT_EQ(read_docx(docx_of(p("BÁO CÁO") + p("Báo cáo tháng 5 gửi huyện") + section, parts)).text,
            "UBND XÃ BẢN SẢO - SỐ LIỆU MẬT\nBÁO CÁO\nBáo cáo tháng 5 gửi huyện");
}

TEST(Docx, NothingToRead) {
  const Document blank = read_docx(docx_of("<w:p/>"));
  EXPECT_EQ(blank.text, "");
  EXPECT_EQ(blank.pages.at(0).state, PageState::blank);
  EXPECT_EQ(read_docx(docx_of("<w:p/>", {{"word/media/image1.jpeg", "x"}})).pages.at(0).state, PageState::unreadable);
}

std::string trouble_of(const std::string& bytes) {
  try {
    read_docx(bytes);
    return "";
  } catch (const Trouble& trouble) {
    return trouble.code;
  }
}

std::string repeat(const std::string& text, int times) {
  std::string result;
  result.reserve(text.size() * static_cast<size_t>(times));
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Docx, HostileFiles) {
  const std::string good = docx_of(p("12"));
  Parts many;
  for (int i = 0; i < 2001; ++i) many["word/x" + std::to_string(i)] = "";
  const struct {
    const char* what;
    std::string bytes, code;
  } cases[] = {
      {"empty", "", "file.damaged"},
      {"truncated", good.substr(0, good.size() / 2), "file.damaged"},
      {"truncated by a byte", good.substr(0, good.size() - 1), "file.damaged"},
      {"no document.xml", zip_of({{"[Content_Types].xml", "<Types/>"}}), "file.damaged"},
      {"document.xml is no XML", docx_of("", {{"word/document.xml", "<w:document><w:body>"}}), "file.damaged"},
      {"document.xml without a body", docx_of("", {{"word/document.xml", "<x/>"}}), "file.damaged"},
      {"nested 100,000 deep", docx_of(repeat("<w:sdt>", 100'000) + p("12") + repeat("</w:sdt>", 100'000)), "file.damaged"},
      {"runs nested 100,000 deep", docx_of("<w:p>" + repeat("<w:ins>", 100'000) + repeat("</w:ins>", 100'000) + "</w:p>"),
       "file.damaged"},
      {"tables nested 5,000 deep", docx_of(repeat("<w:tbl><w:tr><w:tc>", 5'000) + repeat("</w:tc></w:tr></w:tbl>", 5'000)),
       "file.damaged"},
      {"a bomb", docx_of("", {{"word/document.xml", std::string(60'000'000, ' ')}}), "file.too_large"},
      {"too many entries", docx_of(p("12"), many), "file.too_large"},
      {"too many columns", docx_of(tbl(tr(repeat(tc(""), 1001)))), "file.too_large"},
      {"paragraphs that run on and on",
       docx_of(repeat("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>" + std::string(300, 'a') + "</w:t></w:r></w:p>",
                      40'000)),
       ""},
      {"one note, many references",
       docx_of("<w:p>" + repeat("<w:r><w:footnoteReference w:id='2'/></w:r>", 20'000) + "</w:p>",
               {{"word/footnotes.xml",
                 root("footnotes", "<w:footnote w:id='2'>" + repeat(p("chú thích"), 2'000) + "</w:footnote>")}}),
       ""},
      {"an entity that grows",
       docx_of("", {{"word/document.xml", "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;'>]>" +
                                              root("document", "<w:body>" + p("&b;") + "</w:body>")}}),
       ""},
  };
  for (const auto& c : cases) EXPECT_EQ(trouble_of(c.bytes), c.code) << c.what;
}

TEST(Docx, DamagedChecksumIsDamage) {
  Parts parts = {{"word/document.xml", root("document", "<w:body>" + p("Tổng số 194.000.000 đồng") + "</w:body>")}};
  std::string bytes = zip_of(parts);
  for (size_t at = 60; at < 100; ++at) bytes[at] ^= 1;
  EXPECT_EQ(trouble_of(bytes), "file.damaged");
}

TEST(Docx, HugeSpansAreBounded) {
  const Document document = read_docx(docx_of(
      tbl(tr(tc(p("a"), "<w:gridSpan w:val='2147483647'/>") + tc(p("b"))) + tr(tc(p("c"), "<w:gridSpan w:val='-5'/>")))));
  EXPECT_EQ(document.text, "a\tb\nc\t");
}

}  // namespace
}  // namespace doisoat
