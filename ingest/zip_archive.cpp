#include "ingest/zip_archive.h"

#include <zip.h>

#include "document/trouble.h"

namespace doisoat {
namespace {

[[noreturn]] void fail_too_large() {
  throw Trouble("file.too_large", {{"most", std::to_string(ZipArchive::kMostBytes / 1'000'000)}});
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipArchive::Handle {
  zip_t* zip = nullptr;
  ~Handle() {
    if (zip) zip_discard(zip);
  }
};

ZipArchive::ZipArchive(std::string_view bytes) : handle_(std::make_unique<Handle>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) {
    handle_->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (!handle_->zip) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!handle_->zip) throw Trouble("file.damaged");
  if (zip_get_num_entries(handle_->zip, 0) > kMostEntries) fail_too_large();
}

ZipArchive::~ZipArchive() = default;

std::optional<std::string> ZipArchive::read(const std::string& name) {
  const zip_int64_t index = zip_name_locate(handle_->zip, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::nullopt;
  zip_stat_t entry;
  if (zip_stat_index(handle_->zip, static_cast<zip_uint64_t>(index), 0, &entry) != 0) throw Trouble("file.damaged");
  if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) && entry.encryption_method != ZIP_EM_NONE) throw Trouble("file.password");
  const std::size_t packed = entry.valid & ZIP_STAT_COMP_SIZE ? static_cast<std::size_t>(entry.comp_size) : 0;
  std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(handle_->zip, static_cast<zip_uint64_t>(index), 0));
  if (!file) throw Trouble("file.damaged");
  std::string content;
  char buffer[1 << 16];
  // The sizes that the directory states are the stranger's word: only what comes out is counted.
  for (zip_int64_t got; (got = zip_fread(file.get(), buffer, sizeof buffer)) != 0;) {
    if (got < 0) throw Trouble("file.damaged");
    content.append(buffer, static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::size_t>(got);
    if (unpacked_ > kMostBytes || (content.size() > kFreeBytes && content.size() / kMostRatio > packed)) fail_too_large();
  }
  return content;
}

bool ZipArchive::has_folder(std::string_view prefix) const {
  const zip_int64_t count = zip_get_num_entries(handle_->zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(handle_->zip, static_cast<zip_uint64_t>(i), 0);
    if (name && std::string_view(name).starts_with(prefix)) return true;
  }
  return false;
}

}  // namespace doisoat
