// JSON and the grammar: any text.
#include "fuzz.hpp"
#include "grammar.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    return survive([&] { sqlc::read_grammar(text_of(data, size)); });
}
