// The operator tables, one per family.
#pragma once

#include <span>

#include "ops.hpp"

namespace sqlc {

std::span<const Operator> shape_operators();
std::span<const Operator> elementwise_operators();
std::span<const Operator> index_operators();
std::span<const Operator> reduce_operators();
std::span<const Operator> matrix_operators();
std::span<const Operator> fused_operators();

/// Arguments of "packed_linear" by number; all but the input may be absent.
struct LinearArguments {
    static constexpr size_t kInput = 0, kAdded = 1, kSilu = 2, kNormWeight = 3, kNormBias = 4, kEpsilon = 5, kCount = 6;
};

}  // namespace sqlc
