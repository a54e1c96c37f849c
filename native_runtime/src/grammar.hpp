// The grammar that the decoder obeys, from the archive's grammar.json.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sqlc {

/// The node kind of literals that are plain text; the masks of symbols count from it.
inline constexpr uint8_t kFirstLiteralKind = 7;

struct Grammar {
    struct Symbol {
        std::vector<int32_t> actions;  // allowed actions, ascending
        uint32_t columns = 0;          // bit 1 << kind for each column kind that may be pointed to
        bool tables = false;
        uint32_t literals = 0;  // bit 1 << kind - kFirstLiteralKind for each kind of literal that may be pointed to

        bool takes_column(uint8_t kind) const { return kind < 32 && (columns >> kind & 1u); }
        bool takes_literal(uint8_t node_kind) const {
            const unsigned place = unsigned(node_kind) - kFirstLiteralKind;
            return place < 32 && (literals >> place & 1u);
        }
    };
    int32_t start = 0;
    std::vector<std::vector<int32_t>> children;  // of every action: symbols, leftmost first
    std::vector<Symbol> symbols;

    int32_t actions() const { return int32_t(children.size()); }
};

/// Throws CodeError when the tables contradict themselves, LimitError when they are absurdly large.
Grammar read_grammar(std::string_view json);

}  // namespace sqlc
