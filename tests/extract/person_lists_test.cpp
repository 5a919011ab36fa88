#include "extract/person_lists.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "tests/extract/plain_document.h"
#include "tests/extract/shipped_catalogue.h"

namespace doisoat {
namespace {

struct Case {
  const char* text;
  std::string lists;  // "03≟3": what the text says, what its list holds
  std::string figures;
};

TEST(PersonLists, are_counted_and_their_numbers_are_no_figures) {
  const Case cases[] = {
      {"Công an xã bắt giữ 03 đối tượng, gồm: (1) Lò Văn Thử, sinh năm 1990, trú tại bản Nà Lếch, xã Nậm Thử; (2) Cà Thị Mẫu, sinh năm 1988, trú tại bản "
       "Khe Mận, xã Nậm Thử; (3) Quàng Văn Ví, SN 1995, trú tại bản Sảo.",
       "03≟3", "03"},
      {"Bắt quả tang 04 đối tượng:\n1. Lò Văn Một, sinh năm 1991, trú tại bản Sảo;\n2. Lò Văn Hai, sinh năm 1992, trú tại bản Sảo;\n3. Lò Văn Ba, sinh năm 1993, trú tại bản Sảo.",
       "04≟3", "04"},
      {"Công an xã bắt 02 đối tượng gồm: Lò Văn Bốn, sinh năm 1991, trú tại bản Sảo; Lò Văn Năm, sinh năm 1992, trú tại bản Sảo và Lò Văn Sáu, SN 1980.", "02≟3", "02"},
      {"Đã khởi tố 01 vụ, 03 bị can (1. Lò Văn Bảy, SN 1985; 2. Lò Văn Tám, SN 1986; 3. Lò Văn Chín, SN 1987).", "03≟3", "01 03"},
      {"Công an xã bắt 02 đối tượng, cụ thể:\n- Lò Văn Mười, sinh năm 1991, trú tại bản Sảo.\n- Lò Văn Tư, sinh năm 1992, trú tại bản Sảo.\n- Lò Văn Tám, sinh năm 1993, trú tại bản Sảo.",
       "02≟3", "02"},
      // No list of persons: what is numbered counts nothing, what stands in parentheses behind a name may.
      {"Công an xã bắt giữ 03 đối tượng về các hành vi: (1) tàng trữ; (2) mua bán trái phép chất ma túy.", "", "03"},
      {"Bắt giữ 05 đối tượng, trong đó Lò Văn Một, sinh năm 1991 là đối tượng cầm đầu.", "", "05"},
  };
  for (const Case& c : cases) {
    Document d = plain_document(c.text);
    Extraction e = extract(d, shipped_catalogue());
    std::string lists, figures;
    for (const Relation& r : e.relations)
      if (r.kind == RelationKind::list_count)
        lists += std::string(lists.empty() ? "" : " ") + std::string(d.at(e.figures[static_cast<size_t>(r.members[0].figure)].numeral)) + "≟" + r.stated->str();
    for (const Figure& f : e.figures) figures += std::string(figures.empty() ? "" : " ") + std::string(d.at(f.numeral));
    EXPECT_EQ(lists, c.lists) << c.text;
    EXPECT_EQ(figures, c.figures) << c.text;
  }
}

TEST(PersonLists, names_in_them_are_private) {
  Document d = plain_document("Bắt giữ 02 đối tượng: (1) Lò Văn Thử, sinh năm 1990; (2) Cà Thị Mẫu, sinh năm 1988.");
  Extraction e = extract(d, shipped_catalogue());
  std::vector<std::string> names;
  for (Span s : e.private_names) names.emplace_back(d.at(s));
  EXPECT_EQ(names, (std::vector<std::string>{"Lò Văn Thử", "Cà Thị Mẫu"}));
}

}  // namespace
}  // namespace doisoat
