#include "catalogue/syllable.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "catalogue/fold.h"
#include "document/utf8.h"

namespace doisoat {
namespace {

constexpr const char* kOnsets[] = {"ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d",
                                   "đ",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x", ""};

// The rimes of the standard orthography; after "qu" the u belongs to the onset.
constexpr const char* kRimes =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên "
    "êng "
    "ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach oai oam oan "
    "oang oanh "
    "oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet oong ooc ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt u ua uc ui "
    "um un "
    "ung up ut uâc uân uâng uât uây uê uêch uênh uên uêt uêu ui uôc uôi uôm uôn uông uôt uơ uơn uy uya uych uym uyn uynh uyp "
    "uyt uyu "
    "uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych ynh yt yu yê yêm yên yêng yêt yêu yn ym";

// Rimes in the form of FoldedWord::marked without its tone.
const std::unordered_set<std::string>& rimes() {
  static const auto set = [] {
    std::unordered_set<std::string> result;
    std::string_view rest = kRimes;
    while (!rest.empty()) {
      const size_t space = std::min(rest.find(' '), rest.size());
      result.insert(fold_word(rest.substr(0, space)).marked);
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return result;
  }();
  return set;
}

// Takes the tone mark off the end; 0 when there is none.
char32_t take_tone(std::string& marked) {
  constexpr std::array<std::pair<const char*, char32_t>, 5> kTones{
      {{"\u0300", 0x300}, {"\u0301", 0x301}, {"\u0303", 0x303}, {"\u0309", 0x309}, {"\u0323", 0x323}}};
  for (const auto& [mark, tone] : kTones)
    if (marked.ends_with(mark)) {
      marked.resize(marked.size() - std::string_view(mark).size());
      return tone;
    }
  return 0;
}

bool ends_in_stop(std::string_view rime) {
  return rime.ends_with('c') || rime.ends_with("ch") || rime.ends_with('p') || rime.ends_with('t');
}

// c, g and ng are spelt k, gh and ngh before e, ê, i, and only there.
bool agree(std::string_view onset, std::string_view rime) {
  const bool front = rime.starts_with('e') || rime.starts_with('i');
  if (onset == "c" || onset == "ng") return !front;
  if (onset == "g") return !rime.starts_with('e');
  if (onset == "gh" || onset == "ngh") return front;
  return true;
}

}  // namespace

bool is_syllable(std::string_view word) {
  if (word.empty() || word.size() > 30) return false;
  std::string marked = fold_word(word).marked;
  const char32_t tone = take_tone(marked);
  for (const char* onset : kOnsets) {
    if (!marked.starts_with(onset)) continue;
    const std::string rime = marked.substr(std::string_view(onset).size());
    // "gì", "giếng": the i is onset and rime at once.
    const bool fits =
        rimes().contains(rime) || (std::string_view(onset) == "g" && rime.starts_with('i') && rimes().contains(rime));
    if (!fits || !agree(onset, rime)) continue;
    if (ends_in_stop(rime) && tone != 0x301 && tone != 0x323) continue;
    return true;
  }
  return false;
}

}  // namespace doisoat
