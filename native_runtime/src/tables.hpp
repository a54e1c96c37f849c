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

}  // namespace sqlc
