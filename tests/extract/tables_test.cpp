#include "extract/tables.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "tests/extract/shipped_catalogue.h"
#include "tests/extract/table_document.h"

namespace doisoat {
namespace {

std::string brief(const Figure& f) {
  std::string text = f.indicator;
  for (auto& [dimension, value] : f.breakdown) text += " " + dimension + "=" + value;
  text += std::string(" ") + name(f.measure) + " " + f.value.str() + " " + f.unit + " ";
  if (f.from) text += f.from->iso() + "..";
  if (f.to) text += f.to->iso();
  return text;
}

std::vector<std::string> figures_of(const Document& document) {
  std::vector<std::string> found;
  Extraction e = extract(document, shipped_catalogue());
  for (const Figure& f : e.figures)
    if (document.tables.front().span.contains(f.numeral)) found.push_back(brief(f));
  return found;
}

std::vector<std::string> relations_of(const Document& document) {
  std::vector<std::string> found;
  Extraction e = extract(document, shipped_catalogue());
  for (const Relation& r : e.relations) {
    std::string text = name(r.kind);
    bool in_table = true;
    for (const Member& m : r.members) {
      const Figure& f = e.figures[static_cast<size_t>(m.figure)];
      in_table = in_table && document.tables.front().span.contains(f.numeral);
      text += std::string(" ") + name(m.role) + ":" + std::string(document.at(f.numeral));
    }
    if (in_table || r.kind == RelationKind::repeat) found.push_back(text);
  }
  return found;
}

const std::string kNow = " 2023-12-15..2024-06-14", kThen = " 2022-12-15..2023-06-14";
const std::string kEnd = " 2024-06-14";

struct Case {
  const char* what;
  std::string caption;
  std::vector<std::string> rows;
  std::vector<std::string> figures;
};

TEST(Tables, figures) {
  const Case cases[] = {
      {"communes by indicators under merged headers",
       "Biểu số 01: Số liệu người nghiện, người sử dụng\n(Số liệu tính đến ngày 14/6/2024; đơn vị tính: người)",
       {"STT|Tên xã|Người nghiện ma túy|<|<|Người SDTPCMT|Ghi chú", "^|^|Tổng số|Trong đó|<|^|^",
        "^|^|^|Ngoài cộng đồng|CSCNBB|^|^", "(1)|(2)|(3)=(4)+(5)|(4)|(5)|(6)|(7)", "|TỔNG CỘNG|12|08|04|07|",
        "1|Pa Nậm|07|05|02|03|02 chuyển đi", "2|Lũng Sa|05|03|02|04|"},
       {"addicts stock 12 person" + kEnd, "addicts place=community stock 8 person" + kEnd,
        "addicts place=compulsory_rehab stock 4 person" + kEnd, "users stock 7 person" + kEnd, "addicts stock 7 person" + kEnd,
        "addicts place=community stock 5 person" + kEnd, "addicts place=compulsory_rehab stock 2 person" + kEnd,
        "users stock 3 person" + kEnd, "addicts stock 5 person" + kEnd, "addicts place=community stock 3 person" + kEnd,
        "addicts place=compulsory_rehab stock 2 person" + kEnd, "users stock 4 person" + kEnd}},
      {"indicators by periods, units in a column",
       "Phụ lục 02: Kết quả đấu tranh",
       {"TT|Nội dung|ĐVT|Kỳ này|Cùng kỳ năm trước|Tăng (+), giảm (-)|Tỷ lệ (%)", "I|Khởi tố|||||", "1|Số vụ|vụ|09|10|-01|-10,0",
        "1.1|Mua bán trái phép (Điều 251)|vụ|04|-|+04|x", "2|Số bị can|bị can|12|10|+02|+20", "II|Tang vật thu giữ|||||",
        "1|Heroin|gam|1,2|0,8|+0,4|+50", "2|Xe máy|chiếc|02|00|+02|"},
       {"prosecuted_cases flow 9 case" + kNow, "prosecuted_cases flow 10 case" + kThen,
        "prosecuted_cases change -1 case" + kNow, "prosecuted_cases change -10 percent" + kNow,
        "prosecuted_cases article=251 flow 4 case" + kNow, "prosecuted_cases article=251 change 4 case" + kNow,
        "prosecuted_defendants flow 12 person" + kNow, "prosecuted_defendants flow 10 person" + kThen,
        "prosecuted_defendants change 2 person" + kNow, "prosecuted_defendants change 20 percent" + kNow,
        "seized_drugs substance=heroin flow 1.2 g" + kNow, "seized_drugs substance=heroin flow 0.8 g" + kThen,
        "seized_drugs substance=heroin change 0.4 g" + kNow, "seized_drugs substance=heroin change 50 percent" + kNow,
        "seized_items item=motorbike flow 2 vehicle" + kNow, "seized_items item=motorbike flow 0 vehicle" + kThen,
        "seized_items item=motorbike change 2 vehicle" + kNow}},
      {"movement of lists",
       "Phụ lục 03: Biến động danh sách",
       {"STT|Diện quản lý|Đầu kỳ|Bổ sung|Thanh loại|Cuối kỳ", "1|Người nghiện ma túy|30|05|03|32",
        "2|Người bị quản lý sau cai|08|0|01|07"},
       {"addicts stock 30 person 2023-12-15", "addicts added 5 person" + kNow, "addicts removed 3 person" + kNow,
        "addicts stock 32 person" + kEnd, "post_rehab stock 8 person 2023-12-15", "post_rehab added 0 person" + kNow,
        "post_rehab removed 1 person" + kNow, "post_rehab stock 7 person" + kEnd}},
      {"two figures in one cell",
       "Biểu 4",
       {"TT|Đơn vị|Khởi tố (vụ/bị can)|Xử phạt vi phạm hành chính (vụ/đối tượng)", "1|Pa Nậm|02/03|04/04", "2|Lũng Sa|01/02|-"},
       {"prosecuted_cases flow 2 case" + kNow, "prosecuted_defendants flow 3 person" + kNow, "admin_cases flow 4 case" + kNow,
        "admin_offenders flow 4 person" + kNow, "prosecuted_cases flow 1 case" + kNow,
        "prosecuted_defendants flow 2 person" + kNow}},
      {"a unit that is a multiple",
       "Phụ lục 5\nĐơn vị tính: triệu đồng",
       {"TT|Tên xã|Tiền phạt vi phạm hành chính", "1|Pa Nậm|2,5", "2|Lũng Sa|12"},
       {"admin_fines flow 2500000 vnd" + kNow, "admin_fines flow 12000000 vnd" + kNow}},
      {"years as columns",
       "Phụ lục 6: Số liệu qua các năm",
       {"TT|Chỉ tiêu|Năm 2021|Năm 2022|Năm 2023", "1|Số vụ khởi tố|05|07|09", "2|Số bị can khởi tố|06|08|11"},
       {"prosecuted_cases flow 5 case 2021-01-01..2021-12-31", "prosecuted_cases flow 7 case 2022-01-01..2022-12-31",
        "prosecuted_cases flow 9 case 2023-01-01..2023-12-31", "prosecuted_defendants flow 6 person 2021-01-01..2021-12-31",
        "prosecuted_defendants flow 8 person 2022-01-01..2022-12-31",
        "prosecuted_defendants flow 11 person 2023-01-01..2023-12-31"}},
      {"bare years, total last",
       "Phụ lục 7",
       {"TT|Tên xã|Số người nghiện|<", "^|^|2022|2023", "1|Pa Nậm|05|07", "2|Lũng Sa|06|08", "|Tổng|11|15"},
       {"addicts stock 5 person 2022-12-31", "addicts stock 7 person 2023-12-31", "addicts stock 6 person 2022-12-31",
        "addicts stock 8 person 2023-12-31", "addicts stock 11 person 2022-12-31", "addicts stock 15 person 2023-12-31"}},
      // What is not understood is no figure.
      {"a header nobody knows",
       "Biểu số 8: Số người nghiện theo xã",
       {"TT|Tên xã|Người nghiện|Thẻ bảo hiểm đã cấp|Hộ nghèo", "1|Pa Nậm|05|03|11", "2|Lũng Sa|06|02|12"},
       {"addicts stock 5 person" + kEnd, "addicts stock 6 person" + kEnd}},
      {"a qualifier nobody knows",
       "Biểu số 9",
       {"TT|Tên xã|Người nghiện mới phát sinh trở lại|Người nghiện", "1|Pa Nậm|05|13", "2|Lũng Sa|06|12"},
       {"addicts stock 13 person" + kEnd, "addicts stock 12 person" + kEnd}},
      {"rows nobody knows under a known group",
       "Phụ lục 10",
       {"TT|Nội dung|ĐVT|Kết quả", "I|Khởi tố||", "1|Tai nạn giao thông|vụ|04", "2|Trộm cắp tài sản|vụ|07"},
       {}},
      {"a list of persons",
       "Danh sách người nghiện",
       {"STT|Họ và tên|Năm sinh|Nơi ở|Số lần cai", "1|Lò Văn Thử|1990|Bản 3|02", "2|Cà Thị Mẫu|1988|Bản 5|01"},
       {}},
  };
  for (const Case& c : cases) EXPECT_EQ(figures_of(table_document(c.caption, c.rows)), c.figures) << c.what;
}

struct RelationCase {
  const char* what;
  std::vector<std::string> rows;
  std::vector<std::string> relations;
};

TEST(Tables, relations) {
  const RelationCase cases[] = {
      {"the total row",
       {"TT|Tên xã|Người nghiện|Sau cai", "1|Pa Nậm|05|01", "2|Lũng Sa|07|02", "|Tổng cộng|12|03"},
       {"total whole:12 part:05 part:07", "total whole:03 part:01 part:02"}},
      {"groups are not added twice",
       {"TT|Tên xã|Người nghiện|Sau cai", "|Tổng cộng|20|10", "I|Khu vực biên giới|12|06", "1|Pa Nậm|05|02", "2|Lũng Sa|07|04",
        "II|Khu vực nội địa|08|04", "1|Mường Thấp|08|04"},
       {"total whole:20 part:12 part:08", "total whole:10 part:06 part:04", "total whole:12 part:05 part:07",
        "total whole:06 part:02 part:04"}},
      {"a formula with movements",
       {"STT|Diện quản lý|Đầu kỳ|Bổ sung|Thanh loại|Cuối kỳ", "(1)|(2)|(3)|(4)|(5)|(6)=(3)+(4)-(5)",
        "1|Người nghiện ma túy|30|05|03|32"},
       {"balance before:30 added:05 removed:03 after:32"}},
      {"movement without a formula",
       {"STT|Diện quản lý|Đầu kỳ|Bổ sung|Thanh loại|Cuối kỳ", "1|Người nghiện ma túy|30|05|03|31",
        "2|Người SDTPCMT|08|01|00|09"},
       {"balance before:30 added:05 removed:03 after:31", "balance before:08 added:01 removed:00 after:09"}},
      {"changes and rates",
       {"TT|Nội dung|Kỳ này|Cùng kỳ năm trước|Tăng (+), giảm (-)|Tỷ lệ %", "1|Số vụ khởi tố|12|10|+02|+20",
        "2|Số bị can khởi tố|15|20|-05|-25"},
       {"change change:02 now:12 then:10", "change change:05 now:15 then:20", "rate percent:20 now:12 then:10",
        "rate percent:25 now:15 then:20"}},
      {"numbered parts that add up",
       {"TT|Nội dung|ĐVT|Kỳ này|Cùng kỳ năm trước", "1|Số vụ khởi tố|vụ|09|07", "1.1|Điều 249|vụ|05|04",
        "1.2|Điều 251|vụ|04|03"},
       {"total whole:09 part:05 part:04", "total whole:07 part:04 part:03"}},
      {"numbered parts that need not",
       {"TT|Nội dung|ĐVT|Kỳ này|Cùng kỳ năm trước", "1|Số vụ khởi tố|vụ|09|08", "1.1|Điều 249|vụ|05|04",
        "1.2|Điều 251|vụ|03|02"},
       {"subset whole:09 part:05 part:03", "subset whole:08 part:04 part:02"}},
      // A cell that cannot be read leaves its column alone.
      {"an unreadable cell",
       {"TT|Tên xã|Người nghiện|Sau cai", "1|Pa Nậm|0S người|01", "2|Lũng Sa|07|02", "|Tổng cộng|12|03"},
       {"total whole:03 part:01 part:02"}},
  };
  for (const RelationCase& c : cases) EXPECT_EQ(relations_of(table_document("Biểu số 1", c.rows)), c.relations) << c.what;
}

struct BlankCase {
  const char* what;
  std::vector<std::string> rows;
  std::vector<std::string> blanks;  // quotes, TAB as "|"
};

TEST(Tables, blanks_are_asked_after_dashes_are_not) {
  const BlankCase cases[] = {
      {"empty cells beside figures",
       {"TT|Tên xã|Người nghiện|Sau cai", "1|Pa Nậm|05|", "2|Lũng Sa|07|02", "|Tổng cộng|12|02"},
       {"1|Pa Nậm|05"}},
      {"a commune that has not reported",
       {"TT|Tên xã|Người nghiện|Sau cai", "1|Pa Nậm|05|01", "2|Lũng Sa||", "3|Bản Sảo|07|02"},
       {"2|Lũng Sa"}},
      {"dots",
       {"TT|Tên xã|Người nghiện|Sau cai", "1|Pa Nậm|….|01", "2|Lũng Sa|07|......"},
       {"1|Pa Nậm|….|01", "2|Lũng Sa|07|......"}},
      {"marks that say there is none",
       {"TT|Tên xã|Người nghiện|Sau cai|Người SDTPCMT", "1|Pa Nậm|05|-|x", "2|Lũng Sa|07|02|01", "3|Bản Sảo|/|0|Không"},
       {}},
      {"headings, remarks, rates and one of two directions",
       {"TT|Nội dung|Kỳ này|Cùng kỳ năm trước|Tăng|Giảm|Tỷ lệ %|Ghi chú", "I|Khởi tố||||||", "1|Số vụ khởi tố|12|10|02|||",
        "2|Số bị can khởi tố|08|10||02||"},
       {}},
      {"the row over its parts",
       {"TT|Nội dung|ĐVT|Kết quả", "1|Ma túy thu giữ||", "1.1|Heroin|gam|12,5", "1.2|Thuốc phiện|gam|3",
        "2|Số vụ khởi tố|vụ|05"},
       {}},
      {"a column that nobody fills in", {"TT|Tên xã|Người nghiện|Sau cai", "1|Pa Nậm|05|", "2|Lũng Sa|07|"}, {}},
  };
  for (const BlankCase& c : cases) {
    Document d = table_document("Biểu số 1", c.rows);
    std::vector<std::string> blanks;
    for (const Observation& o : extract(d, shipped_catalogue()).observations) {
      EXPECT_EQ(o.oddity, Oddity::blank) << c.what;
      std::string quote(d.at(o.quote));
      std::replace(quote.begin(), quote.end(), '\t', '|');
      blanks.push_back(quote);
    }
    EXPECT_EQ(blanks, c.blanks) << c.what;
  }
}

TEST(Tables, the_text_and_the_table_say_the_same_thing_twice) {
  Document d = table_document("Toàn huyện có 13 người nghiện ma túy.\nBiểu số 1",
                              {"TT|Tên xã|Người nghiện", "1|Pa Nậm|05", "2|Lũng Sa|07", "|Tổng cộng|12"});
  auto relations = relations_of(d);
  EXPECT_EQ(relations.back(), "repeat stated:13 stated:12");
}

TEST(Tables, every_number_is_in_the_ledger_once) {
  Document d = table_document("Biểu 4", {"TT|Đơn vị|Khởi tố (vụ/bị can)|Kết quả 2023|Ghi chú", "(1)|(2)|(3)|(4)|(5)",
                                         "1|Pa Nậm|02/03|150|02 chuyển đi", "1.1|Lũng Sa|01/02|862|x", "2|Bản 3|1.250/2|123|"});
  Extraction e = extract(d, shipped_catalogue());
  for (size_t at = 0; at < d.text.size(); ++at) {
    if (d.text[at] < '0' || d.text[at] > '9') continue;
    int items = 0;
    for (const LedgerItem& item : e.ledger) items += item.span.contains(static_cast<Offset>(at));
    EXPECT_EQ(items, 1) << d.text.substr(at, 10);
  }
}

TEST(Tables, names_in_a_list_of_persons_are_private) {
  Document d =
      table_document("Danh sách", {"STT|Họ và tên|Năm sinh|Hình thức", "1|Lò Văn Thử|1990|02 lần", "2|Cà Thị Mẫu|1988|01 lần"});
  Extraction e = extract(d, shipped_catalogue());
  std::set<std::string> names;
  for (Span s : e.private_names) names.insert(std::string(d.at(s)));
  EXPECT_TRUE(names.contains("Lò Văn Thử"));
  EXPECT_TRUE(names.contains("Cà Thị Mẫu"));
}

}  // namespace
}  // namespace doisoat
