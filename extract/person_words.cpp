#include "extract/person_words.h"

#include <array>
#include <string_view>

#include "catalogue/fold.h"

namespace doisoat {
namespace {

// Surnames of the Kinh and of the peoples of the mountains, the coast and the highlands.
constexpr const char* kSurnames =
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Đinh Trịnh Trương Mai Lương Lâm Tô Cao Chu Hà Thái Tạ "
    "Phùng Vương Quách Tăng Lưu La Kiều Đàm Nông Lò Lù Vàng Giàng Sùng Thào Mùa Hạng Vừ Cứ Lầu Vi Lô Kha Quàng Cà Tòng Lường Điêu Bạc Khoàng Pờ "
    "Chang Sìn Tẩn Phàn Chảo Lồ Thèn Ma Hứa Triệu Bế Bàn Lục Mông Mã Giáp Thân Nghiêm Khuất Cấn Ngân Hảng Ly Mào Rơ Siu Ksor Kpă Rah Nay Thạch "
    "Sơn Kim Danh Châu Trà Bá Ung Từ Tống Đậu Đồng Ninh Cù Lại Lã Mạc Mạch Nhữ Ông Phí Phó Quản Sái Tiêu Tôn Văn Viên Vòng Xa Hầu Lèng Lìm Lùng "
    "Lỳ Chẻo Má Cháng Cư Sần Hờ Chớ Khà Lữ Moong Cụt Xeo Già Và Xồng Phừ Ngọ Hán Uông Doãn Đường Khổng Lỗ Lộc Nhâm Ngũ Thiều Thi Tưởng Trang "
    "Cầm Vầy Sín Chíu Tằng Sằm Chìu Lừu Cử Páo Giang Âu Khúc Kha Ngọc Hờ Lờ Mo Y A Hơ K Niê Êban Adrơng Ayun Mlô Ktla Rcom Romah Puih Blong Đổng Tào "
    "Phú Lừ Lềnh Lìu Quan Hà Hoa Đới Bồ Diệp Trưng Cam Cung Điền Lành Lũ Thang Thẩm Tiền Trình Ứng Vưu Xuân Thiên Hàng Hùng Lăng Mẫn";

constexpr std::array kPersonWords{"anh", "chị", "ông", "bà", "tượng", "can", "cáo", "tên", "em", "cháu", "nghiện", "chồng", "vợ"};
constexpr std::array kOfficials{"tá", "úy", "uỷ", "tướng", "sĩ", "sỹ", "chí", "đ/c", "đc", "tịch", "trưởng", "thư", "đốc", "cáo viên", "viên"};
// What is named after people.
constexpr std::array kNamedAfter{"đường", "phố", "trường", "thcs", "thpt", "học", "phường", "xã", "huyện", "tỉnh", "trấn", "quận", "thôn", "bản", "xóm",
                                 "ấp", "tổ", "khu", "công", "ty", "quán", "karaoke", "nhà", "hàng", "khách", "sạn", "chợ", "cầu", "đồn", "trại", "viện",
                                 "sông", "núi", "đèo", "hồ", "thị", "thành", "nậm", "suối", "pa", "nà", "đội", "tdp", "khối"};
constexpr std::array kAddress{"trú", "hktt", "đktt", "đkhktt", "thường", "nơi", "ngụ", "ở", "tại", "thôn", "bản", "xóm", "ấp", "khối", "tdp", "tổ", "xã",
                              "phường", "thị", "huyện", "tỉnh", "quận", "thành", "số", "ngõ", "ngách", "đội", "khu", "cccd", "cmnd", "nghề", "dân", "quê",
                              "hiện", "chỗ", "tt", "tx", "tp", "địa", "giới", "nam", "nữ", "đường", "quốc", "văn hóa", "trình"};

std::unordered_set<std::string> fold_all(std::string_view words, bool bare) {
  std::unordered_set<std::string> keys;
  for (size_t at = 0; at < words.size();) {
    size_t end = words.find(' ', at);
    if (end == std::string_view::npos) end = words.size();
    if (end > at) {
      FoldedWord folded = fold_word(words.substr(at, end - at));
      keys.insert(bare ? folded.bare : folded.marked);
    }
    at = end + 1;
  }
  return keys;
}
template <size_t N>
std::unordered_set<std::string> fold_list(const std::array<const char*, N>& words) {
  std::unordered_set<std::string> keys;
  for (const char* word : words) keys.insert(fold_word(word).marked);
  return keys;
}

}  // namespace

const PersonWords& person_words() {
  static const PersonWords words{fold_all(kSurnames, false), fold_all(kSurnames, true), fold_list(kPersonWords),
                                 fold_list(kOfficials),      fold_list(kNamedAfter),    fold_list(kAddress)};
  return words;
}

}  // namespace doisoat
