// A file of unknown content, opened safely: a link, FIFO or device put in its place is refused, not followed or waited for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace doisoat {

// The bytes of a file as they were at one moment, in memory that cannot change any more (a sealed memfd): what is hashed is
// what the workers read, even when somebody writes to the file meanwhile. Owns the descriptor; movable only.
class FileBytes {
 public:
  // Throws Trouble: file.missing, file.no_permission, file.not_regular, file.empty, file.too_large, file.unreadable.
  static FileBytes open(const std::filesystem::path& path, std::uint64_t most_bytes);
  ~FileBytes();
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&&) = delete;

  int descriptor() const { return descriptor_; }
  std::uint64_t size() const { return size_; }
  const std::string& sha256() const { return sha256_; }  // lower-case hex

 private:
  FileBytes(int descriptor, std::uint64_t size, std::string sha256);
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::string sha256_;
};

// The file's name for people and records: valid UTF-8, without control characters.
std::string clean_name(const std::filesystem::path& path);

}  // namespace doisoat
