#include "ingest/worker_request.h"

#include "ingest/worker_wire.h"

namespace doisoat {

std::string encode(const Inspection& inspection) {
  WireWriter out;
  out.u8(static_cast<std::uint8_t>(inspection.kind));
  out.u32(static_cast<std::uint32_t>(inspection.pages));
  out.u8(inspection.whole.has_value());
  if (inspection.whole) write(out, *inspection.whole);
  return out.take();
}

Inspection decode_inspection(std::string_view bytes) {
  WireReader in(bytes);
  Inspection inspection;
  std::uint8_t kind = in.u8();
  if (kind > static_cast<std::uint8_t>(DocumentKind::docx)) throw WireError("no such kind");
  inspection.kind = static_cast<DocumentKind>(kind);
  std::uint32_t pages = in.u32();
  if (pages > 1'000'000) throw WireError("too many pages");
  inspection.pages = static_cast<int>(pages);
  if (in.u8()) inspection.whole = read_document(in);
  in.done();
  return inspection;
}

std::string encode(const Document& page) {
  WireWriter out;
  write(out, page);
  return out.take();
}

Document decode_document(std::string_view bytes) {
  WireReader in(bytes);
  Document document = read_document(in);
  in.done();
  return document;
}

std::string encode(const Trouble& trouble) {
  WireWriter out;
  out.string(trouble.code);
  out.u32(static_cast<std::uint32_t>(trouble.parameters.size()));
  for (const auto& [name, value] : trouble.parameters) {
    out.string(name);
    out.string(value);
  }
  return out.take();
}

Trouble decode_trouble(std::string_view bytes) {
  auto is_word = [](const std::string& text) {
    return !text.empty() && text.size() <= 60 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == text.npos;
  };
  try {
    WireReader in(bytes);
    Trouble trouble(in.string());
    bool plain = is_word(trouble.code) && trouble.code.starts_with("file.");
    for (std::uint32_t n = in.count(8); n > 0 && plain; --n) {
      std::string name = in.string(), value = in.string();
      plain = is_word(name) && is_word(value);
      trouble.parameters.emplace(std::move(name), std::move(value));
    }
    if (plain) return trouble;
  } catch (const WireError&) {
  }
  return Trouble("file.worker_crashed");
}

}  // namespace doisoat
