#pragma once
#include <vector>
#include "document/document.h"
namespace doisoat {
struct PersonMention { Span span, name; std::vector<Span> numerals; };
}
