// Each indicator of the catalogue carries its own examples: a text and the value to be read from it, or a text from which none
// must be read.
#include <gtest/gtest.h>

#include "extract/extract.h"
#include "tests/extract/plain_document.h"
#include "tests/extract/shipped_catalogue.h"

namespace doisoat {
namespace {

TEST(CatalogueExamples, AreReadAsTheirEntrySays) {
  const Catalogue& catalogue = shipped_catalogue();
  int examples = 0;
  for (const Indicator& indicator : catalogue.vocabulary.indicators)
    for (const Indicator::Example& example : indicator.examples) {
      ++examples;
      Extraction found = extract(plain_document(example.text), catalogue);
      std::string where = indicator.file + ": [" + indicator.code + "] " + (example.value ? "yes" : "no") + ": \"" + example.text + "\"";
      std::string all;
      bool given = false, any = false;
      for (const Figure& figure : found.figures) {
        all += "\n  " + dump(figure);
        any |= figure.indicator == indicator.code;
        given |= figure.indicator == indicator.code && example.value && figure.value == *example.value;
      }
      if (all.empty()) all = " nothing";
      if (example.value)
        EXPECT_TRUE(given) << where << " must give " << example.value->str() << ", gave" << all;
      else
        EXPECT_FALSE(any) << where << " gave" << all;
    }
  EXPECT_GE(examples, static_cast<int>(catalogue.vocabulary.indicators.size()));
}

}  // namespace
}  // namespace doisoat
