#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <sstream>

#include "cli/text_width.h"

namespace doisoat {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kLabel = 28;
constexpr size_t kWidth = 100;

// "  label      description, wrapped and aligned".
std::string entry(const std::string& label, const std::string& description) {
  std::string out = std::string(kIndent, ' ') + label;
  size_t at = kIndent + text_width(label);
  if (at + 2 > kLabel) {
    out += "\n";
    at = 0;
  }
  out += std::string(kLabel - at, ' ');
  at = kLabel;
  std::istringstream words(description);
  for (std::string word; words >> word; at += text_width(word) + 1) {
    if (at + text_width(word) > kWidth) {
      out.erase(out.find_last_not_of(' ') + 1);
      out += "\n" + std::string(kLabel, ' ');
      at = kLabel;
    }
    out += word + " ";
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

std::string label(const CLI::Option& option) {
  std::string out;
  for (const std::string& name : option.get_snames()) out += (out.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) out += (out.empty() ? "--" : ", --") + name;
  if (option.get_type_size() != 0) out += " " + option.get_option_text();
  return out;
}

}  // namespace

std::string help_text(const CLI::App& app, const Program& program) {
  std::string words = app.get_name(), positionals, options, commands;
  for (const CLI::App* parent = app.get_parent(); parent; parent = parent->get_parent()) words = parent->get_name() + " " + words;
  std::string usage = words;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) {
      options += entry(label(*option), option->get_description());
      continue;
    }
    std::string name = option->get_name(true) + (option->get_expected_max() > 1 ? "…" : "");
    positionals += entry(name, option->get_description());
    usage += " " + (option->get_required() ? name : "[" + name + "]");
  }
  if (app.get_parent())  // options that stand before or after any command
    for (const CLI::Option* option : app.get_parent()->get_options({}))
      if (option->check_lname("lang")) options += entry(label(*option), option->get_description());
  auto all = app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
  for (const CLI::App* command : all) commands += entry(command->get_name(), command->get_description());
  if (!commands.empty()) usage += " " + program.text("help.label.command");
  usage += " " + program.text("help.label.options");

  std::string out = app.get_description() + "\n\n" + program.text("help.label.usage") + "\n  " + usage + "\n";
  if (!commands.empty()) out += "\n" + program.text("help.label.commands") + "\n" + commands;
  if (!positionals.empty()) out += "\n" + program.text("help.label.arguments") + "\n" + positionals;
  return out + "\n" + program.text("help.label.all_options") + "\n" + options;
}

}  // namespace doisoat
