// One method of any archive as a graph: what the tests of operators and the fuzzers drive.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fuse.hpp"
#include "lower.hpp"
#include "run.hpp"

namespace sqlc {

struct OwnedTensor {
    Tensor tensor;
    std::vector<std::byte> bytes;
};

/// A contiguous tensor over `bytes`. Throws ShapeError when they are not exactly as many as the shape needs.
Tensor contiguous_view(DType dtype, std::span<const int64_t> shape, std::span<const std::byte> bytes);

class Method {
  public:
    /// Throws the errors of every layer.
    Method(Zip archive, const std::string& name, bool reference);
    /// Copies the results out.
    std::vector<OwnedTensor> run(std::span<const Tensor> inputs);
    std::string listing() const { return graph_.listing(); }

  private:
    Zip archive_;
    bool reference_;
    PackedWeights weights_;
    Graph graph_;
    Arena arena_;
};

}  // namespace sqlc
