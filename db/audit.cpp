#include "db/audit.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

namespace doisoat {
namespace {

constexpr size_t kHashBytes = 32;

// BLAKE2b-256 over the hash before and every column, each behind its length, so that no two rows give the same bytes.
std::string row_hash(const std::string& before, RowId id, const std::string& at, const std::string& who,
                     const std::string& action, const std::string& content) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, kHashBytes);
  for (const std::string& part : {before, std::to_string(id), at, who, action, content}) {
    std::string framed = std::to_string(part.size()) + ":" + part;
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(framed.data()), framed.size());
  }
  std::string hash(kHashBytes, '\0');
  crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
  return hash;
}

std::string hex(const std::string& bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (unsigned char byte : bytes) (text += kDigits[byte >> 4]) += kDigits[byte & 15];
  return text;
}

}  // namespace

void add_audit(Connection& connection, const std::string& who, const std::string& action,
               const std::map<std::string, std::string>& content) {
  Statement last(connection, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1");
  bool follows = last.step();
  RowId id = follows ? last.integer(0) + 1 : 1;
  std::string before = follows ? last.text(1) : std::string();
  std::string at = utc_now();
  std::string json = nlohmann::json(content).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string hash = row_hash(before, id, at, who, action, json);
  Statement(connection, "INSERT INTO audit (id, at, who, action, content, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind(id, at, who, action, json, Blob{hash})
      .run();
}

AuditHead audit_head(Connection& connection) {
  Statement last(connection, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1");
  if (!last.step()) return {};
  return {last.integer(0), hex(last.text(1))};
}

std::optional<RowId> verify_audit(Connection& connection, const std::optional<AuditHead>& kept) {
  Statement rows(connection, "SELECT id, at, who, action, content, hash FROM audit ORDER BY id");
  std::string before;
  RowId expected = 1;
  for (; rows.step(); ++expected) {
    RowId id = rows.integer(0);
    if (id != expected) return expected;
    std::string hash = rows.text(5);
    if (hash != row_hash(before, id, rows.text(1), rows.text(2), rows.text(3), rows.text(4))) return id;
    if (kept && kept->row == id && kept->hash != hex(hash)) return id;
    before = hash;
  }
  if (kept && kept->row >= expected) return expected;
  return std::nullopt;
}

}  // namespace doisoat
