#include "normalize/nfc.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <stdexcept>

namespace doisoat {

std::vector<Replacement> nfc(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no NFC data");
  const icu::StringPiece source(text.data(), static_cast<int32_t>(text.size()));
  if (normalizer->isNormalizedUTF8(source, error)) return {};
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Edits edits;
  normalizer->normalizeUTF8(0, source, sink, &edits, error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU cannot normalize");
  std::vector<Replacement> replacements;
  for (auto edit = edits.getFineChangesIterator(); edit.next(error);) {
    const auto begin = static_cast<Offset>(edit.sourceIndex());
    const Span span{begin, begin + static_cast<Offset>(edit.oldLength())};
    std::string text_there = composed.substr(edit.destinationIndex(), edit.newLength());
    if (span.empty()) continue;
    replacements.push_back({span, std::move(text_there)});
  }
  return replacements;
}

}  // namespace doisoat
