#include "catalogue/data_file.h"
#include "flow/read.h"

int main(int argc, char** argv) {
  auto catalogue = doisoat::load_catalogue(doisoat::catalogue_folder());
  for (int i = 1; i < argc; ++i) doisoat::read(argv[i], catalogue);
}
