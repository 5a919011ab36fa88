// What holds of extract() for every text, however strange: no throw, every run of digits in exactly one item of the ledger,
// spans on code points inside the text, ids that lead to something, and the same result each time.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "document/utf8.h"
#include "extract/extract.h"
#include "tests/extract/plain_document.h"
#include "tests/extract/shipped_catalogue.h"
#include "tests/source_files.h"

namespace doisoat {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Every field that a reader could see, in one text.
std::string all_of(const Extraction& e) {
  std::string out;
  auto span = [](Span s) { return "[" + std::to_string(s.begin) + "," + std::to_string(s.end) + ")"; };
  for (const Report& r : e.reports)
    out += "report " + span(r.span) + r.title + "|" + r.number + "|" + r.issuer + "|" + r.area.code + r.area.name + "|" +
           (r.from ? r.from->iso() : "-") + (r.to ? r.to->iso() : "-") + name(r.kind) + "\n";
  for (const Figure& f : e.figures) {
    out += dump(f) + span(f.numeral) + span(f.quote) + f.area.code + (f.qualifier ? name(*f.qualifier) : "") + std::to_string(f.decimals);
    for (const Evidence& evidence : f.evidence) out += evidence.field + evidence.from + span(evidence.quote);
    out += "\n";
  }
  for (const LedgerItem& i : e.ledger) out += span(i.span) + name(i.ledger_class) + (i.figure ? std::to_string(*i.figure) : "") + "\n";
  for (const Relation& r : e.relations) {
    out += name(r.kind) + span(r.quote) + r.origin + (r.stated ? r.stated->str() : "");
    for (const Member& m : r.members) out += name(m.role) + std::to_string(m.figure);
    out += "\n";
  }
  for (const Observation& o : e.observations) out += std::to_string(static_cast<int>(o.oddity)) + span(o.quote) + "\n";
  for (Span s : e.private_names) out += span(s);
  return out;
}

// The first thing that does not hold; empty when all does.
std::string broken(const std::string& text, const Extraction& e) {
  auto boundary = [&](Offset at) { return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; };
  auto good = [&](Span s) { return s.begin <= s.end && s.end <= text.size() && boundary(s.begin) && boundary(s.end); };
  auto figure = [&](FigureId id) { return id >= 0 && id < static_cast<FigureId>(e.figures.size()); };
  auto place = [](Span s) { return " at " + std::to_string(s.begin) + ".." + std::to_string(s.end); };

  bool blank = text.find_first_not_of(" \t\r\n\f") == std::string::npos;
  if (e.reports.empty() && !blank) return "no report";
  for (const Report& r : e.reports)
    if (!good(r.span)) return "report" + place(r.span);
  for (size_t i = 0; i < e.figures.size(); ++i) {
    const Figure& f = e.figures[i];
    if (f.id != static_cast<FigureId>(i)) return "figure's id";
    if (f.report < 0 || f.report >= static_cast<int>(e.reports.size())) return "figure's report";
    if (!good(f.numeral) || f.numeral.empty()) return "figure's numeral" + place(f.numeral);
    if (!good(f.quote) || !f.quote.contains(f.numeral)) return "figure's quote" + place(f.quote);
    if (f.confidence < 0 || f.confidence > 1) return "figure's confidence";
    for (const Evidence& evidence : f.evidence)
      if (!good(evidence.quote)) return "evidence" + place(evidence.quote);
  }
  for (const Relation& r : e.relations) {
    if (!good(r.quote)) return "relation's quote" + place(r.quote);
    for (const Member& m : r.members)
      if (!figure(m.figure)) return "relation's member" + place(r.quote);
  }
  for (const Observation& o : e.observations) {
    if (!good(o.quote)) return "observation" + place(o.quote);
    for (FigureId id : o.figures)
      if (!figure(id)) return "observation's figure";
  }
  for (Span s : e.private_names)
    if (!good(s)) return "private name" + place(s);

  size_t item = 0;
  Offset last = 0;
  for (const LedgerItem& i : e.ledger) {
    if (!good(i.span) || i.span.empty() || i.span.begin < last) return "ledger's item" + place(i.span);
    last = i.span.end;
    if (i.figure && (!figure(*i.figure) || e.figures[static_cast<size_t>(*i.figure)].numeral != i.span)) return "ledger's figure" + place(i.span);
    if (i.figure.has_value() != (i.ledger_class == LedgerClass::figure)) return "ledger's class and figure disagree" + place(i.span);
  }
  for (Offset at = 0; at < text.size();) {
    if (!is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    Offset end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    while (item < e.ledger.size() && e.ledger[item].span.end <= at) ++item;
    if (item == e.ledger.size() || !e.ledger[item].span.contains(Span{at, end})) return "digits in no item" + place({at, end});
    at = end;
  }
  return "";
}

void expect_sound(const std::string& text, const std::string& what) {
  ASSERT_TRUE(is_utf8(text)) << what;
  Document document = plain_document(text);
  Extraction found;
  try {
    found = extract(document, shipped_catalogue());
  } catch (const std::exception& e) {
    FAIL() << what << " threw: " << e.what() << "\n" << text.substr(0, 2000);
  }
  std::string fault = broken(text, found);
  ASSERT_EQ(fault, "") << what << "\n" << text.substr(0, 2000);
  ASSERT_EQ(all_of(found), all_of(extract(document, shipped_catalogue()))) << what;
}

std::vector<std::string> corpus_texts() {
  std::vector<std::string> texts;
  for (const auto& path : source_files("corpus/reports", {".txt"})) texts.push_back(file_text(path));
  return texts;
}

// Cut points on code points.
size_t point(std::mt19937& random, const std::string& text) {
  size_t at = random() % (text.size() + 1);
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::string piece(std::mt19937& random, const std::string& text, size_t longest) {
  size_t begin = point(random, text);
  size_t end = std::min(begin + random() % longest, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(begin, end - begin);
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
  } else {
    out += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
            static_cast<char>(0x80 | (c & 0x3F))};
  }
}

TEST(ExtractProperties, HoldForEveryReportOfTheCorpus) {
  auto texts = corpus_texts();
  ASSERT_GE(texts.size(), 10u);
  for (size_t i = 0; i < texts.size(); ++i) expect_sound(texts[i], "report " + std::to_string(i));
}

TEST(ExtractProperties, HoldForSplicesOfReports) {
  auto texts = corpus_texts();
  std::mt19937 random(20240615);
  const char* seams[] = {"", "\n", "\n\n", "\f", "\t", " ", "(", ")", ": ", "; ", ".", ",", "/", "%", "trong đó ", "0", "-", "+"};
  for (int round = 0; round < 60 && !HasFatalFailure(); ++round) {
    std::string text;
    for (size_t pieces = 1 + random() % 12; pieces > 0; --pieces) {
      text += piece(random, texts[random() % texts.size()], 400);
      text += seams[random() % std::size(seams)];
    }
    expect_sound(text, "splice " + std::to_string(round));
  }
}

TEST(ExtractProperties, HoldForRandomText) {
  std::mt19937 random(7);
  const char* words[] = {"0", "1", "12", "999", "03/22", "1.234.567", "5,5", "vụ", "đối tượng", "người", "đồng", "triệu", "tỷ", "kg", "%", "(", ")", "[", "]",
                         "trong đó", "tăng", "giảm", "so với cùng kỳ", "không", "không có", "Điều", "số", "ngày", "tháng", "năm", "quý", "2024", "sinh năm",
                         "Nguyễn Văn An", "xã", "BÁO CÁO", "Kính gửi:", "-", "+", "I.", "1.", "a)", ":", ";", ".", ",", "/", "…", "....", "\n", "\n\n", "\f", "\t",
                         "nghiện ma túy", "quản lý sau cai", "bổ sung", "thanh loại", "từ", "đến", "½", "m²", "１２", "٣", "e\xCC\x81", "trên", "khoảng"};
  for (int round = 0; round < 120 && !HasFatalFailure(); ++round) {
    std::string text;
    for (size_t count = random() % 150; count > 0; --count) {
      if (random() % 12 == 0) {
        static const char32_t ceilings[] = {0x80, 0x250, 0x1F00, 0x10000, 0x110000};
        char32_t c = random() % ceilings[random() % 5];
        if (c == 0 || (c >= 0xD800 && c < 0xE000)) c = U'?';
        append(text, c);
      } else {
        text += words[random() % std::size(words)];
      }
      if (random() % 3) text += ' ';
    }
    expect_sound(text, "random text " + std::to_string(round));
  }
}

TEST(ExtractProperties, HoldForHostileText) {
  std::string many(1'000'000, '7');
  std::string open(20'000, '('), dots;
  for (int i = 0; i < 20'000; ++i) dots += "1.";
  const std::string texts[] = {
      "",
      "\n\f\n",
      "999999999999999999 tỷ đồng",
      "9223372036854775807 kg heroin và 9223372036854775807 kg heroin",
      "Tổng số người nghiện: 9223372036854775807 người (ngoài xã hội: 9223372036854775807; trong trại: 9223372036854775807)",
      "0 người nghiện, tăng 0 người (0%) so với cùng kỳ; 1/0 xã (0%)",
      "03/0 xã không có ma túy (100%)",
      "9223372036854775807 người nghiện (tăng 9223372036854775807 người, 9223372036854775807% so với cùng kỳ 9223372036854775807 người)",
      "1.2.3.4 người; 0,000000000001 gam; 12345678901234567890123 vụ",
      many,
      many + " người nghiện",
      open + "1" + open,
      dots,
      "922337203685477580,7 tấn heroin",
      "Số người nghiện: 92.233.720.368.547.758,07 người; bổ sung 9223372036854775807 người, thanh loại 9223372036854775807 người, hiện còn 1 người",
  };
  for (const std::string& text : texts) expect_sound(text, text.substr(0, 80));
}

}  // namespace
}  // namespace doisoat
