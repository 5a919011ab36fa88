#include "extract/table_label_words.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace doisoat {
namespace {

using Pairs = std::set<std::pair<std::string_view, std::string_view>>;

LexemeIndex pair_at(const Pairs& pairs, const std::vector<Lexeme>& l, LexemeIndex i, LexemeIndex end) {
  if (i + 1 >= end) return 0;
  return pairs.contains({l[i].folded.bare, l[i + 1].folded.bare}) ? 2 : 0;
}

}  // namespace

bool is_label_filler(const Lexeme& word) {
  static const std::set<std::string_view> words = {
      "so",     "tong", "cong",  "luong", "cac",  "va",    "la",   "cua",  "tren",   "dia",   "ban",  "huyen", "tinh",  "xa",
      "phuong", "thi",  "tran",  "toan",  "hien", "co",    "dang", "bi",   "duoc",   "da",    "theo", "danh",  "sach",  "quan",
      "ly",     "ky",   "nay",   "trong", "do",   "ngoai", "tai",  "o",    "nam",    "thang", "quy",  "den",   "tu",    "ngay",
      "ket",    "qua",  "viec",  "tac",   "hoso", "ho",    "ma",   "tuy",  "chat",   "trai",  "phep", "ve",    "toi",   "pham",
      "nguoi",  "doi",  "tuong", "don",   "vi",   "dvt",   "chia", "ra",   "nghien", "gom",   "an",   "dieu",  "khoan", "ghi",
      "chu",    "mo",   "rong",  "loai",  "dien", "nhom",  "lieu", "hinh", "vu",     "can",   "dong"};
  bool again = word.folded.marked == "tai\xCC\x81";  // "tái", not "tại"
  return words.contains(word.folded.bare) && !again;
}

bool qualifies_label(const Lexeme& word) {
  static const std::set<std::string_view> words = {"moi",  "tai",  "tuoi",  "lan",   "tre",  "em",    "chua", "khong", "tien",
                                                   "an",   "dan",  "toc",   "giao",  "chi",  "tieu",  "ke",   "hoach", "thuc",
                                                   "hien", "hoan", "thanh", "trung", "binh", "uoc",   "du",   "kien",  "luy",
                                                   "nuoc", "te",   "bao",   "hiem",  "that", "nghiep"};
  return words.contains(word.folded.bare);
}

LexemeIndex neutral_words_at(const std::vector<Lexeme>& l, LexemeIndex i, LexemeIndex end) {
  static const Pairs kPairs = {{"gioi", "tinh"},   {"do", "tuoi"},   {"nhom", "tuoi"},  {"lua", "tuoi"},  {"khoi", "luong"},
                               {"trong", "luong"}, {"so", "luong"},  {"so", "lieu"},    {"ket", "qua"},   {"dan", "toc"},
                               {"hinh", "thuc"},   {"phan", "loai"}, {"phan", "theo"},  {"chia", "theo"}, {"dia", "ban"},
                               {"thuc", "hien"},   {"phan", "ra"},   {"thanh", "phan"}, {"toi", "danh"},  {"chung", "loai"},
                               {"cap", "phat"}};
  return pair_at(kPairs, l, i, end);
}

LexemeIndex rate_words_at(const std::vector<Lexeme>& l, LexemeIndex i, LexemeIndex end) {
  static const Pairs kPairs = {{"ty", "le"}, {"ti", "le"}, {"ty", "trong"}, {"ti", "trong"}, {"phan", "tram"}};
  return pair_at(kPairs, l, i, end);
}

}  // namespace doisoat
