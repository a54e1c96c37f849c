// Looking up, spreading and making: index, gather, scatter_add, index_add, one_hot, zeros, arange, ...
#include <algorithm>
#include <cmath>
#include <cstring>

#include "tables.hpp"

namespace sqlc {
namespace {

int64_t checked_index(const Call& call, const Tensor& index, int64_t offset, int64_t size, bool wrap) {
    int64_t at = load_integer(index, offset);
    if (wrap && at < 0) at += size;
    if (at < 0 || at >= size)
        call.bad_shape("index " + std::to_string(load_integer(index, offset)) + " is out of range for size " +
                       std::to_string(size));
    return at;
}

void check_index_type(const Call& call, const Tensor& index) {
    if (is_floating(index.dtype) || index.dtype == DType::kBool)
        call.unsupported("an index must be a tensor of whole numbers");
}

/// Rows of dimension `dim` chosen by `index` (of any shape), which takes that dimension's place.
void take_rows(Call& call, const Tensor& source, const Tensor& index, int dim, bool wrap) {
    check_index_type(call, index);
    Sizes sizes;
    sizes.count = source.rank - 1 + index.rank;
    if (sizes.count > kMaxRank) call.unsupported("more than 6 dimensions");
    int at = 0;
    for (int i = 0; i < dim; ++i) sizes.at[at++] = source.size[i];
    for (int i = 0; i < index.rank; ++i) sizes.at[at++] = index.size[i];
    for (int i = dim + 1; i < source.rank; ++i) sizes.at[at++] = source.size[i];
    const Tensor& out = call.make(source.dtype, sizes.count, sizes.at);
    const int width = dtype_size(source.dtype);

    Tensor row = source;  // what one index selects when dim is 0
    for (int i = dim; i + 1 < row.rank; ++i) {
        row.size[i] = row.size[i + 1];
        row.stride[i] = row.stride[i + 1];
    }
    --row.rank;
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], index.stride, sizeof strides[0]);
    each_element<1>(index.rank, index.size, strides, [&](int64_t linear, const int64_t* offset) {
        const int64_t chosen = checked_index(call, index, offset[0], source.size[dim], wrap);
        Tensor from = row, to = row;
        from.data = source.data + chosen * source.stride[dim] * width;
        int64_t step = dim == row.rank ? index.elements() : 1;  // strides of the output without the index's dimensions
        for (int i = row.rank - 1; i >= 0; --i) {
            to.stride[i] = step;
            step *= row.size[i];
            if (i == dim) step *= index.elements();
        }
        int64_t inner = 1;
        for (int i = dim; i < row.rank; ++i) inner *= row.size[i];
        to.data = out.data + linear * inner * width;
        copy_tensor(from, to);
    });
}

void op_index(Call& call) {
    const Tensor& source = call.tensor(0);
    int dim = -1;
    for (size_t i = 0; i < call.list_size(1); ++i) {
        if (!call.list_given(1, i)) continue;
        if (dim >= 0) call.unsupported("more than one index tensor");
        dim = int(i);
    }
    if (dim < 0 || dim >= source.rank) call.bad_shape("no dimension for the index");
    take_rows(call, source, call.list_tensor(1, size_t(dim)), dim, true);
}

void op_index_select(Call& call) {
    if (call.tensor(2).rank > 1) call.bad_shape("the index must be flat");
    take_rows(call, call.tensor(0), call.tensor(2), wrap_dim(call, call.integer(1), call.tensor(0).rank), false);
}

void op_embedding(Call& call) {
    if (call.tensor(0).rank != 2) call.bad_shape("the table must have two dimensions");
    take_rows(call, call.tensor(0), call.tensor(1), 0, false);
}

void op_gather(Call& call) {
    const Tensor& source = call.tensor(0);
    const Tensor& index = call.tensor(2);
    check_index_type(call, index);
    const int dim = wrap_dim(call, call.integer(1), source.rank);
    if (index.rank != source.rank) call.bad_shape("different numbers of dimensions");
    for (int i = 0; i < source.rank; ++i)
        if (i != dim && index.size[i] > source.size[i]) call.bad_shape("the index reaches outside");
    const Tensor& out = call.make_like(index, source.dtype);
    int64_t strides[2][kMaxRank];
    std::memcpy(strides[0], index.stride, sizeof strides[0]);
    std::memcpy(strides[1], source.stride, sizeof strides[1]);
    strides[1][dim] = 0;
    const int width = dtype_size(source.dtype);
    each_element<2>(index.rank, index.size, strides, [&](int64_t linear, const int64_t* at) {
        const int64_t chosen = checked_index(call, index, at[0], source.size[dim], false);
        std::memcpy(out.data + linear * width, source.data + (at[1] + chosen * source.stride[dim]) * width,
                    size_t(width));
    });
}

/// Float rows by int64 numbers along the last dimension, the case of every step of the decoder.
void fast_gather(Call& call) {
    const Tensor& source = call.tensor(0);
    const Tensor& index = call.tensor(2);
    const int last = source.rank - 1;
    const bool suits = source.rank > 0 && index.rank == source.rank && source.dtype == DType::kFloat &&
                       index.dtype == DType::kInt64 && (call.integer(1) == -1 || call.integer(1) == last);
    if (!suits) return op_gather(call);
    for (int i = 0; i < last; ++i)
        if (index.size[i] > source.size[i]) call.bad_shape("the index reaches outside");
    float* out = call.make_like(index, DType::kFloat).as<float>();
    int64_t strides[2][kMaxRank];
    std::memcpy(strides[0], index.stride, sizeof strides[0]);
    std::memcpy(strides[1], source.stride, sizeof strides[1]);
    const int64_t n = index.size[last], step = index.stride[last], wide = source.stride[last],
                  limit = source.size[last];
    each_element<2>(last, index.size, strides, [&](int64_t row, const int64_t* at) {
        const int64_t* chosen = index.as<int64_t>() + at[0];
        const float* from = source.as<float>() + at[1];
        for (int64_t i = 0; i < n; ++i) {
            const int64_t place = chosen[i * step];
            if (place < 0 || place >= limit) checked_index(call, index, at[0] + i * step, limit, false);
            out[row * n + i] = from[place * wide];
        }
    });
}

void accumulate(const Tensor& to, int64_t at, const Tensor& from, int64_t offset) {
    if (to.dtype == DType::kFloat) {
        to.as<float>()[at] += float(load_number(from, offset));
    } else {
        store_integer(to, at, int64_t(uint64_t(load_integer(to, at)) + uint64_t(load_integer(from, offset))));
    }
}

void scatter_add(Call& call, const Tensor& out) {
    const Tensor& index = call.tensor(2);
    const Tensor& source = call.tensor(3);
    check_index_type(call, index);
    const int dim = wrap_dim(call, call.integer(1), out.rank);
    if (index.rank != out.rank || source.rank != out.rank) call.bad_shape("different numbers of dimensions");
    if (source.dtype != out.dtype) call.unsupported("tensors of different types");
    for (int i = 0; i < out.rank; ++i)
        if (index.size[i] > source.size[i] || (i != dim && index.size[i] > out.size[i]))
            call.bad_shape("the index reaches outside");
    int64_t strides[3][kMaxRank];
    std::memcpy(strides[0], index.stride, sizeof strides[0]);
    std::memcpy(strides[1], source.stride, sizeof strides[1]);
    std::memcpy(strides[2], out.stride, sizeof strides[2]);
    strides[2][dim] = 0;
    each_element<3>(index.rank, index.size, strides, [&](int64_t, const int64_t* at) {
        accumulate(out, at[2] + checked_index(call, index, at[0], out.size[dim], false) * out.stride[dim], source,
                   at[1]);
    });
}

void index_add(Call& call, const Tensor& out) {
    const Tensor& index = call.tensor(2);
    const Tensor& source = call.tensor(3);
    check_index_type(call, index);
    const int dim = wrap_dim(call, call.integer(1), out.rank);
    if (call.number(4) != 1) call.unsupported("alpha other than 1");
    if (index.rank != 1 || source.rank != out.rank || source.size[dim] != index.size[0])
        call.bad_shape("the index does not fit the source");
    if (source.dtype != out.dtype) call.unsupported("tensors of different types");
    for (int i = 0; i < out.rank; ++i)
        if (i != dim && source.size[i] != out.size[i]) call.bad_shape("sizes differ");
    int64_t strides[2][kMaxRank];
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    std::memcpy(strides[1], out.stride, sizeof strides[1]);
    int64_t sizes[kMaxRank];
    std::memcpy(sizes, source.size, sizeof sizes);
    sizes[dim] = 1;
    for (int64_t row = 0; row < index.size[0]; ++row) {
        const int64_t target = checked_index(call, index, row * index.stride[0], out.size[dim], false);
        each_element<2>(source.rank, sizes, strides, [&](int64_t, const int64_t* at) {
            accumulate(out, at[1] + target * out.stride[dim], source, at[0] + row * source.stride[dim]);
        });
    }
}

template <void (*F)(Call&, const Tensor&)>
void op_out_of_place(Call& call) {
    const Tensor source = call.tensor(0);
    const Tensor out = call.make_like(source, source.dtype);
    copy_tensor(source, out);
    F(call, out);
}

template <void (*F)(Call&, const Tensor&)>
void op_in_place(Call& call) {
    const Tensor target = call.tensor(0);
    for (int i = 0; i < target.rank; ++i)
        if (target.size[i] > 1 && target.stride[i] == 0) call.bad_shape("an expanded tensor is not written to");
    call.set_view(0, target);
    F(call, target);
}

void fill(const Tensor& out, const Scalar& value) {
    const int64_t n = out.elements();
    if (out.dtype == DType::kFloat) {
        std::fill_n(out.as<float>(), n, float(value.number));
        return;
    }
    for (int64_t i = 0; i < n; ++i)
        if (value.kind == Kind::kFloat) {
            store_number(out, i, value.number);
        } else {
            store_integer(out, i, value.integer);
        }
}

DType dtype_or(const Call& call, size_t i, DType fallback) {
    return call.given(i) ? dtype_from_number(call.integer(i)) : fallback;
}

DType default_type(const Scalar& value) {
    return value.kind == Kind::kFloat ? DType::kFloat : value.kind == Kind::kInt ? DType::kInt64 : DType::kBool;
}

void make_filled(Call& call, DType type, const Sizes& sizes, const Scalar& value) {
    if (type == DType::kHalf) call.unsupported("float16 is never computed");
    fill(call.make(type, sizes.count, sizes.at), value);
}

template <int value>
void op_constant(Call& call) {
    make_filled(call, dtype_or(call, 1, DType::kFloat), call.sizes(0), Scalar::of(int64_t(value)));
}
void op_full(Call& call) {
    make_filled(call, dtype_or(call, 2, default_type(call.scalar(1))), call.sizes(0), call.scalar(1));
}

Sizes sizes_of(const Tensor& tensor) {
    Sizes sizes;
    sizes.count = tensor.rank;
    std::copy_n(tensor.size, tensor.rank, sizes.at);
    return sizes;
}
template <int value>
void op_constant_like(Call& call) {
    make_filled(call, dtype_or(call, 1, call.tensor(0).dtype), sizes_of(call.tensor(0)), Scalar::of(int64_t(value)));
}
void op_full_like(Call& call) {
    make_filled(call, dtype_or(call, 2, call.tensor(0).dtype), sizes_of(call.tensor(0)), call.scalar(1));
}
template <int value>
void op_new(Call& call) {
    make_filled(call, dtype_or(call, 2, call.tensor(0).dtype), call.sizes(1), Scalar::of(int64_t(value)));
}

void arange(Call& call, const Scalar& start, const Scalar& end, const Scalar& step, size_t dtype) {
    const bool floating = start.kind == Kind::kFloat || end.kind == Kind::kFloat || step.kind == Kind::kFloat;
    const double count = std::ceil((end.number - start.number) / step.number);
    if (step.number == 0 || !(count >= 0) || count > double(kMaxElements))
        call.bad_shape("the range is empty, endless or too long");
    const int64_t n = int64_t(count);
    const Tensor& out = call.make(dtype_or(call, dtype, floating ? DType::kFloat : DType::kInt64), 1, &n);
    for (int64_t i = 0; i < n; ++i)
        if (floating) {
            store_number(out, i, start.number + double(i) * step.number);
        } else {
            store_integer(out, i, start.integer + i * step.integer);
        }
}

/// arange(end), arange(start, end) and arange(start, end, step) share a name; the arguments that follow change nothing
/// but the type.
void op_arange(Call& call) {
    const Scalar zero = Scalar::of(int64_t(0)), one = Scalar::of(int64_t(1));
    if (!call.given(1)) return arange(call, zero, call.scalar(0), one, 3);
    arange(call, call.scalar(0), call.scalar(1), call.given(2) ? call.scalar(2) : one, 3);
}

void op_one_hot(Call& call) {
    const Tensor& index = call.tensor(0);
    check_index_type(call, index);
    const int64_t classes = call.integer(1);
    if (classes < 1 || classes > kMaxElements || index.rank == kMaxRank)
        call.unsupported("the number of classes must be given");
    Sizes sizes = sizes_of(index);
    sizes.at[sizes.count++] = classes;
    const Tensor& out = call.make(DType::kInt64, sizes.count, sizes.at);
    fill(out, Scalar::of(int64_t(0)));
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], index.stride, sizeof strides[0]);
    each_element<1>(index.rank, index.size, strides, [&](int64_t linear, const int64_t* at) {
        out.as<int64_t>()[linear * classes + checked_index(call, index, at[0], classes, false)] = 1;
    });
}

constexpr auto kFactory = Operator::kFactory;
constexpr auto kInPlace = Operator::kInPlace;

constexpr Operator kTable[] = {
    {"torch.index", "T self, O indices", Kind::kTensor, op_index},
    {"torch.index_select", "T self, I dim, T index", Kind::kTensor, op_index_select},
    {"torch.embedding", "T weight, T indices, I padding_idx=-1, B scale_grad_by_freq=False, B sparse=False",
     Kind::kTensor, op_embedding},
    {"torch.gather", "T self, I dim, T index, B sparse_grad=False", Kind::kTensor, op_gather, fast_gather},
    {"torch.scatter_add", "T self, I dim, T index, T src", Kind::kTensor, op_out_of_place<scatter_add>},
    {"torch.scatter_add_", "T self, I dim, T index, T src", Kind::kTensor, op_in_place<scatter_add>, nullptr, kInPlace},
    {"torch.index_add", "T self, I dim, T index, T source, F alpha=1", Kind::kTensor, op_out_of_place<index_add>},
    {"torch.index_add_", "T self, I dim, T index, T source, F alpha=1", Kind::kTensor, op_in_place<index_add>, nullptr,
     kInPlace},
    {"torch.zeros", "L size, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None", Kind::kTensor,
     op_constant<0>, nullptr, kFactory},
    {"torch.ones", "L size, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None", Kind::kTensor,
     op_constant<1>, nullptr, kFactory},
    {"torch.full", "L size, F fill_value, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None", Kind::kTensor,
     op_full, nullptr, kFactory},
    {"torch.zeros_like", "T self, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None, _ memory_format=None",
     Kind::kTensor, op_constant_like<0>, nullptr, kFactory},
    {"torch.ones_like", "T self, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None, _ memory_format=None",
     Kind::kTensor, op_constant_like<1>, nullptr, kFactory},
    {"torch.full_like",
     "T self, F fill_value, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None, _ memory_format=None",
     Kind::kTensor, op_full_like, nullptr, kFactory},
    {"torch.new_zeros", "T self, L size, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None", Kind::kTensor,
     op_new<0>, nullptr, kFactory},
    {"torch.new_ones", "T self, L size, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None", Kind::kTensor,
     op_new<1>, nullptr, kFactory},
    {"torch.arange", "F start, i end=None, i step=None, d dtype=None, _ layout=None, _ device=None, _ pin_memory=None",
     Kind::kTensor, op_arange, nullptr, kFactory},
    {"torch.one_hot", "T self, I num_classes=-1", Kind::kTensor, op_one_hot},
};

}  // namespace

std::span<const Operator> index_operators() { return kTable; }

}  // namespace sqlc
