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

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_catalogue(DOISOAT_SOURCE_DIR "/catalogue"));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace doisoat

BENCHMARK_MAIN();
