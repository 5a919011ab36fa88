#include "flow/trouble_text.h"

namespace doisoat {

std::string trouble_text(const Trouble& trouble, const std::string& file, const Messages& messages, Language language) {
  Parameters parameters = trouble.parameters;
  parameters.emplace("file", file);
  // What the patterns may ask for and the place of the throw may not know.
  parameters.emplace("format", "none");
  parameters.emplace("advice", "advice.save_as_docx_or_pdf");
  return messages.text(language, "error." + trouble.code, parameters);
}

}  // namespace doisoat
