#include "flow/walk.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "document/utf8.h"

namespace doisoat {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

class Walker {
 public:
  std::vector<FoundFile> found;

  // `path` is absolute; `shown` what leads there from where the user stands.
  void add(const fs::path& path, const fs::path& shown, bool named_by_user) {
    struct stat status {};
    int result = named_by_user ? ::stat(path.c_str(), &status) : ::lstat(path.c_str(), &status);
    if (result != 0) return list(path, shown, errno == EACCES ? "file.no_permission" : "file.missing");
    if (!named_by_user && is_hidden(path)) return list(path, shown, "file.hidden");
    if (S_ISDIR(status.st_mode)) return enter(path, shown);
    if (!S_ISREG(status.st_mode)) return list(path, shown, "file.not_regular");
    list(path, shown, "", static_cast<std::uint64_t>(status.st_size));
  }

 private:
  void list(const fs::path& path, const fs::path& shown, const char* trouble, std::uint64_t bytes = 0) {
    found.push_back({path, clean_text(shown.native()), trouble, bytes});
  }

  void enter(const fs::path& folder, const fs::path& shown) {
    std::error_code error;
    std::vector<fs::path> names;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
      names.push_back(entry->path().filename());
    if (error) list(folder, shown, error == std::errc::permission_denied ? "file.no_permission" : "file.unreadable");
    std::sort(names.begin(), names.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const fs::path& name : names) add(folder / name, shown / name, false);
  }
};

}  // namespace

std::vector<FoundFile> walk(const std::vector<fs::path>& paths) {
  Walker walker;
  for (const fs::path& path : paths) {
    std::error_code error;
    fs::path whole = fs::absolute(path, error).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    // The importer refuses links; this one the user has chosen.
    if (fs::is_symlink(whole, error))
      if (fs::path target = fs::canonical(whole, error); !error) whole = target;
    walker.add(whole, path, true);
  }
  return std::move(walker.found);
}

std::string clean_text(std::string_view bytes) {
  std::string text;
  for (size_t at = 0; at < bytes.size();) {
    char32_t c = next_code_point(bytes, at);
    bool bad = c == kNotUtf8 || c < 0x20 || (c >= 0x7F && c < 0xA0);
    append_utf8(text, bad ? kReplacement : c);
  }
  return text;
}

}  // namespace doisoat
