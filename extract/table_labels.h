// What the label of a row or column says: indicators, breakdowns, units, its part in a movement or comparison, times.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/breakdowns.h"
#include "extract/scope.h"

namespace doisoat {

// The part that a column (or row) plays beside others.
enum class ColumnRole {
  none,
  before,
  after,  // đầu kỳ, cuối kỳ
  added,
  removed,  // bổ sung, thanh loại
  now,
  then,    // kỳ này, cùng kỳ năm trước
  change,  // tăng (+), giảm (-)
  increase,
  decrease,  // tăng; giảm: movement or comparison, as the other columns say
  percent,   // tỷ lệ: of a change or a share, as the other columns say
  target,    // kế hoạch, chỉ tiêu giao
};

struct LabelUnit {
  std::vector<std::string> units;
  Decimal factor = 1;
  int divisor = 1;
  Range range;
};

struct LabelTopic {
  int indicator = 0;
  Breakdown breakdown;  // that the wording itself says
  int within = -1;
  bool weak = false, counted = false;
  int words = 0;
  Range range;
};

struct Said {
  Range range;
  std::vector<LabelTopic> topics;
  std::vector<BreakdownMention> splits;
  std::vector<LabelUnit> units;  // one; two for "vụ/đối tượng"
  std::vector<const TimeMention*> times;
  std::optional<int> bare_year;  // the label is "2024" and nothing else
  ColumnRole role = ColumnRole::none;
  bool compared = false;   // so với cùng kỳ
  bool total = false;      // tổng số, tổng cộng, toàn huyện
  bool of_which = false;   // trong đó
  bool only_unit = false;  // nothing but a unit: "Số vụ", "Đồng"
  bool percent = false;
  int known = 0, unknown = 0;  // words that a phrase explains, words that nothing explains
  bool qualified = false;      // a word among the unknown that changes what is counted: mới, tái, chưa, tuổi

  bool empty() const { return range.empty(); }
  // Every word is accounted for, so that the label only refines what an outer one says.
  bool understood() const { return unknown == 0; }
};

// Whether the words are about ages: "Độ tuổi".
bool names_age(const std::vector<Lexeme>& lexemes, const std::vector<Range>& path);

class LabelReader {
 public:
  LabelReader(const Reading& reading, const std::vector<BreakdownMention>& mentions) : reading_(reading), mentions_(mentions) {}

  Said read(Range range) const;
  // A label under "Độ tuổi", which leaves that word to its header: "Dưới 16", "Từ 30 trở lên".
  Said read_age(Range range) const;
  // Not the words of a label but those of an ĐVT cell or "đơn vị tính: …".
  std::vector<LabelUnit> units_in(Range range) const;

 private:
  const Reading& reading_;
  const std::vector<BreakdownMention>& mentions_;
};

}  // namespace doisoat
