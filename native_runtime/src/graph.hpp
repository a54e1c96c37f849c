// The typed graph of one entry point: straight-line instructions over slots, every operator checked at load.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tensor.hpp"

namespace sqlc {

enum class Kind : uint8_t { kNone, kBool, kInt, kFloat, kTensor };

const char* kind_name(Kind kind);

/// An argument of an instruction: a slot, a constant, or a list of such.
struct Argument {
    enum class Tag : uint8_t { kNone, kSlot, kInt, kFloat, kBool, kList, kSizes };
    Tag tag = Tag::kNone;
    int slot = -1;  // kSlot; kSizes: the tensor whose sizes are meant
    int64_t integer = 0;
    double number = 0;
    std::vector<Argument> list;

    static Argument of_slot(int slot) { return {Tag::kSlot, slot, 0, 0, {}}; }
    static Argument of_int(int64_t value) { return {Tag::kInt, -1, value, double(value), {}}; }
    static Argument of_float(double value) { return {Tag::kFloat, -1, 0, value, {}}; }
};

class Call;
struct Packed;

/// An operator: how its arguments bind and what computes it.
struct Operator {
    const char* name;       // as the archive's code writes it: "torch.softmax"
    const char* signature;  // "T self, I dim, d dtype=None"; see bind() in lower.cpp for the letters
    Kind result;
    void (*reference)(Call&);
    void (*fast)(Call&) = nullptr;  // same result, quicker; may be null
    enum Trait : uint8_t { kPure = 0, kInPlace = 1, kFactory = 2 } trait = kPure;
};

struct Location {
    int file = 0;
    int line = 0;
};

struct Instruction {
    const Operator* op = nullptr;
    std::vector<Argument> arguments;
    int out = -1;
    Location where;
    std::vector<int> release;        // slots not needed after this
    const Packed* packed = nullptr;  // a fused linear's weight
};

struct Constant {
    int slot;
    Tensor tensor;
    std::shared_ptr<std::byte[]> owned;  // null when the archive's bytes are used in place
};

struct Graph {
    std::string name;
    std::vector<std::string> files;
    std::vector<int> inputs;
    std::vector<std::string> input_names;
    std::vector<int> outputs;
    std::vector<Kind> kinds;  // of every slot
    std::vector<Constant> constants;
    std::vector<Instruction> once;  // needs only inputs that stay the same from run to run; see hoist()
    std::vector<Instruction> code;

    std::string describe(const Location& where) const {
        return files[size_t(where.file)] + ":" + std::to_string(where.line);
    }
    /// One line per instruction, for people.
    std::string listing() const;
};

/// Calls `visit(int& slot)` for every slot that the argument mentions.
template <class ArgumentType, class Visit>
void each_slot(ArgumentType& argument, const Visit& visit) {
    if (argument.slot >= 0) visit(argument.slot);
    for (auto& item : argument.list) each_slot(item, visit);
}

/// Drops instructions whose results nobody needs and computes where slots are released. Inputs and constants are never
/// released.
void plan(Graph& graph);

struct FixedSize {
    size_t input;
    int64_t dim;
};

/// Moves what depends on constants, on the inputs numbered `fixed` and on `sizes` alone to `once`; last of all, after
/// plan().
void hoist(Graph& graph, std::initializer_list<size_t> fixed, std::initializer_list<FixedSize> sizes);

}  // namespace sqlc
