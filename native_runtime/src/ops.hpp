// What operators see of a running graph, and the table of operators.
#pragma once

#include <string>

#include "arena.hpp"
#include "error.hpp"
#include "graph.hpp"
#include "kernels.hpp"
#include "scalar.hpp"
#include "tensor.hpp"

namespace sqlc {

/// A value of a running graph. Tensors of the arena hold a reference to their block.
struct Slot {
    Tensor tensor;
    Arena::Block* block = nullptr;
    int64_t integer = 0;
    double number = 0;
};

struct Sizes {
    int count = 0;
    int64_t at[kMaxRank] = {};
};

/// One instruction being executed: its arguments, and where to put its result.
class Call {
  public:
    Call(const Graph& graph, const Instruction& instruction, Slot* slots, Arena& arena, const Kernels& kernels)
        : kernels(kernels), graph_(graph), instruction_(instruction), slots_(slots), arena_(arena) {}

    size_t count() const { return instruction_.arguments.size(); }
    bool given(size_t i) const { return instruction_.arguments[i].tag != Argument::Tag::kNone; }
    bool is_tensor(size_t i) const;
    const Tensor& tensor(size_t i) const { return slots_[instruction_.arguments[i].slot].tensor; }
    Scalar scalar(size_t i) const { return scalar_of(instruction_.arguments[i]); }
    int64_t integer(size_t i) const;
    double number(size_t i) const { return scalar(i).number; }
    Sizes sizes(size_t i) const;
    size_t list_size(size_t i) const { return instruction_.arguments[i].list.size(); }
    bool list_given(size_t i, size_t j) const { return instruction_.arguments[i].list[j].slot >= 0; }
    const Tensor& list_tensor(size_t i, size_t j) const {
        return slots_[instruction_.arguments[i].list[j].slot].tensor;
    }
    const Packed& packed() const { return *instruction_.packed; }

    void set(const Scalar& value);
    /// A new contiguous tensor as the result.
    Tensor& make(DType dtype, int rank, const int64_t* sizes);
    Tensor& make_like(const Tensor& like, DType dtype) { return make(dtype, like.rank, like.size); }
    const Tensor& result() const { return slots_[instruction_.out].tensor; }
    /// A view of argument i's memory as the result.
    void set_view(size_t i, const Tensor& view);
    /// Working memory that lives as long as the call.
    template <class T>
    T* scratch(int64_t count) {
        return reinterpret_cast<T*>(scratch_bytes(size_t(count) * sizeof(T)));
    }
    void release_scratch();

    [[noreturn]] void bad_shape(const std::string& what) const;
    [[noreturn]] void unsupported(const std::string& what) const;

    const Kernels& kernels;

  private:
    Scalar scalar_of(const Argument& argument) const;
    std::byte* scratch_bytes(size_t bytes);
    std::string where() const;

    const Graph& graph_;
    const Instruction& instruction_;
    Slot* slots_;
    Arena& arena_;
    Arena::Block* scratch_[4] = {};
    int scratch_count_ = 0;
};

/// The operator called `name`, or null.
const Operator* find_operator(const std::string& name);

/// Wraps a negative dimension and checks it against `rank`.
int wrap_dim(const Call& call, int64_t dim, int rank);

/// Calls body(linear index, offset in each of the n tensors) over all elements of `sizes`; strides of length kMaxRank
/// each.
template <int n, class Body>
void each_element(int rank, const int64_t* sizes, const int64_t (*strides)[kMaxRank], const Body& body) {
    int64_t total = 1;
    for (int i = 0; i < rank; ++i) total *= sizes[i];
    int64_t index[kMaxRank] = {}, offset[n] = {};
    for (int64_t linear = 0; linear < total; ++linear) {
        body(linear, offset);
        for (int i = rank - 1; i >= 0; --i) {
            for (int t = 0; t < n; ++t) offset[t] += strides[t][i];
            if (++index[i] < sizes[i]) break;
            for (int t = 0; t < n; ++t) offset[t] -= strides[t][i] * sizes[i];
            index[i] = 0;
        }
    }
}

double load_number(const Tensor& tensor, int64_t offset);
int64_t load_integer(const Tensor& tensor, int64_t offset);
void store_number(const Tensor& tensor, int64_t offset, double value);
void store_integer(const Tensor& tensor, int64_t offset, int64_t value);
/// Copies with conversion; both have the same sizes.
void copy_tensor(const Tensor& from, const Tensor& to);

}  // namespace sqlc
