// Operators that look at memory differently or copy it: view, permute, slice, cat, ...
#include <algorithm>
#include <cstring>

#include "tables.hpp"

namespace sqlc {
namespace {

Tensor with_shape(const Tensor& source, const Sizes& sizes) {
    Tensor view = source;
    view.rank = sizes.count;
    int64_t stride = 1;
    for (int i = sizes.count - 1; i >= 0; --i) {
        view.size[i] = sizes.at[i];
        view.stride[i] = stride;
        stride *= sizes.at[i];
    }
    return view;
}

/// Resolves a single -1 and checks that the elements are as many.
Sizes resolve(const Call& call, const Tensor& tensor, Sizes sizes) {
    int64_t known = 1;
    int unknown = -1;
    for (int i = 0; i < sizes.count; ++i) {
        if (sizes.at[i] == -1 && unknown < 0) {
            unknown = i;
        } else if (sizes.at[i] < 0 || (sizes.at[i] > 0 && known > kMaxElements / sizes.at[i])) {
            call.bad_shape("sizes out of range");
        } else {
            known *= sizes.at[i];
        }
    }
    if (unknown >= 0) {
        if (known == 0 || tensor.elements() % known != 0) call.bad_shape("the -1 has no solution");
        sizes.at[unknown] = tensor.elements() / known;
        known *= sizes.at[unknown];
    }
    if (known != tensor.elements()) call.bad_shape("the elements are not as many");
    return sizes;
}

/// The strides with which `tensor` can be seen in the new sizes without a copy; false when there are none.
bool restride(const Tensor& tensor, const Sizes& sizes, Tensor& view) {
    view = with_shape(tensor, sizes);
    if (tensor.contiguous() || tensor.elements() == 0) return true;
    int d = sizes.count - 1;
    int64_t base = tensor.stride[tensor.rank - 1], run = 1, covered = 1;
    for (int s = tensor.rank - 1; s >= 0; --s) {
        run *= tensor.size[s];
        const bool block_ends = s == 0 || (tensor.size[s - 1] != 1 && tensor.stride[s - 1] != run * base);
        if (!block_ends) continue;
        while (d >= 0 && (covered < run || sizes.at[d] == 1)) {
            view.stride[d] = covered * base;
            covered *= sizes.at[d--];
        }
        if (covered != run) return false;
        if (s > 0) {
            base = tensor.stride[s - 1];
            run = covered = 1;
        }
    }
    return d == -1;
}

void op_view(Call& call) {
    Tensor view;
    if (!restride(call.tensor(0), resolve(call, call.tensor(0), call.sizes(1)), view))
        call.bad_shape("a view would need a copy");
    call.set_view(0, view);
}

void op_reshape(Call& call) {
    const Tensor& source = call.tensor(0);
    const Sizes sizes = resolve(call, source, call.sizes(1));
    Tensor view;
    if (restride(source, sizes, view)) return call.set_view(0, view);
    Tensor& out = call.make(source.dtype, sizes.count, sizes.at);
    Tensor flat = source;
    const Tensor target = out;
    Tensor shaped = target;
    shaped.rank = flat.rank;
    int64_t stride = 1;
    for (int i = flat.rank - 1; i >= 0; --i) {
        shaped.size[i] = flat.size[i];
        shaped.stride[i] = stride;
        stride *= flat.size[i];
    }
    copy_tensor(flat, shaped);
}

void op_flatten(Call& call) {
    const Tensor& source = call.tensor(0);
    if (source.rank == 0) call.bad_shape("a tensor of rank 0");
    const int first = wrap_dim(call, call.integer(1), source.rank), last = wrap_dim(call, call.integer(2), source.rank);
    if (last < first) call.bad_shape("start_dim after end_dim");
    Sizes sizes;
    for (int i = 0; i < first; ++i) sizes.at[sizes.count++] = source.size[i];
    int64_t joined = 1;
    for (int i = first; i <= last; ++i) joined *= source.size[i];
    sizes.at[sizes.count++] = joined;
    for (int i = last + 1; i < source.rank; ++i) sizes.at[sizes.count++] = source.size[i];
    Tensor view;
    if (restride(source, sizes, view)) return call.set_view(0, view);
    Tensor shaped = call.make(source.dtype, sizes.count, sizes.at);
    shaped.rank = source.rank;
    int64_t stride = 1;
    for (int i = source.rank - 1; i >= 0; --i) {
        shaped.size[i] = source.size[i];
        shaped.stride[i] = stride;
        stride *= source.size[i];
    }
    copy_tensor(source, shaped);
}

void op_permute(Call& call) {
    const Tensor& source = call.tensor(0);
    const Sizes order = call.sizes(1);
    if (order.count != source.rank) call.bad_shape("one dimension for each is needed");
    Tensor view = source;
    unsigned seen = 0;
    for (int i = 0; i < order.count; ++i) {
        const int from = wrap_dim(call, order.at[i], source.rank);
        if (seen & (1u << from)) call.bad_shape("a dimension appears twice");
        seen |= 1u << from;
        view.size[i] = source.size[from];
        view.stride[i] = source.stride[from];
    }
    call.set_view(0, view);
}

void transpose(Call& call, int64_t a, int64_t b) {
    Tensor view = call.tensor(0);
    const int x = wrap_dim(call, a, view.rank), y = wrap_dim(call, b, view.rank);
    std::swap(view.size[x], view.size[y]);
    std::swap(view.stride[x], view.stride[y]);
    call.set_view(0, view);
}

void op_transpose(Call& call) { transpose(call, call.integer(1), call.integer(2)); }

void op_t(Call& call) {
    if (call.tensor(0).rank > 2) call.bad_shape("at most two dimensions");
    if (call.tensor(0).rank < 2) return call.set_view(0, call.tensor(0));
    transpose(call, 0, 1);
}

void op_unsqueeze(Call& call) {
    Tensor view = call.tensor(0);
    if (view.rank == kMaxRank) call.unsupported("more than 6 dimensions");
    const int at = wrap_dim(call, call.integer(1), view.rank + 1);
    for (int i = view.rank; i > at; --i) {
        view.size[i] = view.size[i - 1];
        view.stride[i] = view.stride[i - 1];
    }
    view.size[at] = 1;
    view.stride[at] = at + 1 <= view.rank ? view.size[at + 1] * view.stride[at + 1] : 1;
    ++view.rank;
    call.set_view(0, view);
}

void remove_dim(Tensor& view, int at) {
    for (int i = at; i + 1 < view.rank; ++i) {
        view.size[i] = view.size[i + 1];
        view.stride[i] = view.stride[i + 1];
    }
    --view.rank;
}

void op_squeeze(Call& call) {
    Tensor view = call.tensor(0);
    if (!call.given(1)) {
        for (int i = view.rank - 1; i >= 0; --i)
            if (view.size[i] == 1) remove_dim(view, i);
    } else if (view.rank > 0) {
        const int at = wrap_dim(call, call.integer(1), view.rank);
        if (view.size[at] == 1) remove_dim(view, at);
    }
    call.set_view(0, view);
}

void expand(Call& call, const Sizes& sizes) {
    const Tensor& source = call.tensor(0);
    Tensor view = source;
    if (sizes.count < source.rank) call.bad_shape("fewer dimensions than before");
    view.rank = sizes.count;
    for (int i = 0; i < sizes.count; ++i) {
        const int from = i - (sizes.count - source.rank);
        int64_t size = sizes.at[i];
        if (from < 0) {
            if (size < 0) call.bad_shape("a new dimension needs a size");
            view.stride[i] = 0;
        } else {
            if (size == -1) size = source.size[from];
            if (size < 0 || (source.size[from] != size && source.size[from] != 1))
                call.bad_shape("a dimension cannot be expanded");
            view.stride[i] = source.size[from] == size ? source.stride[from] : 0;
        }
        view.size[i] = size;
    }
    int64_t elements = 1;
    for (int i = 0; i < view.rank; ++i) {
        if (view.size[i] > 0 && elements > kMaxElements / view.size[i])
            throw LimitError("an expanded tensor of more than 2^28 elements");
        elements *= view.size[i];
    }
    call.set_view(0, view);
}

void op_expand(Call& call) { expand(call, call.sizes(1)); }

void op_expand_as(Call& call) {
    const Tensor& like = call.tensor(1);
    Sizes sizes;
    sizes.count = like.rank;
    std::copy_n(like.size, like.rank, sizes.at);
    expand(call, sizes);
}

void select(Call& call, int dim, int64_t index) {
    Tensor view = call.tensor(0);
    const int64_t at = index < 0 ? index + view.size[dim] : index;
    if (at < 0 || at >= view.size[dim]) call.bad_shape("index " + std::to_string(index) + " is out of range");
    if (view.data) view.data += at * view.stride[dim] * dtype_size(view.dtype);
    remove_dim(view, dim);
    call.set_view(0, view);
}

void op_select(Call& call) { select(call, wrap_dim(call, call.integer(1), call.tensor(0).rank), call.integer(2)); }

void op_unbind_piece(Call& call) {
    const int dim = wrap_dim(call, call.integer(1), call.tensor(0).rank);
    const int64_t length = call.integer(3);
    if (length >= 0 && call.tensor(0).size[dim] != length)
        call.bad_shape("unpacked into " + std::to_string(length) + " names");
    select(call, dim, call.integer(2));
}

void narrow(Call& call, int dim, int64_t start, int64_t length, int64_t step) {
    Tensor view = call.tensor(0);
    if (view.data && length > 0) view.data += start * view.stride[dim] * dtype_size(view.dtype);
    view.size[dim] = length;
    view.stride[dim] *= step;
    call.set_view(0, view);
}

void op_narrow(Call& call) {
    const Tensor& source = call.tensor(0);
    const int dim = wrap_dim(call, call.integer(1), source.rank);
    int64_t start = call.integer(2);
    const int64_t length = call.integer(3);
    if (start < 0) start += source.size[dim];
    if (start < 0 || start > source.size[dim] || length < 0 || length > source.size[dim] - start)
        call.bad_shape("out of range");
    narrow(call, dim, start, length, 1);
}

void op_slice(Call& call) {
    const Tensor& source = call.tensor(0);
    const int dim = wrap_dim(call, call.integer(1), source.rank);
    const int64_t size = source.size[dim], step = call.integer(4);
    const auto clamp = [&](int64_t at) { return std::clamp<int64_t>(at < 0 ? at + size : at, 0, size); };
    const int64_t start = call.given(2) ? clamp(call.integer(2)) : 0,
                  end = call.given(3) ? clamp(call.integer(3)) : size;
    if (step < 1 || step > kMaxElements) call.bad_shape("a step below 1");
    const int64_t length = end > start ? (end - start - 1) / step + 1 : 0;
    narrow(call, dim, start, length, step);
}

void op_chunk_piece(Call& call) {
    const Tensor& source = call.tensor(0);
    const int dim = wrap_dim(call, call.integer(2), source.rank);
    const int64_t piece = (source.size[dim] + call.integer(1) - 1) / call.integer(1), start = piece * call.integer(3);
    if (start > source.size[dim] || (start == source.size[dim] && source.size[dim] > 0))
        call.bad_shape("fewer pieces than asked for");
    narrow(call, dim, start, std::min(piece, source.size[dim] - start), 1);
}

void op_same(Call& call) { call.set_view(0, call.tensor(0)); }

void op_contiguous(Call& call) {
    const Tensor& source = call.tensor(0);
    if (source.contiguous()) return call.set_view(0, source);
    Tensor copy = source;
    copy_tensor(copy, call.make_like(copy, copy.dtype));
}

void op_clone(Call& call) {
    const Tensor source = call.tensor(0);
    copy_tensor(source, call.make_like(source, source.dtype));
}

void op_size(Call& call) {
    const Tensor& tensor = call.tensor(0);
    call.set(Scalar::of(tensor.size[wrap_dim(call, call.integer(1), tensor.rank)]));
}
void op_dim(Call& call) { call.set(Scalar::of(int64_t(call.tensor(0).rank))); }
void op_numel(Call& call) { call.set(Scalar::of(call.tensor(0).elements())); }
void op_length(Call& call) {
    if (call.tensor(0).rank == 0) call.bad_shape("a tensor of rank 0");
    call.set(Scalar::of(call.tensor(0).size[0]));
}

void join(Call& call, bool stacked) {
    const size_t n = call.list_size(0);
    if (n == 0) call.bad_shape("nothing to join");
    const Tensor& first = call.list_tensor(0, 0);
    Sizes sizes;
    sizes.count = first.rank + (stacked ? 1 : 0);
    if (sizes.count > kMaxRank) call.unsupported("more than 6 dimensions");
    const int dim = wrap_dim(call, call.integer(1), sizes.count);
    for (int i = 0, from = 0; i < sizes.count; ++i) sizes.at[i] = stacked && i == dim ? 0 : first.size[from++];
    sizes.at[dim] = 0;
    for (size_t i = 0; i < n; ++i) {
        const Tensor& part = call.list_tensor(0, i);
        if (part.rank != first.rank) call.bad_shape("different numbers of dimensions");
        if (part.dtype != first.dtype) call.unsupported("tensors of different types");
        for (int d = 0; d < part.rank; ++d)
            if ((stacked || d != dim) && part.size[d] != first.size[d]) call.bad_shape("sizes differ");
        sizes.at[dim] += stacked ? 1 : part.size[dim];
    }
    const Tensor out = call.make(first.dtype, sizes.count, sizes.at);
    int64_t start = 0;
    for (size_t i = 0; i < n; ++i) {
        const Tensor& part = call.list_tensor(0, i);
        Tensor window = out;
        window.data += start * out.stride[dim] * dtype_size(out.dtype);
        if (stacked) {
            remove_dim(window, dim);
            ++start;
        } else {
            window.size[dim] = part.size[dim];
            start += part.size[dim];
        }
        copy_tensor(part, window);
    }
}

void op_cat(Call& call) { join(call, false); }
void op_stack(Call& call) { join(call, true); }

constexpr Operator kTable[] = {
    {"torch.view", "T self, L size", Kind::kTensor, op_view},
    {"torch.reshape", "T self, L shape", Kind::kTensor, op_reshape},
    {"torch.flatten", "T self, I start_dim=0, I end_dim=-1", Kind::kTensor, op_flatten},
    {"torch.permute", "T self, L dims", Kind::kTensor, op_permute},
    {"torch.transpose", "T self, I dim0, I dim1", Kind::kTensor, op_transpose},
    {"torch.t", "T self", Kind::kTensor, op_t},
    {"torch.unsqueeze", "T self, I dim", Kind::kTensor, op_unsqueeze},
    {"torch.squeeze", "T self, i dim=None", Kind::kTensor, op_squeeze},
    {"torch.expand", "T self, L size, B implicit=False", Kind::kTensor, op_expand},
    {"torch.expand_as", "T self, T other", Kind::kTensor, op_expand_as},
    {"torch.select", "T self, I dim, I index", Kind::kTensor, op_select},
    {"torch.narrow", "T self, I dim, I start, I length", Kind::kTensor, op_narrow},
    {"torch.slice", "T self, I dim=0, i start=None, i end=None, I step=1", Kind::kTensor, op_slice},
    {"chunk_piece", "T self, I chunks, I dim, I index", Kind::kTensor, op_chunk_piece},
    {"unbind_piece", "T self, I dim, I index, I length", Kind::kTensor, op_unbind_piece},
    {"torch.contiguous", "T self, _ memory_format=None", Kind::kTensor, op_contiguous},
    {"torch.clone", "T self, _ memory_format=None", Kind::kTensor, op_clone},
    {"torch.detach", "T self", Kind::kTensor, op_same},
    {"torch.size", "T self, I dim", Kind::kInt, op_size},
    {"torch.dim", "T self", Kind::kInt, op_dim},
    {"torch.numel", "T self", Kind::kInt, op_numel},
    {"torch.len", "T self", Kind::kInt, op_length},
    {"torch.cat", "X tensors, I dim=0", Kind::kTensor, op_cat},
    {"torch.stack", "X tensors, I dim=0", Kind::kTensor, op_stack},
};

}  // namespace

std::span<const Operator> shape_operators() { return kTable; }

}  // namespace sqlc
