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

/// sum + rows of another shape, as torch.add broadcasts them: what `packed_linear` leaves to plain loops.
void add_broadcast(Call& call, const Tensor& sum, const Tensor& other) {
    Sizes sizes;
    sizes.count = std::max(sum.rank, other.rank);
    int64_t strides[2][kMaxRank] = {};
    for (int d = 0; d < sizes.count; ++d) sizes.at[d] = 1;
    for (const Tensor* tensor : {&sum, &other})
        for (int d = 0; d < tensor->rank; ++d) {
            int64_t& size = sizes.at[d + sizes.count - tensor->rank];
            if (tensor->size[d] != 1 && size != 1 && size != tensor->size[d]) call.bad_shape("sizes do not broadcast");
            if (tensor->size[d] != 1) size = tensor->size[d];
        }
    for (const Tensor* tensor : {&sum, &other})
        for (int d = 0; d < tensor->rank; ++d)
            if (tensor->size[d] != 1) strides[tensor == &other][d + sizes.count - tensor->rank] = tensor->stride[d];
    float* out = call.make(DType::kFloat, sizes.count, sizes.at).as<float>();
    each_element<2>(sizes.count, sizes.at, strides, [&](int64_t linear, const int64_t* at) {
        out[linear] = sum.as<float>()[at[0]] + float(load_number(other, at[1]));
    });
}

/// linear(x, weight int8 * scale, bias) with x rounded row by row; before it perhaps a layer norm of x, after it
/// perhaps a SiLU and then a sum with another tensor.
void packed_linear(Call& call) {
    using A = LinearArguments;
    Tensor x = call.tensor(A::kInput);
    const Packed& weight = call.packed();
    if (x.dtype != DType::kFloat) call.unsupported("matrix products of anything but float32");
    if (x.rank == 0 || x.size[x.rank - 1] != weight.inputs)
        call.bad_shape("the weight takes " + std::to_string(weight.inputs) + " inputs");
    Tensor result = x;
    result.size[x.rank - 1] = weight.outputs;
    result.become_contiguous();
    int64_t rows, stride;
    if (!as_rows(x, rows, stride)) {
        Tensor copy = x;
        copy.data = reinterpret_cast<std::byte*>(call.scratch<float>(x.elements()));
        copy.become_contiguous();
        copy_tensor(x, copy);
        x = copy;
        rows = x.elements() / weight.inputs;
        stride = weight.inputs;
    }
    int8_t* q = call.scratch<int8_t>(rows * weight.quads * kQuadBytes + kQuantisedSlack);
    float* scale = call.scratch<float>(rows + weight.inputs);
    if (call.given(A::kNormWeight)) {
        float* normed = scale + rows;
        for (int64_t r = 0; r < rows; ++r) {
            call.kernels.layer_norm(x.as<float>() + r * stride, call.tensor(A::kNormWeight).as<float>(),
                                    call.tensor(A::kNormBias).as<float>(), float(call.number(A::kEpsilon)), normed,
                                    weight.inputs);
            call.kernels.quantise(normed, 0, 1, weight.inputs, weight.quads, q + r * weight.quads * kQuadBytes,
                                  scale + r);
        }
    } else {
        call.kernels.quantise(x.as<float>(), stride, rows, weight.inputs, weight.quads, q, scale);
    }
    LinearOut out{nullptr, weight.outputs};
    out.silu = call.given(A::kSilu);
    const Tensor* added = call.given(A::kAdded) ? &call.tensor(A::kAdded) : nullptr;
    const bool same_shape = added && added->dtype == DType::kFloat && added->rank == result.rank &&
                            std::equal(added->size, added->size + added->rank, result.size) && added->contiguous();
    if (added && !same_shape) {
        result.data = reinterpret_cast<std::byte*>(call.scratch<float>(result.elements()));
        out.data = result.as<float>();
        call.kernels.linear(q, scale, rows, weight, out);
        add_broadcast(call, result, *added);
    } else {
        if (added) out.add = added->as<float>();
        out.add_stride = weight.outputs;
        out.data = call.make_like(result, DType::kFloat).as<float>();
        call.kernels.linear(q, scale, rows, weight, out);
    }
    call.release_scratch();
}

/// Some neighbouring columns of the last dimension, as a view.
void columns(Call& call) {
    Tensor view = call.tensor(0);
    const int64_t first = call.integer(1), count = call.integer(2);
    if (view.rank == 0 || first < 0 || count < 0 || first + count > view.size[view.rank - 1])
        call.bad_shape("columns out of range");
    view.data += first * view.stride[view.rank - 1] * dtype_size(view.dtype);
    view.size[view.rank - 1] = count;
    call.set_view(0, view);
}

int64_t padded(int64_t size) { return (size + 15) / 16 * 16; }

/// The same tensor with its rows side by side in memory, each padded to a multiple of 16.
void laid_out(Call& call) {
    const Tensor source = call.tensor(0);
    if (source.rank < 2 || source.dtype != DType::kFloat) return call.set_view(0, source);
    Tensor wide = source;
    wide.size[source.rank - 1] = padded(source.size[source.rank - 1]);
    Tensor& out = call.make_like(wide, DType::kFloat);
    std::fill_n(out.as<float>(), out.elements(), 0.0f);
    out.size[source.rank - 1] = source.size[source.rank - 1];
    copy_tensor(source, out);
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
    const int64_t columns = padded(n), kinds_padded = padded(kinds);
    float* turned = call.scratch<float>(width * (columns + kinds_padded));
    float* turned_keys = turned + width * columns;
    float* scores = call.scratch<float>(kBlock * columns);
    float* per_relation = call.scratch<float>(kBlock * (kinds_padded + width) + (4 + heads) * kinds_padded);
    float* related = per_relation + kBlock * kinds_padded;
    float* spare = related + kBlock * width;
    float* turned_bias = spare + 4 * kinds_padded;
    std::fill_n(turned_bias, heads * kinds_padded, 0.0f);
    for (int64_t r = 0; r < kinds; ++r)
        for (int64_t h = 0; h < heads; ++h) turned_bias[h * kinds_padded + r] = bias.as<float>()[r * heads + h];
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
                const RelatedRow related_row{*row.common, *row.count, row.places, row.relations, kinds_padded};
                factor[r] = 1 / call.kernels.related_exponentials(scores + r * columns, n, scale, related_row,
                                                                  per_relation + r * kinds_padded,
                                                                  turned_bias + h * kinds_padded, spare);
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

/// Cross-attention that knows what was used before, with q [H,B,w], keys [H,w,N] in rows, values [H,N,w], spent [H,B,C]
/// and coverage [B,N]: softmax(q keys * scale + spent[coverage]) values. The result [H,B,w] lies in memory as [B,H,w].
///
/// Most nodes are in state 0, so its number is subtracted from the others' instead of added everywhere.
void covered_attention(Call& call) {
    const Tensor &q = call.tensor(0), &keys = call.tensor(1), &values = call.tensor(2), &spent = call.tensor(3),
                 &coverage = call.tensor(4);
    const float scale = float(call.number(5));
    if (q.rank != 3 || keys.rank != 3 || values.rank != 3 || spent.rank != 3 || coverage.rank != 2)
        call.bad_shape("attention over three dimensions was expected");
    const int64_t heads = q.size[0], beams = q.size[1], width = q.size[2], n = coverage.size[1];
    const int64_t states = spent.size[2];
    const bool fits = keys.size[0] == heads && keys.size[1] == width && keys.size[2] == n && values.size[0] == heads &&
                      values.size[1] == n && values.size[2] == width && spent.size[0] == heads &&
                      spent.size[1] == beams && coverage.size[0] == beams && call.integer(6) == heads && states > 0;
    if (!fits) call.bad_shape("queries, keys, values and coverage do not fit");
    for (const Tensor* t : {&q, &keys, &values, &spent})
        if (t->dtype != DType::kFloat || (t->size[2] > 1 && t->stride[2] != 1))
            call.bad_shape("rows of float32 were expected");
    if (coverage.dtype != DType::kInt64) call.bad_shape("coverage of int64 was expected");

    const int64_t sizes[3] = {beams, heads, width}, columns = padded(n);
    Tensor& out = call.make(DType::kFloat, 3, sizes);
    float* scores = call.scratch<float>(beams * columns);
    int32_t* touched = call.scratch<int32_t>(beams * (1 + 2 * n));  // of each beam: how many, places, states
    for (int64_t b = 0; b < beams; ++b) {
        int32_t* mine = touched + b * (1 + 2 * n);
        int32_t count = 0;
        for (int64_t i = 0; i < n; ++i) {
            const int64_t state = coverage.as<int64_t>()[b * coverage.stride[0] + i * coverage.stride[1]];
            if (state == 0) continue;
            if (state < 0 || state >= states)
                call.bad_shape("state " + std::to_string(state) + " of coverage does not exist");
            mine[1 + 2 * count] = int32_t(i);
            mine[2 + 2 * count++] = int32_t(state);
        }
        mine[0] = count;
    }
    for (int64_t h = 0; h < heads; ++h) {
        call.kernels.multiply({q.as<float>() + h * q.stride[0], q.stride[1]},
                              {keys.as<float>() + h * keys.stride[0], keys.stride[1]}, beams, columns, width, scores,
                              columns);
        float factor[64];
        for (int64_t first = 0; first < beams; first += 64) {
            const int64_t rows = std::min<int64_t>(64, beams - first);
            for (int64_t r = 0; r < rows; ++r) {
                const int32_t* mine = touched + (first + r) * (1 + 2 * n);
                const float* cost = spent.as<float>() + h * spent.stride[0] + (first + r) * spent.stride[1];
                float* score = scores + (first + r) * columns;
                for (int32_t t = 0; t < mine[0]; ++t)
                    score[mine[1 + 2 * t]] += (cost[mine[2 + 2 * t]] - cost[0]) / scale;
                factor[r] = 1 / call.kernels.exponentials(score, n, scale);
            }
            float* target = out.as<float>() + first * heads * width + h * width;
            call.kernels.multiply({scores + first * columns, columns},
                                  {values.as<float>() + h * values.stride[0], values.stride[1]}, rows, width, n, target,
                                  heads * width);
            for (int64_t r = 0; r < rows; ++r)
                for (int64_t i = 0; i < width; ++i) target[r * heads * width + i] *= factor[r];
        }
    }
    out.size[0] = heads, out.size[1] = beams;
    out.stride[0] = width, out.stride[1] = heads * width;
    call.release_scratch();
}

/// Self-attention over the steps so far and this one, with q [B,H,1,w], past keys and values [B,T,H*w], this step's
/// [B,1,H*w] and bias [H,1,T+1]: softmax(q keysᵀ * scale + bias) values, [B,H,1,w].
void cached_attention(Call& call) {
    const Tensor& q = call.tensor(0);
    const Tensor* const rows[4] = {&call.tensor(1), &call.tensor(2), &call.tensor(3), &call.tensor(4)};
    const Tensor& bias = call.tensor(5);
    const float scale = float(call.number(6));
    if (q.rank != 4 || q.size[2] != 1 || bias.rank != 3) call.bad_shape("one query for each head was expected");
    const int64_t beams = q.size[0], heads = q.size[1], width = q.size[3];
    for (const Tensor* t : {rows[0], rows[1], rows[2], rows[3]})
        if (t->rank != 3 || t->dtype != DType::kFloat || t->size[0] != beams || t->size[2] != heads * width ||
            (t->size[2] > 1 && t->stride[2] != 1))
            call.bad_shape("keys and values of three dimensions were expected");
    const int64_t past = rows[0]->size[1], n = past + 1;
    if (rows[1]->size[1] != 1 || rows[3]->size[1] != 1 || rows[2]->size[1] != past || q.dtype != DType::kFloat ||
        (width > 1 && q.stride[3] != 1) || bias.dtype != DType::kFloat || bias.size[0] != heads || bias.size[1] != 1 ||
        bias.size[2] != n)
        call.bad_shape("queries, keys, values and bias do not fit");
    const int64_t sizes[4] = {beams, heads, 1, width};
    float* out = call.make(DType::kFloat, 4, sizes).as<float>();
    float* scores = call.scratch<float>(padded(n));
    for (int64_t b = 0; b < beams; ++b)
        for (int64_t h = 0; h < heads; ++h, out += width) {
            const Rows query{q.as<float>() + b * q.stride[0] + h * q.stride[1], 0};
            const auto part = [&](int i) {
                return Rows{rows[i]->as<float>() + b * rows[i]->stride[0] + h * width, rows[i]->stride[1]};
            };
            call.kernels.multiply_rows(query, part(0), 1, past, width, scores, n);
            call.kernels.multiply_rows(query, part(1), 1, 1, width, scores + past, 1);
            const float* shift = bias.as<float>() + h * bias.stride[0];
            for (int64_t t = 0; t < n; ++t) scores[t] = scores[t] * scale + shift[t * bias.stride[2]];
            const float factor = 1 / call.kernels.exponentials(scores, n, 1);
            call.kernels.multiply({scores, 0}, part(2), 1, width, past, out, width);
            const float* fresh = part(3).data;
            for (int64_t i = 0; i < width; ++i) out[i] = (out[i] + scores[past] * fresh[i]) * factor;
        }
    call.release_scratch();
}

constexpr Operator kTable[] = {
    {"packed_linear", "", Kind::kTensor, packed_linear},
    {"packed_rows", "", Kind::kTensor, packed_rows},
    {"relation_index", "", Kind::kTensor, relation_index},
    {"relation_attention", "", Kind::kTensor, relation_attention},
    {"covered_attention", "", Kind::kTensor, covered_attention},
    {"cached_attention", "", Kind::kTensor, cached_attention},
    {"columns", "", Kind::kTensor, columns},
    {"laid_out", "", Kind::kTensor, laid_out},
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
