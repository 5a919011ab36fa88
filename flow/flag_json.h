// A stored discrepancy as one JSON object on one line, for `flags --json`.
#pragma once

#include <string>

#include "catalogue/messages.h"
#include "db/queries.h"

namespace doisoat {

// Keys: id, document, name, rule, severity, urgency, state, version, page, expected, reported, quote, message (in the language), figures,
// explanations (most probable first, with their messages), decisions. Quotes are masked as they are stored.
std::string flag_json(const FlagRow& flag, const Messages& messages, Language language);

}  // namespace doisoat
