// Reader of the pickles in a TorchScript archive: a fixed list of opcodes and globals, everything else is an error.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tensor.hpp"
#include "zip.hpp"

namespace sqlc {

struct Object;
struct Sequence;

/// A value of a pickle: None, bool, int, float, string, tensor, list or tuple, or a module's instance.
using PickleValue = std::variant<std::monostate, bool, int64_t, double, std::string, Tensor, std::shared_ptr<Sequence>,
                                 std::shared_ptr<Object>>;

struct Sequence {
    std::vector<PickleValue> items;
};

/// An instance of a class of the archive's code: its qualified name and attributes in order of the pickle.
struct Object {
    std::string type;
    std::vector<std::pair<std::string, PickleValue>> attributes;

    const PickleValue* find(const std::string& name) const {
        for (const auto& [key, value] : attributes)
            if (key == name) return &value;
        return nullptr;
    }
};

/// Reads the entry `name` ("data.pkl"); tensors point into the archive, which must outlive them.
/// Throws PickleError, LimitError.
PickleValue read_pickle(const Zip& archive, const std::string& name);

/// Reads pickle bytes; `storage_folder` is where the archive keeps the tensors' bytes ("data/").
PickleValue read_pickle(const Zip& archive, std::span<const std::byte> bytes, const std::string& storage_folder);

}  // namespace sqlc
