// Recognises what the network's code spells out op by op, and replaces it by one instruction with a kernel behind it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <new>
#include <tuple>
#include <vector>

#include "graph.hpp"
#include "kernels.hpp"

namespace sqlc {

/// Memory that begins a cache line, so that no vector of weights lies in two.
template <class T>
struct LineAllocator {
    using value_type = T;
    LineAllocator() = default;
    template <class U>
    LineAllocator(const LineAllocator<U>&) {}
    T* allocate(size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(64))); }
    void deallocate(T* p, size_t) { ::operator delete(p, std::align_val_t(64)); }
    template <class U>
    bool operator==(const LineAllocator<U>&) const {
        return true;
    }
};

/// int8 rows stored as int4 levels, two a byte, and a multiplier for each group: uint8 [O, G, bytes] and [O, G].
struct Int4Rows {
    const Tensor* levels = nullptr;
    const Tensor* multipliers = nullptr;
    int64_t outputs() const { return levels->size[0]; }
    int64_t inputs() const { return levels->size[1] * levels->size[2] * 2; }
    /// Writes one row of `inputs` weights.
    void unpack(int64_t row, int8_t* to) const;
};

/// Weights regrouped for the kernels; one copy for all graphs of a model.
class PackedWeights {
  public:
    /// `weight` int8 [O, I], `scale` float [O], `bias` float [O] or null, all contiguous.
    const Packed* get(const Tensor& weight, const Tensor& scale, const Tensor* bias);
    /// The same from int4 storage.
    const Packed* get(const Int4Rows& weight, const Tensor& scale, const Tensor* bias);
    /// Several weights of equal inputs as one; each begins at a multiple of 16 outputs.
    const Packed* join(const std::vector<const Packed*>& parts);

  private:
    struct Storage {
        Packed packed;
        std::vector<int8_t, LineAllocator<int8_t>> weight;
        std::vector<float> scale, bias;
        std::vector<int32_t> sum;
    };
    /// `read(row, to)` writes one row of int8 weights.
    static std::unique_ptr<Storage> regrouped(int64_t inputs, const Tensor& scale, const Tensor* bias,
                                              const std::function<void(int64_t, int8_t*)>& read);

    std::map<std::tuple<const void*, const void*, const void*>, std::unique_ptr<Storage>> stored_;
    std::map<std::vector<const Packed*>, std::unique_ptr<Storage>> joined_;
};

/// Rewrites, in this order: equal instructions into one; dequantised linears; dequantised rows; attention; folds what
/// depends on constants alone; joins linears of the same input; draws norms, activations and sums into linears; plans
/// releases.
void fuse(Graph& graph, PackedWeights& weights);

/// The same without any fusion: for the reference interpreter.
void prepare_reference(Graph& graph);

}  // namespace sqlc
