// How fast a report is read: build bench_extract, run it in the root of the repository.
//   a report of 30,000 characters under 20 ms, time linear in the length up to 5 MB, the catalogue loaded in under 100 ms
#include <benchmark/benchmark.h>

#include "extract/extract.h"
#include "tests/extract/plain_document.h"
#include "tests/extract/shipped_catalogue.h"
#include "tests/source_files.h"

namespace doisoat {
namespace {

// Reports of the corpus one after the other, cut at a line's end near `bytes`.
std::string report_text(size_t bytes) {
  static const std::string all = [] {
    std::string text;
    for (const auto& path : source_files("corpus/reports", {".txt"})) text += file_text(path) + "\n\n";
    return text;
  }();
  std::string text;
  while (text.size() < bytes) text += all;
  return text.substr(0, text.find('\n', bytes));
}

void extract_report(benchmark::State& state) {
  Document document = plain_document(report_text(static_cast<size_t>(state.range(0))));
  const Catalogue& catalogue = shipped_catalogue();
  for (auto _ : state) benchmark::DoNotOptimize(extract(document, catalogue));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
  state.SetComplexityN(state.range(0));
}
// 40,000 bytes of Vietnamese are about 30,000 characters.
BENCHMARK(extract_report)->Arg(40'000)->Arg(160'000)->Arg(640'000)->Arg(5'000'000)->Unit(benchmark::kMillisecond)->Complexity(benchmark::oN);

// One paragraph without a full stop.
void extract_endless_sentence(benchmark::State& state) {
  std::string text;
  while (text.size() < static_cast<size_t>(state.range(0))) text += "bắt 14 vụ, 16 đối tượng, thu giữ 5,5 gam heroin, ";
  Document document = plain_document(text);
  const Catalogue& catalogue = shipped_catalogue();
  for (auto _ : state) benchmark::DoNotOptimize(extract(document, catalogue));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(extract_endless_sentence)->Arg(40'000)->Arg(160'000)->Arg(640'000)->Unit(benchmark::kMillisecond)->Complexity(benchmark::oN);

// What nobody writes but a broken or hostile file may hold: one thing again and again, on one line or on many.
const char* const kRepeats[] = {
    "không có ", "…", "….. vụ ", "từ 18 đến 30 tuổi ", "(", "()", "- 01 ", "\n- 01 người", "\n\n12 người", "ngày 1/1/2024 ", "trong đó ",
    "01 người, trong đó ", "05 đối tượng (gồm: ", "(1) Lò Văn Thử, sinh năm 1990; ", "02 xã: ", "tăng/giảm ", "1. ", "\n1. a\n1.1. b", "so với ",
    "tổng số người nghiện ", "1/2/3/4/", "0,5.", "\n1\t2\t3", "\n|1|2|3|", "\nBÁO CÁO\n", "Lò Văn Thử ", "đ\xCC\x81",
};

void extract_repeats(benchmark::State& state) {
  std::string_view unit = kRepeats[state.range(0)];
  std::string text;
  while (text.size() < static_cast<size_t>(state.range(1))) text += unit;
  Document document = plain_document(text);
  const Catalogue& catalogue = shipped_catalogue();
  for (auto _ : state) benchmark::DoNotOptimize(extract(document, catalogue));
  std::string label;
  for (char c : unit) label += c == '\n' ? std::string("\\n") : c == '\t' ? std::string("\\t") : std::string(1, c);
  state.SetLabel(label);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
}
// A curve for each: eight times the text is to take about eight times as long.
BENCHMARK(extract_repeats)
    ->ArgsProduct({benchmark::CreateDenseRange(0, std::size(kRepeats) - 1, 1), {125'000, 1'000'000}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_catalogue(DOISOAT_SOURCE_DIR "/catalogue"));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace doisoat

BENCHMARK_MAIN();
