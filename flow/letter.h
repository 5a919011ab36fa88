// A request for correction: the discrepancies of one document as an official letter (công văn, in the form of Decree 30/2020) that
// can be signed and sent back to the unit that reported. What a person has still to fill in is left dotted.
//
// Only what the author of the report can answer for goes in: errors and blanks, not numbers that the program probably misread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "db/queries.h"
#include "document/date.h"

namespace doisoat {

struct LetterSettings {
  std::string superior;  // the body above the sender: "Công an tỉnh …"; empty: dotted
  std::string sender;    // "Phòng Cảnh sát điều tra tội phạm về ma túy"; empty: dotted. In capitals in the head, as it is in the text
  std::string place;     // where it is signed; empty: dotted
  std::string signer;    // post of who signs: "TRƯỞNG PHÒNG"; empty: "THỦ TRƯỞNG ĐƠN VỊ"
  std::optional<Date> date;      // of the letter; none: dotted, to be filled in when it is signed
  std::optional<Date> deadline;  // none: within five working days after receipt
};

struct LetterRow {
  std::string page;     // empty for plain text
  std::string quote;    // as it stands in the report, private names masked
  std::string problem;  // what contradicts what, and what probably went wrong
};

struct Letter {
  static constexpr const char* kRule = "――――――";
  std::vector<std::string> left_head, right_head;  // the two columns at the top; kRule: a line under what stands above
  std::string recipient;
  std::string opening;
  std::vector<std::string> columns;  // titles of the table: number, page, quote, problem, right number
  std::vector<LetterRow> rows;
  std::string request;
  std::vector<std::string> left_foot, right_foot;  // nơi nhận; who signs, room for it, the name
  int left_out = 0;  // open discrepancies that were probably misread from the picture: to be reviewed first
};

// `flags`: those of the document; decided ones are left out, returned ones stay in. In their order.
Letter make_letter(const DocumentRow& document, const std::vector<FlagRow>& flags, const LetterSettings& settings,
                   const Catalogue& catalogue, Language language = Language::vi);

// For e-mail and the terminal: lines of at most 100 characters.
std::string letter_text(const Letter& letter);

// A Word document (A4, Times New Roman 14). The same letter gives the same bytes.
std::string letter_docx(const Letter& letter);

}  // namespace doisoat
