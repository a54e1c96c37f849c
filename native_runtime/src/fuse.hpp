// Recognises what the network's code spells out op by op, and replaces it by one instruction with a kernel behind it.
#pragma once

#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "graph.hpp"
#include "kernels.hpp"

namespace sqlc {

/// Weights regrouped for the kernels; one copy for all graphs of a model.
class PackedWeights {
  public:
    /// `weight` int8 [O, I], `scale` float [O], `bias` float [O] or null, all contiguous.
    const Packed* get(const Tensor& weight, const Tensor& scale, const Tensor* bias);
    /// `weight` float [O, I], rounded to int8 rows first. Throws UnsupportedError for infinities.
    const Packed* get_rounded(const Tensor& weight, const Tensor* bias);

  private:
    struct Storage {
        Packed packed;
        std::vector<int8_t> weight;
        std::vector<float> scale, bias;
        std::vector<int32_t> sum;
    };
    struct Rounded {
        std::vector<int8_t> weight;
        std::vector<float> scale;
    };
    std::vector<std::unique_ptr<Rounded>> rounded_;  // kept: their addresses are keys
    std::map<std::tuple<const void*, const void*, const void*>, std::unique_ptr<Storage>> stored_;
};

/// Rewrites, in this order: equal instructions into one; dequantised linears; dequantised rows; relation-aware
/// attention; then folds what depends on constants alone and plans releases.
void fuse(Graph& graph, PackedWeights& weights);

/// The same without any fusion: for the reference interpreter.
void prepare_reference(Graph& graph);

}  // namespace sqlc
