#include "catalogue/catalogue.h"

namespace doisoat {

Catalogue load_catalogue(const std::filesystem::path& folder) {
  Catalogue catalogue;
  catalogue.messages = load_messages(folder / "messages");
  return catalogue;
}

}  // namespace doisoat
