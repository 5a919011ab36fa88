#include "flow/read.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "catalogue/data_file.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/result_table.h"
#include "cli/text_width.h"
#include "document/trouble.h"
#include "flow/json.h"
#include "flow/trouble_text.h"
#include "ingest/worker_pool.h"

namespace doisoat {
namespace {

struct ReadOptions {
  std::vector<std::string> files;
  bool json = false;
  bool text = false;
  bool raw = false;
  bool show_names = false;
};

void print(const Result& result, const Catalogue& catalogue, const ReadOptions& options, const Program& program) {
  if (options.json) {
    std::cout << result_json(result, catalogue, {program.language, options.show_names}) << "\n";
  } else if (options.text) {
    const std::string& text = options.raw ? result.document.raw : result.document.text;
    std::cout << text;
    if (!text.empty() && text.back() != '\n') std::cout << "\n";
  } else {
    std::cout << result_table(result, catalogue, program.language, options.show_names);
  }
  std::cout.flush();
}

int read_files(const ReadOptions& options, const Program& program) {
  Catalogue catalogue = load_whole_catalogue();
  int code = kDone;
  WorkerPool workers;
  for (const std::string& file : options.files) {
    try {
      print(read(file, catalogue, &workers), catalogue, options, program);
    } catch (const Trouble& trouble) {
      code = kFileUnreadable;
      if (options.json) std::cout << error_json(std::filesystem::path(file).filename().string(), trouble, program.messages, program.language) << std::endl;
      std::cerr << printable(trouble_text(trouble, file, program.messages, program.language)) << "\n";
    }
  }
  return code;
}

}  // namespace

void add_read(CLI::App& app, Program& program) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* command = app.add_subcommand("read", program.text("help.read"));
  command->add_option("FILE", options->files, program.text("help.read_file"))->required();
  auto* json = command->add_flag("--json", options->json, program.text("help.read_json"));
  auto* text = command->add_flag("--text", options->text, program.text("help.read_text"))->excludes(json);
  command->add_flag("--raw", options->raw, program.text("help.read_raw"))->needs(text);
  command->add_flag("--show-names", options->show_names, program.text("help.show_names"));
  command->callback([options, &program] { program.run = [options, &program] { return read_files(*options, program); }; });
}

Catalogue load_whole_catalogue() { return load_catalogue(catalogue_folder()); }

}  // namespace doisoat
