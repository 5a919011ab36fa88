#include "flow/import.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <set>
#include <thread>

#include "db/audit.h"
#include "db/originals.h"
#include "db/queries.h"
#include "db/revision.h"
#include "db/store.h"
#include "flow/code_points.h"
#include "flow/private_text.h"
#include "flow/reader_pool.h"
#include "flow/reconcile.h"
#include "flow/walk.h"
#include "ingest/worker_pool.h"

namespace doisoat {
namespace {

// Troubles that pass: the file stays queued for the next import instead of being given up.
bool passes(const std::string& code) {
  static const std::set<std::string_view> kPassing{"file.changing", "file.io_error", "file.no_worker", "file.no_ocr",
                                                   "file.out_of_memory"};
  return code.starts_with("db.") || kPassing.contains(code);
}

// Nothing readable on it though it is sound: a page that could not be read is not empty.
bool is_empty(const Document& document) {
  bool sound = std::none_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return page.state == PageState::damaged || page.state == PageState::unreadable;
  });
  return sound && document.text.find_first_not_of(" \t\r\n\f") == std::string::npos;
}

class Importer {
 public:
  Importer(Database& database, const std::vector<FoundFile>& found, const Catalogue& catalogue, const ImportSettings& settings)
      : database_(database),
        connection_(database.connection()),
        catalogue_(catalogue),
        settings_(settings),
        run_(database, queued(found), settings.who),
        parallel_(settings.parallel > 0 ? settings.parallel : std::max(1u, std::thread::hardware_concurrency())),
        workers_(parallel_),
        pool_(parallel_, reader()) {
    for (const FoundFile& file : found) found_[file.path.native()] = file;
    for (const QueuedFile& file : run_.open()) to_do_.push_back(file);
    progress_.files_total = static_cast<int>(run_.open().size() + run_.done_before().size());
    for (const auto& [path, file] : found_) progress_.bytes_total += file.bytes;
    summary_.left_by_others = run_.left_by_others();
  }

  ImportSummary run() {
    for (const auto& [file, end] : run_.done_before()) report(file, end, nullptr);
    while (!to_do_.empty() || !elsewhere_.empty() || pool_.in_flight() > 0) {
      bool may_start = summary_.stopped_by.empty() && !settings_.stop.stop_requested();
      if (!may_start && pool_.in_flight() == 0) break;
      // One file more than there are readers, so that none has to wait for the disk.
      if (may_start && !to_do_.empty() && pool_.in_flight() <= parallel_)
        start_next();
      else if (pool_.in_flight() > 0)
        finish(pool_.wait());
      else
        try_those_elsewhere();
    }
    summary_.files[FileState::queued] += static_cast<int>(to_do_.size() + elsewhere_.size());
    for (const auto& [hash, files] : twins_) summary_.files[FileState::queued] += static_cast<int>(files.size());
    try {
      run_.finish();
    } catch (const Trouble& trouble) {  // it stays an interrupted import, which the next one takes up
      if (summary_.stopped_by.empty()) summary_.stopped_by = trouble.code;
    }
    return std::move(summary_);
  }

 private:
  static std::vector<QueuedFile> queued(const std::vector<FoundFile>& found) {
    std::vector<QueuedFile> files;
    for (const FoundFile& file : found) files.push_back({0, file.path.native(), file.shown});
    return files;
  }

  std::function<Result(const std::filesystem::path&)> reader() {
    if (settings_.read) return settings_.read;
    return [this](const std::filesystem::path& file) { return read(file, catalogue_, &workers_); };
  }

  void start_next() {
    QueuedFile file = std::move(to_do_.front());
    to_do_.pop_front();
    try {
      start(file);
    } catch (const Trouble& trouble) {
      give_up(file, trouble, nullptr);
    }
  }

  void start(const QueuedFile& file) {
    const FoundFile& found = found_.at(file.path);
    if (!found.trouble.empty()) throw Trouble(found.trouble);
    auto copy = database_.files() / "incoming" / std::to_string(run_.id()) / std::to_string(file.id);
    auto incoming = std::make_unique<IncomingFile>(file.path, copy);
    const std::string& hash = incoming->sha256();
    if (reading_.contains(hash)) {  // the same bytes under another name: to be a duplicate of it when that one is done
      twins_[hash].push_back(file);
      return;
    }
    if (!run_.reserve(hash)) {  // another import has these bytes in hand
      elsewhere_.emplace_back(hash, file);
      return;
    }
    if (auto known = find_document(connection_, hash)) {
      run_.release(hash);
      duplicate(file, *incoming, *known);
      return;
    }
    reading_.insert(hash);
    progress_.reading.push_back(file.shown);
    tell_progress();
    pool_.submit(file, std::move(incoming));
  }

  void try_those_elsewhere() {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    std::erase_if(elsewhere_, [this](const auto& waiting) {
      if (!run_.reserve(waiting.first)) return false;
      run_.release(waiting.first);
      to_do_.push_back(waiting.second);
      return true;
    });
  }

  void finish(ReadFile ready) {
    std::string hash = ready.incoming->sha256();
    auto shown = std::find(progress_.reading.begin(), progress_.reading.end(), ready.file.shown);
    if (shown != progress_.reading.end()) progress_.reading.erase(shown);
    try {
      if (ready.trouble) throw *ready.trouble;
      keep(ready);
    } catch (const Trouble& trouble) {
      give_up(ready.file, trouble, ready.incoming.get());
    } catch (const std::bad_alloc&) {
      give_up(ready.file, Trouble("file.out_of_memory"), ready.incoming.get());
    } catch (const std::exception& fault) {
      give_up(ready.file, Trouble("file.internal", {{"message", fault.what()}}), ready.incoming.get());
    }
    reading_.erase(hash);
    run_.release(hash);
    if (auto twins = twins_.extract(hash)) to_do_.insert(to_do_.begin(), twins.mapped().begin(), twins.mapped().end());
  }

  // The original first, then all rows at once: a row never speaks of a file that is not there.
  void keep(ReadFile& ready) {
    Result& result = *ready.result;
    result.document.name = clean_text(std::filesystem::path(ready.file.path).filename().native());
    result.document.sha256 = ready.incoming->sha256();
    PrivateText shown(result.document, result.extraction, false);
    CodePoints code_points(result.document.text);
    ReadDocument reading{result.document, result.extraction, result.flags, [&](Span span) { return shown.at(span); },
                    [&](Offset byte) { return code_points.at(byte); }};
    ready.incoming->keep(database_.files());
    Transaction transaction(connection_);
    if (auto known = find_document(connection_, result.document.sha256)) {
      transaction.commit();
      return duplicate(ready.file, *ready.incoming, *known);
    }
    bool empty = is_empty(result.document);
    FileEnd end{empty ? FileState::empty : FileState::imported};
    end.bytes = ready.incoming->bytes();
    end.changed_ns = ready.incoming->changed_ns();
    end.document =
        store(connection_, reading,
              {ready.file.path, result.document.name, end.bytes, ready.file.id, settings_.program_version, catalogue_.version},
              empty ? DocumentOutcome::empty : DocumentOutcome::imported);
    end.of = link_revisions(connection_, *end.document);
    if (end.of) end.state = FileState::revision;
    int against_others = reconcile(connection_, *end.document, catalogue_);
    record_end(connection_, ready.file.id, end);
    add_audit(connection_, settings_.who, "import",
              {{"document", std::to_string(*end.document)},
               {"sha256", result.document.sha256},
               {"name", result.document.name},
               {"outcome", name(end.state)},
               {"figures", std::to_string(result.extraction.figures.size())},
               {"flags", std::to_string(result.flags.size() + static_cast<size_t>(against_others))}});
    transaction.commit();
    report(ready.file, end, &result, against_others);
  }

  void duplicate(const QueuedFile& file, const IncomingFile& incoming, RowId of) {
    FileEnd end{FileState::duplicate, "", {}, std::nullopt, of, incoming.bytes(), incoming.changed_ns()};
    Transaction transaction(connection_);
    add_document_name(connection_, of, file.path, clean_text(std::filesystem::path(file.path).filename().native()));
    record_end(connection_, file.id, end);
    transaction.commit();
    report(file, end, nullptr);
  }

  void give_up(const QueuedFile& file, const Trouble& trouble, const IncomingFile* incoming) {
    FileEnd end{FileState::rejected, trouble.code, trouble.parameters};
    end.parameters["file"] = file.shown;
    if (incoming) end.bytes = incoming->bytes(), end.changed_ns = incoming->changed_ns();
    if (passes(trouble.code)) end.state = FileState::queued;
    if (trouble.code == "file.password") end.state = FileState::waiting;
    if (trouble.code.starts_with("db.")) summary_.stopped_by = trouble.code;
    try {
      record_end(connection_, file.id, end);
    } catch (const Trouble& worse) {  // the row still says queued, which is what it is
      end.state = FileState::queued;
      if (!trouble.code.starts_with("db.")) end.reason = worse.code;
      summary_.stopped_by = worse.code;
    }
    report(file, end, nullptr);
  }

  void report(const QueuedFile& file, const FileEnd& end, const Result* result, int against_others = 0) {
    FileOutcome outcome{file.shown, end.state, end.reason, end.parameters, end.document, end.of};
    if (result) {
      outcome.pages = static_cast<int>(result->document.pages.size());
      for (const Page& page : result->document.pages)
        if (page.state == PageState::damaged || page.state == PageState::unreadable)
          outcome.damaged_pages.push_back(page.number);
      outcome.figures = static_cast<int>(result->extraction.figures.size());
      outcome.flags = static_cast<int>(result->flags.size()) + against_others;
    } else if (end.document) {
      if (auto row = find_document_row(connection_, *end.document)) {
        outcome.pages = row->pages;
        outcome.damaged_pages = row->damaged_pages;
        outcome.figures = row->figures;
        outcome.flags = row->open_flags;
      }
    }
    ++summary_.files[end.state];
    summary_.pages += outcome.pages;
    summary_.figures += outcome.figures;
    summary_.flags += outcome.flags;
    ++progress_.files_done;
    progress_.pages_done += outcome.pages;
    if (auto found = found_.find(file.path); found != found_.end()) progress_.bytes_done += found->second.bytes;
    if (settings_.finished) settings_.finished(outcome);
    tell_progress();
  }

  void tell_progress() {
    if (settings_.progress) settings_.progress(progress_);
  }

  Database& database_;
  Connection& connection_;
  const Catalogue& catalogue_;
  const ImportSettings& settings_;
  ImportRun run_;
  int parallel_;
  ImportProgress progress_;
  ImportSummary summary_;
  std::map<std::string, FoundFile> found_;  // by path
  std::deque<QueuedFile> to_do_;
  std::set<std::string> reading_;                              // hashes of the files being read
  std::map<std::string, std::vector<QueuedFile>> twins_;       // by hash: files that wait for one of these
  std::vector<std::pair<std::string, QueuedFile>> elsewhere_;  // hashes and files that another import has in hand
  WorkerPool workers_;  // as many as files are read at a time: pages of few large files keep them as busy as many small files
  ReaderPool pool_;                                            // last, so that its threads end first
};

}  // namespace

namespace {

// The database and its originals are no reports, even where they lie in the folder that is imported.
bool is_ours(const Database& database, const std::filesystem::path& path) {
  const std::string& file = database.file().native();
  if (path.native().starts_with(database.files().native() + "/")) return true;
  std::string_view rest = path.native();
  if (!rest.starts_with(file)) return false;
  rest.remove_prefix(file.size());
  return rest.empty() || rest == "-wal" || rest == "-shm" || rest == "-journal" || rest.starts_with(".before-v");
}

}  // namespace

ImportSummary import_files(Database& database, const std::vector<std::filesystem::path>& paths, const Catalogue& catalogue,
                           const ImportSettings& settings) {
  auto found = walk(paths);
  std::erase_if(found, [&](const FoundFile& file) { return is_ours(database, file.path); });
  return Importer(database, found, catalogue, settings).run();
}

std::string current_user() {
  passwd* account = ::getpwuid(::geteuid());
  return account && account->pw_name ? account->pw_name : std::to_string(::geteuid());
}

}  // namespace doisoat
