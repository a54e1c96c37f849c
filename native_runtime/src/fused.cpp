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
    if (x.rank == 0 || x.size[x.rank - 1] != weight.inputs)
        call.bad_shape("the weight takes " + std::to_string(weight.inputs) + " inputs");
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
    int8_t* q = call.scratch<int8_t>(rows * weight.quads * kQuadBytes + kQuantisedSlack);
    float* scale = call.scratch<float>(rows);
    call.kernels.quantise(x.as<float>(), stride, rows, weight.inputs, weight.quads, q, scale);
    call.kernels.linear(q, scale, rows, weight, {out, weight.outputs});
    call.release_scratch();
}

/// table[index].to(float32) * scale[index].unsqueeze(-1) for a flat index.
void packed_rows(Call& call) {
    const Tensor& table = call.tensor(0);
    const Tensor& scale = call.tensor(1);
    const Tensor& index = call.tensor(2);
    if (index.rank != 1 || is_floating(index.dtype) || index.dtype == DType::kBool)
        call.bad_shape("a flat index was expected");
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

/// What attention needs of one row of relations: the most frequent one, and where all others are.
struct RelationRow {
    uint16_t* common;
    uint16_t* count;      // of the others
    uint16_t* places;     // ascending
    uint16_t* relations;  // at those places

    static int64_t width(int64_t nodes) { return 2 + 2 * nodes; }
    RelationRow(const Tensor& index, int64_t row, int64_t nodes)
        : common(reinterpret_cast<uint16_t*>(index.as<int16_t>() + row * index.stride[0])),
          count(common + 1),
          places(common + 2),
          relations(places + nodes) {}
};

/// Relations [N,N] of any whole numbers as one RelationRow for each row: once for all layers and heads.
void relation_index(Call& call) {
    const Tensor& relations = call.tensor(0);
    const int64_t kinds = call.integer(1);
    if (relations.rank != 2 || is_floating(relations.dtype)) call.bad_shape("a matrix of relations was expected");
    const int64_t rows = relations.size[0], nodes = relations.size[1];
    if (nodes > 65535) throw LimitError("attention over more than 65535 nodes");
    const int64_t sizes[2] = {rows, RelationRow::width(nodes)};
    const Tensor& out = call.make(DType::kInt16, 2, sizes);
    uint8_t* row = call.scratch<uint8_t>(nodes);
    for (int64_t i = 0; i < rows; ++i) {
        int32_t count[257] = {};
        for (int64_t j = 0; j < nodes; ++j) {
            const int64_t at = i * relations.stride[0] + j * relations.stride[1];
            const int64_t relation =
                relations.dtype == DType::kUInt8 ? relations.as<uint8_t>()[at] : load_integer(relations, at);
            if (relation < 0 || relation >= kinds)
                call.bad_shape("relation " + std::to_string(relation) + " does not exist");
            row[j] = uint8_t(relation);
            ++count[relation];
        }
        const auto common = std::max_element(count, count + kinds) - count;
        const RelationRow index(out, i, nodes);
        *index.common = uint16_t(common);
        int64_t others = 0;
        for (int64_t j = 0; j < nodes; ++j) {
            index.places[others] = uint16_t(j);
            index.relations[others] = row[j];
            others += row[j] != common;
            if (others == nodes) break;
        }
        *index.count = uint16_t(others);
    }
    call.release_scratch();
}

/// Attention whose scores and values know the relation of every pair of nodes (RAT-SQL), with q, k, v [H,N,w]:
/// weights = softmax((q k^T + (q keys^T + bias)[relation]) * scale); out = weights v + (weights summed by relation)
/// values. The result [H,N,w] lies in memory as [N,H,w], the order in which the next product wants it.
///
/// Most pairs of a row have one and the same relation. Softmax does not change when all its inputs shift, so that
/// relation's score is subtracted from the others' instead of added everywhere; and its share of the weights is what
/// the others leave.
void relation_attention(Call& call) {
    const Tensor &q = call.tensor(0), &k = call.tensor(1), &v = call.tensor(2), &index = call.tensor(3);
    const Tensor &keys = call.tensor(4), &bias = call.tensor(5), &values = call.tensor(6);
    const float scale = float(call.number(7));
    if (q.rank != 3 || k.rank != 3 || v.rank != 3)
        call.bad_shape("queries, keys and values of three dimensions were expected");
    const int64_t heads = q.size[0], n = q.size[1], width = q.size[2], kinds = keys.size[0];
    for (const Tensor* t : {&q, &k, &v})
        if (t->dtype != DType::kFloat || t->size[0] != heads || t->size[1] != n || t->size[2] != width ||
            (width > 1 && t->stride[2] != 1))
            call.bad_shape("queries, keys and values differ in shape");
    if (keys.size[1] != width || values.size[0] != kinds || values.size[1] != width || bias.size[0] != kinds ||
        bias.size[1] != heads || index.size[0] != n || index.size[1] != RelationRow::width(n))
        call.bad_shape("relations and their tables do not fit");

    const int64_t sizes[3] = {n, heads, width};
    Tensor& out = call.make(DType::kFloat, 3, sizes);
    constexpr int64_t kBlock = 16;  // queries at a time
    const auto padded = [](int64_t size) { return (size + 15) / 16 * 16; };
    const int64_t columns = padded(n), kinds_padded = padded(kinds);
    float* turned = call.scratch<float>(width * (columns + kinds_padded));
    float* turned_keys = turned + width * columns;
    float* scores = call.scratch<float>(kBlock * columns);
    float* per_relation = call.scratch<float>(kBlock * (kinds_padded + width) + 4 * kinds_padded);
    float* related = per_relation + kBlock * kinds_padded;
    float* mass = related + kBlock * width;
    std::fill_n(turned, width * (columns + kinds_padded), 0.0f);
    for (int64_t r = 0; r < kinds; ++r)
        for (int64_t i = 0; i < width; ++i) turned_keys[i * kinds_padded + r] = keys.as<float>()[r * width + i];

    for (int64_t h = 0; h < heads; ++h) {
        const float* head_q = q.as<float>() + h * q.stride[0];
        const float* head_k = k.as<float>() + h * k.stride[0];
        const float* head_v = v.as<float>() + h * v.stride[0];
        for (int64_t j = 0; j < n; ++j)
            for (int64_t i = 0; i < width; ++i) turned[i * columns + j] = head_k[j * k.stride[1] + i];
        for (int64_t first = 0; first < n; first += kBlock) {
            const int64_t rows = std::min(kBlock, n - first);
            const Rows queries{head_q + first * q.stride[1], q.stride[1]};
            float factor[kBlock];
            call.kernels.multiply(queries, {turned, columns}, rows, columns, width, scores, columns);
            call.kernels.multiply(queries, {turned_keys, kinds_padded}, rows, kinds_padded, width, per_relation,
                                  kinds_padded);
            for (int64_t r = 0; r < rows; ++r) {
                const RelationRow row(index, first + r, n);
                const int64_t common = *row.common, others = *row.count;
                float* table = per_relation + r * kinds_padded;
                float* score = scores + r * columns;
                for (int64_t t = 0; t < kinds; ++t) table[t] += bias.as<float>()[t * heads + h];
                const float usual = table[common];
                for (int64_t t = 0; t < kinds; ++t) table[t] -= usual;
                for (int64_t x = 0; x < others; ++x) score[row.places[x]] += table[row.relations[x]];
                const float total = call.kernels.exponentials(score, n, scale);
                factor[r] = 1 / total;
                // Four sums at four distances, so that no addition waits for the one before it.
                std::fill_n(mass, 4 * kinds_padded, 0.0f);
                const int64_t quarter = others / 4;
                for (int64_t x = 0; x < quarter; ++x)
                    for (int64_t part = 0; part < 4; ++part) {
                        const int64_t at = x + part * quarter;
                        mass[part * kinds_padded + row.relations[at]] += score[row.places[at]];
                    }
                for (int64_t at = 4 * quarter; at < others; ++at) mass[row.relations[at]] += score[row.places[at]];
                float rest = total;
                for (int64_t t = 0; t < kinds; ++t) {
                    table[t] =
                        (mass[t] + mass[kinds_padded + t]) + (mass[2 * kinds_padded + t] + mass[3 * kinds_padded + t]);
                    rest -= table[t];
                }
                table[common] = rest;
            }
            float* target = out.as<float>() + first * heads * width + h * width;
            call.kernels.multiply({scores, columns}, {head_v, v.stride[1]}, rows, width, n, target, heads * width);
            call.kernels.multiply({per_relation, kinds_padded}, {values.as<float>(), width}, rows, width, kinds,
                                  related, width);
            for (int64_t r = 0; r < rows; ++r)
                for (int64_t i = 0; i < width; ++i) {
                    float& result = target[r * heads * width + i];
                    result = (result + related[r * width + i]) * factor[r];
                }
        }
    }
    out.size[0] = heads, out.size[1] = n;
    out.stride[0] = width, out.stride[1] = heads * width;
    call.release_scratch();
}

constexpr Operator kTable[] = {
    {"packed_linear", "", Kind::kTensor, packed_linear},
    {"packed_rows", "", Kind::kTensor, packed_rows},
    {"relation_index", "", Kind::kTensor, relation_index},
    {"relation_attention", "", Kind::kTensor, relation_attention},
};

}  // namespace

std::span<const Operator> fused_operators() { return kTable; }

const Operator* find_operator(const std::string& name) {
    static const auto tables = {shape_operators(),  elementwise_operators(), index_operators(),
                                reduce_operators(), matrix_operators(),      fused_operators()};
    for (const auto& table : tables)
        for (const Operator& op : table)
            if (name == op.name) return &op;
    return nullptr;
}

}  // namespace sqlc
