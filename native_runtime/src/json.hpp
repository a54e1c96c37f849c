// Reader of the archive's small JSON files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sqlc {

struct Json {
    enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
    Kind kind = Kind::kNull;
    bool flag = false;
    double number = 0;
    std::string text;
    std::vector<Json> items;         // of an array, or the values of an object
    std::vector<std::string> names;  // of an object's values

    /// The member, or null when this is no object or has none of that name.
    const Json* find(std::string_view name) const;
};

/// Throws CodeError naming `what`.
Json parse_json(std::string_view text, const std::string& what);

}  // namespace sqlc
