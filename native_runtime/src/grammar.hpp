// The grammar that the decoder obeys, from the archive's grammar.json.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sqlc {

struct Grammar {
    struct Symbol {
        std::vector<int32_t> actions;  // allowed actions, ascending
        uint32_t columns = 0;          // bit 1 << kind for each column kind that may be pointed to
        bool tables = false;
        bool literals = false;
    };
    int32_t start = 0;
    std::vector<std::vector<int32_t>> children;  // of every action: symbols, leftmost first
    std::vector<Symbol> symbols;

    int32_t actions() const { return int32_t(children.size()); }
};

/// Throws CodeError when the tables contradict themselves, LimitError when they are absurdly large.
Grammar read_grammar(std::string_view json);

}  // namespace sqlc
