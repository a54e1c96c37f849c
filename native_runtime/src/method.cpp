#include "method.hpp"

#include "error.hpp"
#include "metadata.hpp"

namespace sqlc {

Tensor contiguous_view(DType dtype, std::span<const int64_t> shape, std::span<const std::byte> bytes) {
    Tensor tensor;
    tensor.dtype = dtype;
    if (shape.size() > size_t(kMaxRank)) throw ShapeError("a tensor has at most 6 dimensions");
    int64_t elements = 1;
    for (const int64_t size : shape) {
        if (size < 0 || (size > 0 && elements > kMaxElements / size)) throw ShapeError("a size is out of range");
        elements *= size;
        tensor.size[tensor.rank++] = size;
    }
    int64_t stride = 1;
    for (int i = tensor.rank - 1; i >= 0; --i) {
        tensor.stride[i] = stride;
        stride *= tensor.size[i];
    }
    if (size_t(elements) * size_t(dtype_size(dtype)) != bytes.size())
        throw ShapeError("the bytes do not fit the shape");
    tensor.data = const_cast<std::byte*>(bytes.data());
    return tensor;
}

Method::Method(Zip archive, const std::string& name, bool reference)
    : archive_(std::move(archive)), reference_(reference) {
    const Program program(archive_);
    graph_ = lower(program, read_module(archive_), name);
    if (reference) {
        prepare_reference(graph_);
    } else {
        fuse(graph_, weights_);
    }
}

std::vector<OwnedTensor> Method::run(std::span<const Tensor> inputs) {
    Session session(graph_, reference_);
    session.run(inputs, arena_, best_kernels());
    std::vector<OwnedTensor> results;
    for (size_t i = 0; i < session.output_count(); ++i) {
        const Tensor& from = session.output(i);
        OwnedTensor& result = results.emplace_back();
        result.bytes.resize(size_t(from.elements()) * size_t(dtype_size(from.dtype)));
        result.tensor = contiguous_view(from.dtype, {from.size, size_t(from.rank)}, result.bytes);
        copy_tensor(from, result.tensor);
    }
    return results;
}

}  // namespace sqlc
