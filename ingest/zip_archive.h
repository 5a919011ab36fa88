// A zip file in memory, from a stranger: what is unpacked is counted while it is unpacked.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace doisoat {

// Throws Trouble: "file.damaged" (no zip file, contradictory directory, wrong checksum), "file.password" (an encrypted entry
// is read), "file.too_large" {most} (a cap is passed). Entries inside entries are never opened. Not for sharing between
// threads.
class ZipArchive {
 public:
  static constexpr int kMostEntries = 2'000;
  static constexpr std::size_t kMostBytes = 200'000'000;  // of all entries read, together
  static constexpr std::size_t kMostRatio = 250;          // unpacked : packed, for entries of more than kFreeBytes
  static constexpr std::size_t kFreeBytes = 4'000'000;

  // `bytes` must outlive the archive.
  explicit ZipArchive(std::string_view bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  // The entry's bytes; nullopt when there is none of that name.
  std::optional<std::string> read(const std::string& name);
  bool has_folder(std::string_view prefix) const;  // an entry whose name begins so

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::size_t unpacked_ = 0;
};

}  // namespace doisoat
