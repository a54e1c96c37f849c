// Matrix products with PyTorch's batching rules.
#include <algorithm>
#include <cstring>

#include "tables.hpp"

namespace sqlc {
namespace {

/// [batches..., m, k] x [batches..., k, n] with broadcast batches; vectors were given a dimension of 1.
struct Product {
    Tensor a, b;
    int batch_rank = 0;
    int64_t batch_size[kMaxRank] = {};
    int64_t strides[2][kMaxRank] = {};
    int64_t m = 0, n = 0, k = 0;
    Sizes out;
};

Product prepare(const Call& call, Tensor a, Tensor b) {
    if (a.dtype != DType::kFloat || b.dtype != DType::kFloat)
        call.unsupported("matrix products of anything but float32");
    if (a.rank == 0 || b.rank == 0) call.bad_shape("a product with a tensor of rank 0");
    const bool vector_a = a.rank == 1, vector_b = b.rank == 1;
    if (vector_a) {
        a.rank = 2;
        a.size[1] = a.size[0], a.stride[1] = a.stride[0];
        a.size[0] = 1, a.stride[0] = 0;
    }
    if (vector_b) {
        b.rank = 2;
        b.size[1] = 1, b.stride[1] = 0;
    }
    Product p;
    p.m = a.size[a.rank - 2], p.k = a.size[a.rank - 1], p.n = b.size[b.rank - 1];
    if (b.size[b.rank - 2] != p.k) call.bad_shape("the inner sizes differ");
    p.batch_rank = std::max(a.rank, b.rank) - 2;
    for (int i = 0; i < p.batch_rank; ++i) {
        const int da = i - (p.batch_rank - (a.rank - 2)), db = i - (p.batch_rank - (b.rank - 2));
        const int64_t sa = da >= 0 ? a.size[da] : 1, sb = db >= 0 ? b.size[db] : 1;
        if (sa != sb && sa != 1 && sb != 1) call.bad_shape("the batches do not broadcast");
        p.batch_size[i] = sa == 1 ? sb : sa;
        p.strides[0][i] = sa == 1 ? 0 : a.stride[da];
        p.strides[1][i] = sb == 1 ? 0 : b.stride[db];
        p.out.at[p.out.count++] = p.batch_size[i];
    }
    if (!vector_a) p.out.at[p.out.count++] = p.m;
    if (!vector_b) p.out.at[p.out.count++] = p.n;
    p.a = a, p.b = b;
    return p;
}

void multiply_reference(Call& call, const Product& p) {
    float* out = call.make(DType::kFloat, p.out.count, p.out.at).as<float>();
    const int64_t am = p.a.stride[p.a.rank - 2], ak = p.a.stride[p.a.rank - 1], bk = p.b.stride[p.b.rank - 2],
                  bn = p.b.stride[p.b.rank - 1];
    each_element<2>(p.batch_rank, p.batch_size, p.strides, [&](int64_t batch, const int64_t* at) {
        const float* a = p.a.as<float>() + at[0];
        const float* b = p.b.as<float>() + at[1];
        for (int64_t i = 0; i < p.m; ++i)
            for (int64_t j = 0; j < p.n; ++j) {
                double total = 0;
                for (int64_t x = 0; x < p.k; ++x) total += double(a[i * am + x * ak]) * double(b[x * bk + j * bn]);
                out[(batch * p.m + i) * p.n + j] = float(total);
            }
    });
}

void multiply_fast(Call& call, const Product& p) {
    const int64_t am = p.a.stride[p.a.rank - 2], ak = p.a.stride[p.a.rank - 1], bk = p.b.stride[p.b.rank - 2],
                  bn = p.b.stride[p.b.rank - 1];
    const bool a_rows = ak == 1 || p.k == 1, b_rows = bn == 1 || p.n == 1, b_columns = bk == 1 || p.k == 1;
    if (!a_rows || (!b_rows && !b_columns)) return multiply_reference(call, p);
    float* out = call.make(DType::kFloat, p.out.count, p.out.at).as<float>();
    each_element<2>(p.batch_rank, p.batch_size, p.strides, [&](int64_t batch, const int64_t* at) {
        const Rows a{p.a.as<float>() + at[0], am};
        float* o = out + batch * p.m * p.n;
        if (b_columns) {
            call.kernels.multiply_rows(a, {p.b.as<float>() + at[1], bn}, p.m, p.n, p.k, o, p.n);
        } else {
            call.kernels.multiply(a, {p.b.as<float>() + at[1], bk}, p.m, p.n, p.k, o, p.n);
        }
    });
}

template <void (*F)(Call&, const Product&)>
void op_matmul(Call& call) {
    F(call, prepare(call, call.tensor(0), call.tensor(1)));
}

template <int rank, void (*F)(Call&, const Product&)>
void op_ranked(Call& call) {
    if (call.tensor(0).rank != rank || call.tensor(1).rank != rank)
        call.bad_shape("tensors of " + std::to_string(rank) + " dimensions were expected");
    if (rank == 3 && call.tensor(0).size[0] != call.tensor(1).size[0]) call.bad_shape("the batches differ");
    op_matmul<F>(call);
}

void add_bias(const Call& call, const Tensor& out, const Tensor& bias) {
    const int64_t n = out.rank > 0 ? out.size[out.rank - 1] : 1;
    if (bias.dtype != DType::kFloat || bias.rank != 1 || bias.size[0] != n) call.bad_shape("a bias of another size");
    const int64_t rows = n ? out.elements() / n : 0;
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t i = 0; i < n; ++i) out.as<float>()[r * n + i] += bias.as<float>()[i * bias.stride[0]];
}

template <void (*F)(Call&, const Product&)>
void op_linear(Call& call) {
    Tensor weight = call.tensor(1);
    if (weight.rank != 2) call.bad_shape("a weight of two dimensions was expected");
    std::swap(weight.size[0], weight.size[1]);
    std::swap(weight.stride[0], weight.stride[1]);
    const Product p = prepare(call, call.tensor(0), weight);
    F(call, p);
    if (!call.given(2)) return;
    add_bias(call, call.result(), call.tensor(2));
}

constexpr Operator kTable[] = {
    {"torch.matmul", "T self, T other", Kind::kTensor, op_matmul<multiply_reference>, op_matmul<multiply_fast>},
    {"torch.mm", "T self, T mat2", Kind::kTensor, op_ranked<2, multiply_reference>, op_ranked<2, multiply_fast>},
    {"torch.bmm", "T self, T mat2", Kind::kTensor, op_ranked<3, multiply_reference>, op_ranked<3, multiply_fast>},
    {"torch.linear", "T input, T weight, t bias=None", Kind::kTensor, op_linear<multiply_reference>,
     op_linear<multiply_fast>},
};

}  // namespace

std::span<const Operator> matrix_operators() { return kTable; }

}  // namespace sqlc
