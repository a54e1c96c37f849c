// Numbers of the archive's code that are not tensors: sizes, scales, flags.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph.hpp"

namespace sqlc {

struct Scalar {
    Kind kind = Kind::kInt;
    int64_t integer = 0;  // also of a bool
    double number = 0;    // always set

    static Scalar of(bool value) { return {Kind::kBool, value, double(value)}; }
    static Scalar of(int64_t value) { return {Kind::kInt, value, double(value)}; }
    static Scalar of(double value) { return {Kind::kFloat, 0, value}; }
    bool truth() const { return kind == Kind::kFloat ? number != 0 : integer != 0; }
};

/// Whether `name` ("add", "floordiv", ...) is an operator on numbers.
bool scalar_operator(const std::string& name);
/// Applies it with TorchScript's rules. Throws UnsupportedError on overflow, division by zero and wrong operand counts.
Scalar apply_scalar(const std::string& name, const std::vector<Scalar>& operands);
/// The instruction that does the same while the model runs; null where there is none for this kind of result.
const Operator* scalar_instruction(const std::string& name, Kind result);

}  // namespace sqlc
