#include "flow/trouble_text.h"

namespace doisoat {

std::string trouble_text(const Trouble& trouble, const std::string& file, const Messages& messages, Language language) {
  Parameters parameters = trouble.parameters;
  // Files are named as the user named them, not as a reader deep below knows them.
  if (trouble.code.starts_with("file.") && !file.empty()) parameters["file"] = file;
  parameters.emplace("file", file);
  parameters.emplace("message", "?");
  // What the patterns may ask for and the place of the throw may not know.
  parameters.emplace("format", "none");
  parameters.emplace("advice", "advice.save_as_docx_or_pdf");
  return messages.text(language, "error." + trouble.code, parameters);
}

}  // namespace doisoat
