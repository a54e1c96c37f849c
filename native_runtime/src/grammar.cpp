#include "grammar.hpp"

#include <algorithm>

#include "error.hpp"
#include "json.hpp"

namespace sqlc {
namespace {

constexpr size_t kMaxSymbols = 4096;
constexpr size_t kMaxChildren = 64;

[[noreturn]] void fail(const std::string& what) { throw CodeError("grammar.json: " + what); }

const Json& member(const Json& object, const char* name, Json::Kind kind) {
    const Json* found = object.find(name);
    if (!found || found->kind != kind) fail(std::string("'") + name + "' is missing or of the wrong type");
    return *found;
}

int64_t whole(const Json& value, int64_t below) {
    const double number = value.kind == Json::Kind::kBool ? double(value.flag) : value.number;
    if ((value.kind != Json::Kind::kNumber && value.kind != Json::Kind::kBool) || !(number >= 0) ||
        number >= double(below) || number != double(int64_t(number)))
        fail("a whole number below " + std::to_string(below) + " was expected");
    return int64_t(number);
}

}  // namespace

Grammar read_grammar(std::string_view json) {
    const Json root = parse_json(json, "grammar.json");
    const auto& actions = member(root, "actions", Json::Kind::kArray).items;
    const auto& symbols = member(root, "symbols", Json::Kind::kArray).items;
    if (actions.size() > kMaxSymbols || symbols.size() > kMaxSymbols)
        throw LimitError("grammar.json: more than 4096 symbols or actions");
    if (symbols.empty() || actions.empty()) fail("there are no symbols or no actions");
    const int64_t version = whole(member(root, "version", Json::Kind::kNumber), kMaxSymbols);
    Grammar grammar;
    grammar.start = int32_t(whole(member(root, "start", Json::Kind::kNumber), int64_t(symbols.size())));
    for (const Json& action : actions) {
        const auto& children = member(action, "children", Json::Kind::kArray).items;
        if (children.size() > kMaxChildren) throw LimitError("grammar.json: an action of more than 64 children");
        auto& list = grammar.children.emplace_back();
        for (const Json& child : children) list.push_back(int32_t(whole(child, int64_t(symbols.size()))));
    }
    for (const Json& symbol : symbols) {
        auto& entry = grammar.symbols.emplace_back();
        for (const Json& action : member(symbol, "actions", Json::Kind::kArray).items)
            entry.actions.push_back(int32_t(whole(action, int64_t(actions.size()))));
        std::sort(entry.actions.begin(), entry.actions.end());
        entry.actions.erase(std::unique(entry.actions.begin(), entry.actions.end()), entry.actions.end());
        const auto flag = [&](const char* name, int64_t below) {
            const Json* found = symbol.find(name);
            return found ? whole(*found, below) : 0;
        };
        entry.columns = uint32_t(flag("columns", int64_t(1) << 32));
        entry.tables = flag("tables", 2) != 0;
        entry.literals = uint32_t(flag("literals", int64_t(1) << 32));
        if (version < 2 && entry.literals != 0) entry.literals = ~0u;  // was a flag
    }
    return grammar;
}

}  // namespace sqlc
