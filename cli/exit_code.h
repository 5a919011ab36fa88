// What the program's exit says to a script. docs/errors.md has the table for people; tests/cli keeps both alike.
#pragma once

namespace doisoat {

enum ExitCode {
  kDone = 0,
  kFileUnreadable = 1,  // some file of the run could not be read or found; the others were dealt with
  kUsage = 2,           // unknown command or option, missing or wrong value
  kCatalogueWrong = 3,  // a data file of the catalogue is wrong
  kDatabase = 4,        // the database cannot be opened, is of a newer version, is locked or damaged
  kNotFound = 5,        // no such document or flag in the database
  kExampleFails = 6,    // an indicator does not read its own examples as they say
  kInternal = 70,       // a fault of doisoat itself
  kInterrupted = 130,   // stopped by Ctrl-C; nothing finished is lost
};

}  // namespace doisoat
