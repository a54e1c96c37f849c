// The instructions that fusion introduces.
#include <algorithm>
#include <cstring>

#include "tables.hpp"

namespace sqlc {
namespace {

/// Leading dimensions as rows, or false when they are not evenly spaced.
bool as_rows(const Tensor& tensor, int64_t& rows, int64_t& stride) {
    const int last = tensor.rank - 1;
    if (tensor.size[last] != 1 && tensor.stride[last] != 1) return false;
    rows = 1;
    stride = tensor.size[last];
    bool first = true;
    for (int i = last - 1; i >= 0; --i) {
        if (tensor.size[i] == 1) continue;
        if (first) {
            stride = tensor.stride[i];
        } else if (tensor.stride[i] != rows * stride) {
            return false;
        }
        first = false;
        rows *= tensor.size[i];
    }
    return true;
}

/// linear(x, weight int8 * scale, bias) with x quantised row by row.
void packed_linear(Call& call) {
    Tensor x = call.tensor(0);
    const Packed& weight = call.packed();
    if (x.dtype != DType::kFloat) call.unsupported("matrix products of anything but float32");
    if (x.rank == 0 || x.size[x.rank - 1] != weight.inputs) call.bad_shape("the weight takes " + std::to_string(weight.inputs) + " inputs");
    Sizes sizes;
    sizes.count = x.rank;
    std::copy_n(x.size, x.rank, sizes.at);
    sizes.at[x.rank - 1] = weight.outputs;
    int64_t rows, stride;
    if (!as_rows(x, rows, stride)) {
        Tensor copy = x;
        copy.data = reinterpret_cast<std::byte*>(call.scratch<float>(x.elements()));
        int64_t step = 1;
        for (int i = x.rank - 1; i >= 0; --i) {
            copy.stride[i] = step;
            step *= x.size[i];
        }
        copy_tensor(x, copy);
        x = copy;
        rows = x.elements() / weight.inputs;
        stride = weight.inputs;
    }
    float* out = call.make(DType::kFloat, sizes.count, sizes.at).as<float>();
    int8_t* q = call.scratch<int8_t>(rows * weight.quads * 4);
    float* scale = call.scratch<float>(rows);
    call.kernels.quantise(x.as<float>(), stride, rows, weight.inputs, weight.quads, q, scale);
    call.kernels.linear(q, scale, rows, weight, out, weight.outputs);
    call.release_scratch();
}

/// table[index].to(float32) * scale[index].unsqueeze(-1) for a flat index.
void packed_rows(Call& call) {
    const Tensor& table = call.tensor(0);
    const Tensor& scale = call.tensor(1);
    const Tensor& index = call.tensor(2);
    if (index.rank != 1 || is_floating(index.dtype) || index.dtype == DType::kBool) call.bad_shape("a flat index was expected");
    const int64_t sizes[2] = {index.size[0], table.size[1]};
    float* out = call.make(DType::kFloat, 2, sizes).as<float>();
    for (int64_t i = 0; i < sizes[0]; ++i) {
        int64_t row = load_integer(index, i * index.stride[0]);
        if (row < 0) row += table.size[0];
        if (row < 0 || row >= table.size[0]) call.bad_shape("index " + std::to_string(row) + " is out of range");
        const int8_t* from = table.as<int8_t>() + row * table.stride[0];
        const float factor = scale.as<float>()[row];
        for (int64_t j = 0; j < sizes[1]; ++j) out[i * sizes[1] + j] = float(from[j]) * factor;
    }
}

/// Relations as bytes: any type of whole number in, uint8 out.
void relation_bytes(Call& call) {
    const Tensor& relations = call.tensor(0);
    if (relations.rank != 2 || is_floating(relations.dtype)) call.bad_shape("a matrix of relations was expected");
    const int64_t limit = std::min<int64_t>(call.integer(1), 256);
    uint8_t* out = call.make_like(relations, DType::kUInt8).as<uint8_t>();
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], relations.stride, sizeof strides[0]);
    const auto convert = [&](int64_t linear, int64_t value) {
        if (value < 0 || value >= limit) call.bad_shape("relation " + std::to_string(value) + " does not exist");
        out[linear] = uint8_t(value);
    };
    if (relations.dtype == DType::kInt64) {
        each_element<1>(2, relations.size, strides, [&](int64_t linear, const int64_t* at) { convert(linear, relations.as<int64_t>()[at[0]]); });
    } else {
        each_element<1>(2, relations.size, strides, [&](int64_t linear, const int64_t* at) { convert(linear, load_integer(relations, at[0])); });
    }
}

/// Attention whose scores and values know the relation of every pair of nodes (RAT-SQL), with q, k, v [H,N,w]:
/// weights = softmax((q k^T + (q keys^T + bias)[relation]) * scale); out = weights v + (weights summed by relation) values.
/// The result [H,N,w] lies in memory as [N,H,w], the order in which the next product wants it.
void relation_attention(Call& call) {
    const Tensor &q = call.tensor(0), &k = call.tensor(1), &v = call.tensor(2), &relations = call.tensor(3);
    const Tensor &keys = call.tensor(4), &bias = call.tensor(5), &values = call.tensor(6);
    const float scale = float(call.number(7));
    if (q.rank != 3 || k.rank != 3 || v.rank != 3) call.bad_shape("queries, keys and values of three dimensions were expected");
    const int64_t heads = q.size[0], n = q.size[1], width = q.size[2], kinds = keys.size[0];
    for (const Tensor* t : {&q, &k, &v})
        if (t->dtype != DType::kFloat || t->size[0] != heads || t->size[1] != n || t->size[2] != width || (width > 1 && t->stride[2] != 1))
            call.bad_shape("queries, keys and values differ in shape");
    if (keys.size[1] != width || values.size[0] != kinds || values.size[1] != width || bias.size[0] != kinds || bias.size[1] != heads ||
        relations.size[0] != n || relations.size[1] != n)
        call.bad_shape("relations and their tables do not fit");

    const int64_t sizes[3] = {n, heads, width};
    Tensor& out = call.make(DType::kFloat, 3, sizes);
    constexpr int64_t kBlock = 16;  // queries at a time
    const int64_t columns = (std::max(n, kinds) + 15) / 16 * 16;
    float* turned = call.scratch<float>(width * columns + width * ((kinds + 15) / 16 * 16));
    float* scores = call.scratch<float>(kBlock * columns);
    float* per_relation = call.scratch<float>(kBlock * columns);
    float* mass = call.scratch<float>(kBlock * columns);
    const int64_t kinds_padded = (kinds + 15) / 16 * 16;
    float* turned_keys = turned + width * columns;
    std::fill_n(turned_keys, width * kinds_padded, 0.0f);
    for (int64_t r = 0; r < kinds; ++r)
        for (int64_t i = 0; i < width; ++i) turned_keys[i * kinds_padded + r] = keys.as<float>()[r * width + i];

    for (int64_t h = 0; h < heads; ++h) {
        const float* head_q = q.as<float>() + h * q.stride[0];
        const float* head_k = k.as<float>() + h * k.stride[0];
        const float* head_v = v.as<float>() + h * v.stride[0];
        for (int64_t j = 0; j < n; ++j)
            for (int64_t i = 0; i < width; ++i) turned[i * columns + j] = head_k[j * k.stride[1] + i];
        for (int64_t i = 0; i < width; ++i) std::fill(turned + i * columns + n, turned + (i + 1) * columns, 0.0f);
        for (int64_t first = 0; first < n; first += kBlock) {
            const int64_t rows = std::min(kBlock, n - first);
            const Rows queries{head_q + first * q.stride[1], q.stride[1]};
            call.kernels.multiply(queries, {turned, columns}, rows, (n + 15) / 16 * 16, width, scores, columns);
            call.kernels.multiply(queries, {turned_keys, kinds_padded}, rows, kinds_padded, width, per_relation, columns);
            std::fill_n(mass, rows * columns, 0.0f);
            for (int64_t r = 0; r < rows; ++r) {
                float* table = per_relation + r * columns;
                for (int64_t t = 0; t < kinds; ++t) table[t] += bias.as<float>()[t * heads + h];
                const uint8_t* row = relations.as<uint8_t>() + (first + r) * n;
                call.kernels.related_scores(table, row, scale, scores + r * columns, n);
                call.kernels.softmax(scores + r * columns, n);
                call.kernels.relation_mass(scores + r * columns, row, mass + r * columns, n);
            }
            float* target = out.as<float>() + first * heads * width + h * width;
            call.kernels.multiply({scores, columns}, {head_v, v.stride[1]}, rows, width, n, target, heads * width);
            // The relations' share is added to what the product above left.
            call.kernels.multiply({mass, columns}, {values.as<float>(), width}, rows, width, kinds, per_relation, columns);
            for (int64_t r = 0; r < rows; ++r)
                for (int64_t i = 0; i < width; ++i) target[r * heads * width + i] += per_relation[r * columns + i];
        }
    }
    out.size[0] = heads, out.size[1] = n;
    out.stride[0] = width, out.stride[1] = heads * width;
    call.release_scratch();
}

constexpr Operator kTable[] = {
    {"packed_linear", "", Kind::kTensor, packed_linear},
    {"packed_rows", "", Kind::kTensor, packed_rows},
    {"relation_bytes", "", Kind::kTensor, relation_bytes},
    {"relation_attention", "", Kind::kTensor, relation_attention},
};

}  // namespace

std::span<const Operator> fused_operators() { return kTable; }

const Operator* find_operator(const std::string& name) {
    static const auto tables = {shape_operators(), elementwise_operators(), index_operators(), reduce_operators(), matrix_operators(), fused_operators()};
    for (const auto& table : tables)
        for (const Operator& op : table)
            if (name == op.name) return &op;
    return nullptr;
}

}  // namespace sqlc
