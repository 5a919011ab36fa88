#include "catalogue/places.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "catalogue/data_file.h"
#include "catalogue/fold.h"

namespace doisoat {
namespace {

constexpr std::array kTypes{"tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu"};

struct TypeName {
  std::string_view written;  // in the data files
  PlaceType type;
};
constexpr TypeName kWritten[] = {
    {"Tỉnh", PlaceType::province}, {"Thành phố", PlaceType::city}, {"Quận", PlaceType::urban_district},
    {"Huyện", PlaceType::rural_district}, {"Thị xã", PlaceType::town}, {"Phường", PlaceType::ward},
    {"Xã", PlaceType::commune}, {"Thị trấn", PlaceType::township}, {"Đặc khu", PlaceType::special_zone},
};

bool fits(PlaceType type, PlaceLevel level) {
  switch (type) {
    case PlaceType::province: return level == PlaceLevel::province;
    case PlaceType::city: return level != PlaceLevel::commune;
    case PlaceType::urban_district: case PlaceType::rural_district: case PlaceType::town: return level == PlaceLevel::district;
    default: return level == PlaceLevel::commune;
  }
}

size_t code_length(PlaceLevel level) { return level == PlaceLevel::province ? 2 : level == PlaceLevel::district ? 3 : 5; }

bool is_code(std::string_view text, size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int day_number(const Date& date) { return date.year * 10000 + date.month * 100 + date.day; }

// "Mỹ" and "Mĩ" are one name.
bool ends_in_y(std::string_view bare) {
  return bare.size() >= 2 && bare.back() == 'y' && std::strchr("hklmst", bare[bare.size() - 2]);
}

// Like place_key, but with the marks.
std::string marked_key(std::string_view name) {
  std::string key;
  size_t at = 0;
  while (at < name.size()) {
    size_t end = name.find(' ', at);
    if (end == std::string_view::npos) end = name.size();
    if (end > at) {
      FoldedWord word = fold_word(name.substr(at, end - at));
      if (ends_in_y(word.bare)) word.marked[word.marked.rfind('y')] = 'i';
      if (!key.empty()) key += ' ';
      key += word.marked;
    }
    at = end + 1;
  }
  return key;
}

// One file's rows, each checked.
class Rows {
 public:
  Rows(std::string file, const std::string& text, PlaceLevel level) : file_(std::move(file)), text_(text), level_(level) {}

  void read(std::vector<Place>& places) {
    std::string_view text = text_;
    size_t at = 0;
    while (at < text.size()) {
      ++line_;
      size_t end = text.find('\n', at);
      if (end == std::string_view::npos) end = text.size();
      std::string_view row = text.substr(at, end - at);
      if (!row.empty() && row[0] != '#') places.push_back(place(row));
      at = end + 1;
    }
  }

 private:
  [[noreturn]] void fail(std::string_view row, std::string_view field, const std::string& what) const {
    size_t byte = static_cast<size_t>(field.data() - row.data());
    int column = 1;
    for (char c : row.substr(0, byte)) column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    throw data_error(file_, text_, line_, column, what);
  }

  int day(std::string_view row, std::string_view field, int otherwise) const {
    if (field.empty()) return otherwise;
    auto date = Date::parse_iso(field);
    if (!date) fail(row, field, "\"" + std::string(field) + "\" is no day (2024-12-31)");
    return day_number(*date);
  }

  Place place(std::string_view row) const {
    std::array<std::string_view, 7> fields;
    fields.fill(row.substr(row.size()));
    size_t n = 0;
    for (size_t at = 0;; ++n) {
      size_t tab = row.find('\t', at);
      if (n == fields.size() || (n + 1 == fields.size() && level_ == PlaceLevel::province)) fail(row, row.substr(at), "one column too many");
      fields[n] = row.substr(at, tab == std::string_view::npos ? std::string_view::npos : tab - at);
      if (tab == std::string_view::npos) break;
      at = tab + 1;
    }
    Place place;
    place.level = level_;
    size_t next = 0;
    place.code = fields[next++];
    if (!is_code(place.code, code_length(level_))) fail(row, place.code, "a code of " + std::to_string(code_length(level_)) + " digits is needed");
    place.name = fields[next++];
    if (place.name.empty()) fail(row, place.name, "the name is missing");
    std::string_view type = fields[next++];
    auto known = std::find_if(std::begin(kWritten), std::end(kWritten), [&](const TypeName& t) { return t.written == type; });
    if (known == std::end(kWritten) || !fits(known->type, level_))
      fail(row, type, "\"" + std::string(type) + "\" is no kind of unit of this level");
    place.type = known->type;
    if (level_ != PlaceLevel::province) {
      place.parent = fields[next++];
      if (!is_code(place.parent, 2) && !(level_ == PlaceLevel::commune && is_code(place.parent, 3)))
        fail(row, place.parent, "the parent's code is missing");
    }
    place.from = day(row, fields[next], 0);
    ++next;
    place.to = day(row, fields[next], 99999999);
    if (place.to < place.from) fail(row, fields[next], "ends before it begins");
    ++next;
    place.successors = fields[next];
    return place;
  }

  std::string file_;
  const std::string& text_;
  PlaceLevel level_;
  int line_ = 0;
};

}  // namespace

const char* vietnamese(PlaceType type) { return kTypes.at(static_cast<size_t>(type)); }

std::string place_key(std::string_view name) {
  std::string bare = fold_bare(name);
  std::string key;
  key.reserve(bare.size());
  size_t begin = 0;  // of the word in `key`
  auto end_word = [&] {
    while (key.size() - begin > 1 && key[begin] == '0') key.erase(begin, 1);
    if (ends_in_y(std::string_view(key).substr(begin))) key.back() = 'i';
  };
  for (size_t at = 0; at < bare.size();) {
    size_t from = at;
    char32_t c = next_code_point(bare, at);
    if (is_letter(c) || is_digit(c)) {
      key.append(bare, from, at - from);
    } else if (key.size() > begin) {
      end_word();
      key += ' ';
      begin = key.size();
    }
  }
  if (key.size() > begin) end_word();
  else if (!key.empty()) key.pop_back();
  return key;
}

UnitName split_unit_name(std::string_view text) {
  struct Word {
    const char* bare;
    PlaceType type;
    bool abbreviation;  // taken only in capitals or before a dot
  };
  static constexpr Word kWords[] = {
      {"thanh pho", PlaceType::city, false}, {"thi tran", PlaceType::township, false}, {"thi xa", PlaceType::town, false},
      {"dac khu", PlaceType::special_zone, false}, {"tinh", PlaceType::province, false}, {"quan", PlaceType::urban_district, false},
      {"huyen", PlaceType::rural_district, false}, {"phuong", PlaceType::ward, false}, {"xa", PlaceType::commune, false},
      {"tp", PlaceType::city, true}, {"tt", PlaceType::township, true}, {"tx", PlaceType::town, true},
      {"p", PlaceType::ward, true}, {"x", PlaceType::commune, true}, {"h", PlaceType::rural_district, true},
      {"q", PlaceType::urban_district, true},
  };
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  auto word_end = [&](size_t at) {
    while (at < text.size()) {
      size_t next = at;
      if (!is_letter(next_code_point(text, next))) break;
      at = next;
    }
    return at;
  };
  size_t first = word_end(0);
  size_t second = first < text.size() && (text[first] == ' ' || text[first] == '\n') ? word_end(first + 1) : first;
  for (const Word& word : kWords) {
    bool two = std::strchr(word.bare, ' ') != nullptr;
    size_t end = two ? second : first;
    if (end == 0 || (two && second == first)) continue;
    std::string bare = fold_bare(text.substr(0, end));
    std::replace(bare.begin(), bare.end(), '\n', ' ');
    if (bare != word.bare) continue;
    bool dot = end < text.size() && text[end] == '.';
    if (word.abbreviation) {
      size_t at = 0;
      bool capitals = true;
      while (at < end) capitals = is_upper(next_code_point(text, at)) && capitals;
      if (!dot && !(capitals && end > 1)) continue;
    } else if (!two && fold_word(text.substr(0, end)).marked != fold_word(vietnamese(word.type)).marked) {
      continue;  // "Phương Đình", "Xa Dung": a name may begin with the letters of a kind of unit
    }
    std::string_view rest = text.substr(end);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '.' || rest.front() == '\n')) rest.remove_prefix(1);
    if (rest.empty()) continue;
    return {word.type, rest};
  }
  return {std::nullopt, text};
}

struct Gazetteer::Data {
  std::array<std::string, 3> texts;
  std::vector<Place> places;
  std::string keys;
  struct Key {
    std::uint32_t begin, length, place;
  };
  std::vector<Key> by_name;
  std::vector<std::uint32_t> by_code;  // by level, code, from

  std::string_view key(const Key& k) const { return std::string_view(keys).substr(k.begin, k.length); }

  void index() {
    by_name.reserve(places.size());
    by_code.resize(places.size());
    keys.reserve(places.size() * 12);
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      std::string k = place_key(places[i].name);
      by_name.push_back({static_cast<std::uint32_t>(keys.size()), static_cast<std::uint32_t>(k.size()), i});
      keys += k;
      by_code[i] = i;
    }
    std::sort(by_name.begin(), by_name.end(), [&](const Key& a, const Key& b) {
      if (int order = key(a).compare(key(b))) return order < 0;
      return a.place < b.place;
    });
    std::sort(by_code.begin(), by_code.end(), [&](std::uint32_t a, std::uint32_t b) { return code_less(places[a], places[b]); });
  }
  static bool code_less(const Place& a, const Place& b) {
    if (a.code.size() != b.code.size()) return a.code.size() < b.code.size();
    if (int order = a.code.compare(b.code)) return order < 0;
    return a.from < b.from;
  }
  const Place* at(std::string_view code, int day) const {
    Place wanted;
    wanted.code = code;
    wanted.from = -1;
    auto it = std::lower_bound(by_code.begin(), by_code.end(), wanted,
                               [&](std::uint32_t i, const Place& w) { return code_less(places[i], w); });
    for (; it != by_code.end() && places[*it].code == code; ++it)
      if (places[*it].valid_at(day)) return &places[*it];
    return nullptr;
  }
};

Gazetteer::Gazetteer() : data_(std::make_unique<Data>()) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer Gazetteer::load(const std::filesystem::path& folder) {
  Gazetteer gazetteer;
  Data& data = *gazetteer.data_;
  constexpr std::array kFiles{"provinces.tsv", "districts.tsv", "communes.tsv"};
  data.places.reserve(16384);
  for (size_t i = 0; i < kFiles.size(); ++i) {
    data.texts[i] = read_data_file(folder / kFiles[i]);
    Rows(std::string("places/") + kFiles[i], data.texts[i], static_cast<PlaceLevel>(i)).read(data.places);
  }
  data.index();
  return gazetteer;
}

size_t Gazetteer::size() const { return data_->places.size(); }

const Place* Gazetteer::by_code(std::string_view code, const std::optional<Date>& date) const {
  return data_->at(code, date ? day_number(*date) : 99999999);
}

// A unit's parents are looked up at its last day, when they were valid together.
const Place* Gazetteer::district_of(const Place& place) const {
  if (place.level != PlaceLevel::commune || place.parent.size() != 3) return place.level == PlaceLevel::district ? &place : nullptr;
  return data_->at(place.parent, place.to);
}

const Place* Gazetteer::province_of(const Place& place) const {
  if (place.level == PlaceLevel::province) return &place;
  if (place.parent.size() == 2) return data_->at(place.parent, place.to);
  const Place* district = district_of(place);
  return district ? data_->at(district->parent, place.to) : nullptr;
}

std::vector<const Place*> Gazetteer::communes_of(std::string_view code, const Date& date) const {
  std::vector<const Place*> communes;
  int day = day_number(date);
  for (const Place& place : data_->places) {
    if (place.level != PlaceLevel::commune || !place.valid_at(day)) continue;
    const Place* above = place.parent.size() == 3 && code.size() == 2 ? data_->at(place.parent, day) : nullptr;
    if (place.parent == code || (above && above->parent == code)) communes.push_back(&place);
  }
  return communes;
}

std::vector<const Place*> Gazetteer::find(std::string_view name, const PlaceContext& context) const {
  const Data& data = *data_;
  std::string key = place_key(name);
  std::vector<const Place*> agreeing, others;
  auto it = std::lower_bound(data.by_name.begin(), data.by_name.end(), key,
                             [&](const Data::Key& k, const std::string& wanted) { return data.key(k) < wanted; });
  std::string marked = marked_key(name);
  for (; it != data.by_name.end() && data.key(*it) == key; ++it) {
    const Place& place = data.places[it->place];
    if (context.date && !place.valid_at(*context.date)) continue;
    if (!context.province.empty()) {
      const Place* province = province_of(place);
      if (!province || province->code != context.province) continue;
    }
    if (!context.district.empty() && place.level != PlaceLevel::province) {
      const Place* district = district_of(place);
      if (!district || district->code != context.district) continue;
    }
    (marked_key(place.name) == marked ? agreeing : others).push_back(&place);
  }
  agreeing.insert(agreeing.end(), others.begin(), others.end());
  return agreeing;
}

PlaceMatch Gazetteer::resolve(std::string_view name, std::optional<PlaceType> type, const PlaceContext& context) const {
  PlaceMatch match;
  std::string marked = marked_key(name);
  for (bool at_date : {true, false}) {
    PlaceContext where = context;
    if (!at_date) {
      if (!context.date) break;
      where.date = std::nullopt;
    }
    std::vector<const Place*> found = find(name, where);
    if (type) {
      std::vector<const Place*> of_type, of_level;
      for (const Place* place : found) {
        if (place->type == *type) of_type.push_back(place);
        if (fits(*type, place->level)) of_level.push_back(place);
      }
      found = of_type.empty() ? of_level : of_type;
    }
    if (found.empty()) continue;
    bool agree = marked_key(found[0]->name) == marked;
    if (agree)
      found.erase(std::remove_if(found.begin(), found.end(), [&](const Place* p) { return marked_key(p->name) != marked; }), found.end());
    // The same unit at different times is one: without a date the latest; before the gazetteer's beginning its oldest state.
    std::vector<const Place*> units;
    for (const Place* place : found) {
      auto same = std::find_if(units.begin(), units.end(), [&](const Place* u) { return u->code == place->code && u->level == place->level; });
      if (same == units.end()) units.push_back(place);
      else if ((*same)->from < place->from) *same = place;
    }
    match.marks_agree = agree;
    match.candidates = units;
    if (units.size() > 1) {
      match.status = PlaceMatch::Status::ambiguous;
    } else {
      match.status = at_date ? PlaceMatch::Status::found : PlaceMatch::Status::former;
      match.place = units[0];
    }
    return match;
  }
  return match;
}

}  // namespace doisoat
