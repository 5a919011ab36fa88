#include "ingest/reread.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "document/trouble.h"
#include "document/utf8.h"
#include "ingest/file_bytes.h"
#include "ingest/worker_pool.h"
#include "ingest/worker_wire.h"

namespace doisoat {
namespace {

struct Question {
  std::size_t span;  // index of the asked
  Box box, strip;    // of its tokens; of what is read again: they and words around them
  Offset piece = 0;  // where the piece of line begins that they stand in, between two tabs or line ends
  std::string text;  // of its tokens
  Span part;         // of `text`
};

// Points: so much of the line on either side of a numeral helps the engine to read it, a word or two do not.
constexpr double kContext = 110;

// The tokens that the span touches, and what stands around them in their piece of line.
std::optional<Question> question(const Document& document, std::size_t index, Span span) {
  auto before = [](const Token& token, Offset at) { return token.span.end <= at; };
  auto first = std::lower_bound(document.tokens.begin(), document.tokens.end(), span.begin, before);
  auto last = first;
  while (last != document.tokens.end() && last->span.begin < span.end) ++last;
  if (first == last) return std::nullopt;
  Question asked;
  asked.span = index;
  Span whole = cover(first->span, (last - 1)->span);
  asked.text = std::string(document.at(whole));
  asked.part = {std::max(span.begin, whole.begin) - whole.begin, std::min(span.end, whole.end) - whole.begin};
  asked.box = first->box;
  for (auto token = first; token != last; ++token) asked.box = cover(asked.box, token->box);
  auto parts_at = [&](Offset from, Offset to) {
    return document.text.substr(from, to - from).find_first_of("\t\n\f") != std::string::npos;
  };
  asked.strip = asked.box;
  for (; first != document.tokens.begin() && !parts_at((first - 1)->span.end, first->span.begin); --first) {
    if (const Box& box = (first - 1)->box; box.x1 > asked.box.x0 - kContext) asked.strip = cover(asked.strip, box);
  }
  asked.piece = first->span.begin;
  for (; last != document.tokens.end() && !parts_at((last - 1)->span.end, last->span.begin); ++last) {
    if (last->box.x0 < asked.box.x1 + kContext) asked.strip = cover(asked.strip, last->box);
  }
  return asked;
}

// Where what is read again overlaps, it is read once for all.
void join_strips(std::vector<Question>& questions) {
  std::stable_sort(questions.begin(), questions.end(), [](const Question& a, const Question& b) {
    return std::pair(a.piece, a.strip.x0) < std::pair(b.piece, b.strip.x0);
  });
  for (std::size_t i = 0, next; i < questions.size(); i = next) {
    Box joined = questions[i].strip;
    for (next = i + 1; next < questions.size() && questions[next].piece == questions[i].piece && questions[next].strip.x0 < joined.x1; ++next) {
      joined = cover(joined, questions[next].strip);
    }
    for (std::size_t k = i; k < next; ++k) questions[k].strip = joined;
  }
}

void add(std::vector<Alternative>& readings, Alternative reading) {
  for (Alternative& known : readings) {
    if (known.text == reading.text) {
      known.confidence = std::max(known.confidence, reading.confidence);
      return;
    }
  }
  readings.push_back(std::move(reading));
}

void write(WireWriter& out, const Box& box) {
  for (double edge : {box.x0, box.y0, box.x1, box.y1}) out.f64(edge);
}

}  // namespace

std::string aligned_part(std::string_view original, Span part, std::string_view reading) {
  std::vector<std::size_t> a{0}, b{0};  // where code points begin, and the ends
  for (std::size_t at = 0; at < original.size(); a.push_back(at)) next_code_point(original, at);
  for (std::size_t at = 0; at < reading.size(); b.push_back(at)) next_code_point(reading, at);
  const std::size_t n = a.size() - 1, m = b.size() - 1;
  if (n > 200 || m > 400) return std::string(reading);
  auto one = [](std::string_view text, const std::vector<std::size_t>& at, std::size_t i) {
    return text.substr(at[i], at[i + 1] - at[i]);
  };
  std::vector<std::vector<int>> cost(n + 1, std::vector<int>(m + 1));
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = 0; j <= m; ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<int>(i + j);
      } else {
        int same = one(original, a, i - 1) == one(reading, b, j - 1) ? 0 : 1;
        cost[i][j] = std::min({cost[i - 1][j - 1] + same, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
      }
    }
  }
  // Walking back: which signs of the reading stand for signs of the part, and which stand for nothing in the original.
  std::size_t i = n, j = m, begin = m, end = 0;
  std::vector<bool> extra(m, false);
  while (i > 0 || j > 0) {
    int same = i > 0 && j > 0 && one(original, a, i - 1) == one(reading, b, j - 1) ? 0 : 1;
    if (i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + same) {
      --i, --j;
      if (a[i] >= part.begin && a[i] < part.end) begin = std::min(begin, j), end = std::max(end, j + 1);
    } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
      --i;
    } else {
      extra[--j] = true;
    }
  }
  if (begin >= end) return {};
  // A digit gained at either end belongs to the numeral.
  auto gained = [&](std::size_t k) { return extra[k] && reading[b[k]] >= '0' && reading[b[k]] <= '9'; };
  while (begin > 0 && gained(begin - 1)) --begin;
  while (end < m && gained(end)) ++end;
  return std::string(reading.substr(b[begin], b[end] - b[begin]));
}

std::vector<std::vector<Alternative>> reread(const std::filesystem::path& path, const Document& document,
                                             const std::vector<Span>& spans, const IngestOptions& options) {
  std::vector<std::vector<Alternative>> readings(spans.size());
  std::map<int, std::vector<Question>> by_page;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Page* page = document.page_of(spans[i].begin);
    if (!page || page->source != PageSource::ocr) continue;
    if (auto asked = question(document, i, spans[i])) by_page[page->number].push_back(std::move(*asked));
  }
  if (by_page.empty()) return readings;

  FileBytes file = FileBytes::open(path, options.most_bytes);
  if (!document.sha256.empty() && file.sha256() != document.sha256) throw Trouble("file.changing", {{"file", clean_name(path)}});
  std::optional<WorkerPool> own;
  WorkerPool& pool = options.pool ? *options.pool : own.emplace();
  std::vector<const std::pair<const int, std::vector<Question>>*> pages;
  for (auto& page : by_page) join_strips(page.second);
  for (const auto& page : by_page) pages.push_back(&page);

  std::mutex mutex;
  std::size_t next = 0;
  auto work = [&] {
    for (;;) {
      std::size_t index;
      {
        std::lock_guard lock(mutex);
        if (next >= pages.size()) return;
        index = next++;
      }
      const auto& [number, questions] = *pages[index];
      WireWriter request;
      request.u32(static_cast<std::uint32_t>(number));
      for (const Page& page : document.pages) {
        if (page.number == number) request.u32(static_cast<std::uint32_t>(page.rotation));
      }
      request.u32(static_cast<std::uint32_t>(questions.size()));
      for (const Question& asked : questions) {
        write(request, asked.box);
        write(request, asked.strip);
      }
      try {
        const std::string reply = pool.call(file, RequestKind::reread, request.take(), options.page_seconds, number);
        WireReader in(reply);
        for (const Question& asked : questions) {
          for (std::uint32_t n = in.count(12); n > 0; --n) {
            Alternative reading;
            reading.text = in.string();
            reading.confidence = in.f64();
            if (!is_utf8(reading.text) || !(reading.confidence >= 0 && reading.confidence <= 1)) throw WireError("reading");
            reading.text = aligned_part(asked.text, asked.part, reading.text);
            if (!reading.text.empty()) add(readings[asked.span], std::move(reading));  // each span is asked about once
          }
        }
      } catch (const std::exception&) {
        // The page keeps its first reading.
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < std::min<int>(pool.workers(), static_cast<int>(pages.size())); ++i) helpers.emplace_back(work);
    work();
  }
  for (auto& list : readings) {
    std::stable_sort(list.begin(), list.end(), [](const auto& x, const auto& y) { return x.confidence > y.confidence; });
  }
  return readings;
}

}  // namespace doisoat
