#include "extract/place_names.h"

#include <gtest/gtest.h>

namespace doisoat {
namespace {

std::string found(std::string_view text) {
  std::string out;
  for (const UnitMention& unit : find_units(text)) {
    if (!out.empty()) out += " | ";
    out += std::string(vietnamese(unit.type)) + ":" + std::string(text.substr(unit.name.begin, unit.name.size()));
  }
  return out;
}

TEST(PlaceNames, UnitsAreFoundByTheWordForTheirKind) {
  struct {
    const char *text, *units;
  } cases[] = {
      {"trú tại thôn 3, xã Khe Mận, huyện Lâm Khê.", "xã:Khe Mận | huyện:Lâm Khê"},
      {"CÔNG AN HUYỆN LÂM KHÊ", "huyện:LÂM KHÊ"},
      {"ĐẢNG ỦY XÃ MƯỜNG LẰN", "xã:MƯỜNG LẰN"},
      {"Công an tỉnh Lạng Sơn", "tỉnh:Lạng Sơn"},
      {"TT. Phố Sim và TP Đồng Vạng", "thị trấn:Phố Sim | thành phố:Đồng Vạng"},
      {"gồm các xã: Khe Mận, Nà Lếch và Bản Sảo; 05 thôn", "xã:Khe Mận | xã:Nà Lếch | xã:Bản Sảo"},
      {"các phường Phố Vôi, Tân Đò và các xã: Thượng Kênh, Hạ Lương.", "phường:Phố Vôi | phường:Tân Đò | xã:Thượng Kênh | xã:Hạ Lương"},
      {"gồm: Thị trấn Phố Sim, thị trấn Nà Lếch và các xã: Bản Sảo, Đồng Vạng", "thị trấn:Phố Sim | thị trấn:Nà Lếch | xã:Bản Sảo | xã:Đồng Vạng"},
      {"xã Cư M'gar, phường 5, Quận 10", "xã:Cư M'gar | phường:5 | quận:10"},
      {"trên địa bàn 04 xã, thị trấn", ""},
      {"Công an các xã, thị trấn đã", ""},
      {"có 02 phường 12 tổ dân phố", ""},
      {"UBND xã Khe Mận Công an xã", "xã:Khe Mận"},
      {"xã\nKhe Mận", "xã:Khe Mận"},
      {"tệ nạn xã hội", ""},
      {"CÔNG AN PHƯỜNG BẾN THÀNH CÔNG AN", "phường:BẾN THÀNH"},
      {"Công an thành phố Hải Phòng", "thành phố:Hải Phòng"},
      {"phường Độc Lập", "phường:Độc Lập"},
      {"XÃ KHE MẬN ĐỘC LẬP - TỰ DO", "xã:KHE MẬN"},
      {"thị xã Phúc Kênh", "thị xã:Phúc Kênh"},
      {"phường Chân Mây - Lăng Cô", "phường:Chân Mây - Lăng Cô"},
  };
  for (const auto& c : cases) EXPECT_EQ(found(c.text), c.units) << c.text;
}

TEST(PlaceNames, OrganisationsAreWrittenInSentenceCase) {
  struct {
    const char *printed, *written;
  } cases[] = {
      {"CÔNG AN HUYỆN LÂM KHÊ", "Công an huyện Lâm Khê"},
      {"BAN CHỈ ĐẠO 138 HUYỆN LÂM KHÊ", "Ban chỉ đạo 138 huyện Lâm Khê"},
      {"BCĐ 138 HUYỆN LÂM KHÊ", "BCĐ 138 huyện Lâm Khê"},
      {"UBND XÃ SUỐI NGẦN", "UBND xã Suối Ngần"},
      {"ĐẢNG ỦY XÃ MƯỜNG LẰN", "Đảng ủy xã Mường Lằn"},
      {"ỦY BAN NHÂN DÂN THỊ XÃ PHÚC KÊNH", "Ủy ban nhân dân thị xã Phúc Kênh"},
      {"Công an xã Khe Mận", "Công an xã Khe Mận"},
      {"CA PHƯỜNG PHỐ VÔI", "CA phường Phố Vôi"},
      {"CÔNG AN TP. ĐỒNG VẠNG", "Công an thành phố Đồng Vạng"},
      {"ỦY BAN MTTQ VIỆT NAM XÃ KHE MẬN", "Ủy ban MTTQ Việt Nam xã Khe Mận"},
      {"PHÒNG CẢNH SÁT ĐTTP VỀ MA TÚY", "Phòng Cảnh sát ĐTTP về ma túy"},
  };
  for (const auto& c : cases) EXPECT_EQ(sentence_case(c.printed), c.written);
}

}  // namespace
}  // namespace doisoat
