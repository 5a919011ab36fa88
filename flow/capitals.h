// Vietnamese text in capitals, as heads of letters are written.
#pragma once

#include <string>
#include <string_view>

namespace doisoat {

// Letters of the Vietnamese alphabet (NFC); what else there is stays as it is.
std::string capitals(std::string_view text);

}  // namespace doisoat
