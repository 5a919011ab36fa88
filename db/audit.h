// The audit trail: who did what, as a chain of hashes. Each row's hash covers the row and the hash before it, so a row that was
// changed, taken out, put in between or moved shows. A cut-off tail or a database exchanged for an older copy does not show in
// a chain alone: keep audit_head() outside (a print-out, a second file) and give it to verify_audit.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "db/sqlite.h"

namespace doisoat {

struct AuditHead {
  RowId row = 0;
  std::string hash;  // lower-case hex; empty for an empty trail
};

// REQUIRES: a transaction is open, together with what the row tells of.
void add_audit(Connection& connection, const std::string& who, const std::string& action,
               const std::map<std::string, std::string>& content);

AuditHead audit_head(Connection& connection);

// The first row that does not fit, nullopt when all do. With a head kept from before, also whether the trail still holds that
// row as it was.
std::optional<RowId> verify_audit(Connection& connection, const std::optional<AuditHead>& kept = std::nullopt);

}  // namespace doisoat
