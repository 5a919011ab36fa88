#include "catalogue/catalogue.h"

#include "catalogue/version.h"

namespace doisoat {

Catalogue load_catalogue(const std::filesystem::path& folder) {
  Catalogue catalogue;
  catalogue.version = catalogue_version(folder);
  catalogue.encodings = load_encodings(folder / "encodings");
  catalogue.messages = load_messages(folder / "messages");
  catalogue.places = Gazetteer::load(folder / "places");
  catalogue.rules = load_rules(folder / "rules");
  catalogue.vocabulary = load_vocabulary(folder);
  return catalogue;
}

}  // namespace doisoat
