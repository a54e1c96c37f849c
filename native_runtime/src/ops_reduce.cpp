// Sums, means, maxima, softmax and normalisation.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "tables.hpp"

namespace sqlc {
namespace {

/// The dimensions to reduce, as a bit mask; none given means all.
unsigned reduced_dims(const Call& call, size_t i, int rank) {
    const unsigned all = (1u << rank) - 1;
    if (!call.given(i)) return all;
    const Sizes dims = call.sizes(i);
    unsigned mask = 0;
    for (int d = 0; d < dims.count; ++d) mask |= 1u << wrap_dim(call, dims.at[d], rank);
    return mask ? mask : all;
}

/// Visits every output element with a walk over its inputs: body(linear output index, visit(each input offset)).
template <class Body>
void reduce(const Tensor& source, unsigned mask, const Body& body) {
    int64_t kept_sizes[kMaxRank], kept[1][kMaxRank], inner_sizes[kMaxRank], inner[1][kMaxRank];
    int kept_rank = 0, inner_rank = 0;
    for (int i = 0; i < source.rank; ++i)
        if (mask & (1u << i)) {
            inner_sizes[inner_rank] = source.size[i];
            inner[0][inner_rank++] = source.stride[i];
        } else {
            kept_sizes[kept_rank] = source.size[i];
            kept[0][kept_rank++] = source.stride[i];
        }
    each_element<1>(kept_rank, kept_sizes, kept, [&](int64_t linear, const int64_t* base) {
        body(linear, [&](const auto& visit) {
            each_element<1>(inner_rank, inner_sizes, inner,
                            [&](int64_t position, const int64_t* at) { visit(position, base[0] + at[0]); });
        });
    });
}

Sizes reduced_sizes(const Tensor& source, unsigned mask, bool keep) {
    Sizes sizes;
    for (int i = 0; i < source.rank; ++i)
        if (!(mask & (1u << i))) {
            sizes.at[sizes.count++] = source.size[i];
        } else if (keep) {
            sizes.at[sizes.count++] = 1;
        }
    return sizes;
}

int64_t reduced_count(const Tensor& source, unsigned mask) {
    int64_t n = 1;
    for (int i = 0; i < source.rank; ++i)
        if (mask & (1u << i)) n *= source.size[i];
    return n;
}

template <bool mean>
void op_sum(Call& call) {
    const Tensor& source = call.tensor(0);
    const unsigned mask = reduced_dims(call, 1, source.rank);
    if (call.given(3)) call.unsupported("a dtype");
    if (mean && !is_floating(source.dtype)) call.unsupported("a mean of whole numbers");
    const DType type = is_floating(source.dtype) ? DType::kFloat : DType::kInt64;
    const Sizes sizes = reduced_sizes(source, mask, call.integer(2) != 0);
    const double count = double(reduced_count(source, mask));
    const Tensor& out = call.make(type, sizes.count, sizes.at);
    reduce(source, mask, [&](int64_t linear, const auto& inputs) {
        if (type == DType::kFloat) {
            double total = 0;
            inputs([&](int64_t, int64_t at) { total += load_number(source, at); });
            store_number(out, linear, mean ? total / count : total);
        } else {
            uint64_t total = 0;
            inputs([&](int64_t, int64_t at) { total += uint64_t(load_integer(source, at)); });
            store_integer(out, linear, int64_t(total));
        }
    });
}

template <bool largest>
void op_extreme(Call& call) {
    const Tensor& source = call.tensor(0);
    const unsigned mask = reduced_dims(call, 1, source.rank);
    if (reduced_count(source, mask) == 0) call.bad_shape("nothing to choose from");
    const Sizes sizes = reduced_sizes(source, mask, call.integer(2) != 0);
    const Tensor& out = call.make(source.dtype, sizes.count, sizes.at);
    reduce(source, mask, [&](int64_t linear, const auto& inputs) {
        bool first = true;
        double best = 0;
        int64_t whole = 0;
        inputs([&](int64_t, int64_t at) {
            if (is_floating(source.dtype)) {
                const double value = load_number(source, at);
                if (first || value != value || (largest ? value > best : value < best)) best = value;
            } else {
                const int64_t value = load_integer(source, at);
                if (first || (largest ? value > whole : value < whole)) whole = value;
            }
            first = false;
        });
        if (is_floating(source.dtype)) {
            store_number(out, linear, best);
        } else {
            store_integer(out, linear, whole);
        }
    });
}

void op_argmax(Call& call) {
    const Tensor& source = call.tensor(0);
    const unsigned mask = call.given(1) ? 1u << wrap_dim(call, call.integer(1), source.rank) : (1u << source.rank) - 1;
    if (reduced_count(source, mask) == 0) call.bad_shape("nothing to choose from");
    const Sizes sizes = reduced_sizes(source, mask, call.given(1) && call.integer(2) != 0);
    const Tensor& out = call.make(DType::kInt64, sizes.count, sizes.at);
    reduce(source, mask, [&](int64_t linear, const auto& inputs) {
        double best = -std::numeric_limits<double>::infinity();
        int64_t chosen = 0;
        inputs([&](int64_t position, int64_t at) {
            const double value = load_number(source, at);
            if (value > best) {
                best = value;
                chosen = position;
            }
        });
        out.as<int64_t>()[linear] = chosen;
    });
}

template <bool logarithm>
void op_softmax(Call& call) {
    const Tensor& source = call.tensor(0);
    if (source.dtype != DType::kFloat || (call.given(2) && call.integer(2) != 6))
        call.unsupported("softmax of anything but float32");
    const Tensor& out = call.make_like(source, DType::kFloat);
    if (source.rank == 0) {
        *out.as<float>() = logarithm ? 0.0f : 1.0f;
        return;
    }
    const int dim = wrap_dim(call, call.integer(1), source.rank);
    int64_t sizes[kMaxRank], strides[2][kMaxRank];
    std::memcpy(sizes, source.size, sizeof sizes);
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    std::memcpy(strides[1], out.stride, sizeof strides[1]);
    const int64_t n = sizes[dim], from = source.stride[dim], to = out.stride[dim];
    if (n == 0) return;
    sizes[dim] = 1;
    each_element<2>(source.rank, sizes, strides, [&](int64_t, const int64_t* at) {
        const float* x = source.as<float>() + at[0];
        float* y = out.as<float>() + at[1];
        double largest = -std::numeric_limits<double>::infinity(), total = 0;
        for (int64_t i = 0; i < n; ++i) largest = std::max(largest, double(x[i * from]));
        for (int64_t i = 0; i < n; ++i) total += std::exp(double(x[i * from]) - largest);
        for (int64_t i = 0; i < n; ++i) {
            const double shifted = double(x[i * from]) - largest;
            y[i * to] = float(logarithm ? shifted - std::log(total) : std::exp(shifted) / total);
        }
    });
}

void fast_softmax(Call& call) {
    const Tensor source = call.tensor(0);
    if (source.dtype != DType::kFloat || source.rank == 0 ||
        wrap_dim(call, call.integer(1), source.rank) != source.rank - 1)
        return op_softmax<false>(call);
    const int64_t n = source.size[source.rank - 1];
    const Tensor& out = call.make_like(source, DType::kFloat);
    copy_tensor(source, out);
    if (n == 0) return;
    const int64_t rows = source.elements() / n;
    float* exponentials = call.scratch<float>((n + 15) / 16 * 16);
    for (int64_t r = 0; r < rows; ++r) {
        float* row = out.as<float>() + r * n;
        std::copy_n(row, n, exponentials);
        const float factor = 1 / call.kernels.exponentials(exponentials, n, 1);
        for (int64_t i = 0; i < n; ++i) row[i] = exponentials[i] * factor;
    }
    call.release_scratch();
}

struct Normalised {
    int64_t rows, n;
};

Normalised check_norm(Call& call, size_t first_weight, size_t weights) {
    const Tensor& source = call.tensor(0);
    const Sizes shape = call.sizes(1);
    if (source.dtype != DType::kFloat) call.unsupported("normalisation of anything but float32");
    if (shape.count != 1 || source.rank < 1 || source.size[source.rank - 1] != shape.at[0] || shape.at[0] == 0)
        call.bad_shape("only the last dimension is normalised");
    const int64_t n = shape.at[0];
    for (size_t i = first_weight; i < first_weight + weights; ++i)
        if (call.given(i) && (call.tensor(i).dtype != DType::kFloat || call.tensor(i).rank != 1 ||
                              call.tensor(i).size[0] != n || call.tensor(i).stride[0] != 1))
            call.bad_shape("a weight of another size");
    return {source.elements() / n, n};
}

/// Layer norm (Ba et al. 2016), or with `centred` false RMS norm (Zhang and Sennrich 2019).
void normalise(Call& call, const Normalised& shape, bool centred, const float* weight, const float* bias,
               double epsilon) {
    const Tensor& source = call.tensor(0);
    const Tensor& out = call.make_like(source, DType::kFloat);
    copy_tensor(source, out);
    for (int64_t r = 0; r < shape.rows; ++r) {
        float* row = out.as<float>() + r * shape.n;
        double mean = 0, square = 0;
        if (centred) {
            for (int64_t i = 0; i < shape.n; ++i) mean += double(row[i]);
            mean /= double(shape.n);
        }
        for (int64_t i = 0; i < shape.n; ++i) square += (double(row[i]) - mean) * (double(row[i]) - mean);
        const double factor = 1 / std::sqrt(square / double(shape.n) + epsilon);
        for (int64_t i = 0; i < shape.n; ++i) {
            const double value = (double(row[i]) - mean) * factor;
            row[i] = float(value * (weight ? double(weight[i]) : 1.0) + (bias ? double(bias[i]) : 0.0));
        }
    }
}

const float* floats(const Call& call, size_t i) { return call.given(i) ? call.tensor(i).as<float>() : nullptr; }

void op_layer_norm(Call& call) {
    const Normalised shape = check_norm(call, 2, 2);
    normalise(call, shape, true, floats(call, 2), floats(call, 3), call.number(4));
}

void fast_layer_norm(Call& call) {
    const Normalised shape = check_norm(call, 2, 2);
    const Tensor& source = call.tensor(0);
    if (!call.given(2) || !call.given(3) || !source.contiguous()) return op_layer_norm(call);
    float* out = call.make_like(source, DType::kFloat).as<float>();
    for (int64_t r = 0; r < shape.rows; ++r)
        call.kernels.layer_norm(source.as<float>() + r * shape.n, floats(call, 2), floats(call, 3),
                                float(call.number(4)), out + r * shape.n, shape.n);
}

void op_rms_norm(Call& call) {
    const Normalised shape = check_norm(call, 2, 1);
    normalise(call, shape, false, floats(call, 2), nullptr,
              call.given(3) ? call.number(3) : double(std::numeric_limits<float>::epsilon()));
}

constexpr Operator kTable[] = {
    {"torch.sum", "T self, l dim=None, B keepdim=False, d dtype=None", Kind::kTensor, op_sum<false>},
    {"torch.mean", "T self, l dim=None, B keepdim=False, d dtype=None", Kind::kTensor, op_sum<true>},
    {"torch.amax", "T self, l dim=None, B keepdim=False", Kind::kTensor, op_extreme<true>},
    {"torch.amin", "T self, l dim=None, B keepdim=False", Kind::kTensor, op_extreme<false>},
    {"torch.argmax", "T self, i dim=None, B keepdim=False", Kind::kTensor, op_argmax},
    {"torch.softmax", "T self, I dim, d dtype=None", Kind::kTensor, op_softmax<false>, fast_softmax},
    {"torch.log_softmax", "T self, I dim, d dtype=None", Kind::kTensor, op_softmax<true>},
    {"torch.layer_norm", "T input, L normalized_shape, t weight=None, t bias=None, F eps=0.00001, B cudnn_enable=True",
     Kind::kTensor, op_layer_norm, fast_layer_norm},
    {"torch.rms_norm", "T input, L normalized_shape, t weight=None, i eps=None", Kind::kTensor, op_rms_norm},
};

}  // namespace

std::span<const Operator> reduce_operators() { return kTable; }

}  // namespace sqlc
