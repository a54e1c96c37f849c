#include <cstring>

#include "ops.hpp"

namespace sqlc {

std::string Call::where() const { return graph_.describe(instruction_.where) + ": " + instruction_.op->name + ": "; }

void Call::bad_shape(const std::string& what) const {
    std::string text = where() + what + " (";
    bool first = true;
    for (const Argument& argument : instruction_.arguments)
        each_slot(argument, [&](int slot) {
            if (graph_.kinds[size_t(slot)] != Kind::kTensor) return;
            text += (first ? "" : ", ") + describe(slots_[slot].tensor);
            first = false;
        });
    throw ShapeError(text + ")");
}

void Call::unsupported(const std::string& what) const { throw UnsupportedError(where() + what); }

bool Call::is_tensor(size_t i) const {
    const Argument& argument = instruction_.arguments[i];
    return argument.tag == Argument::Tag::kSlot && graph_.kinds[size_t(argument.slot)] == Kind::kTensor;
}

Scalar Call::scalar_of(const Argument& argument) const {
    switch (argument.tag) {
        case Argument::Tag::kInt:
            return Scalar::of(argument.integer);
        case Argument::Tag::kBool:
            return Scalar::of(argument.integer != 0);
        case Argument::Tag::kFloat:
            return Scalar::of(argument.number);
        case Argument::Tag::kSlot: {
            const Kind kind = graph_.kinds[size_t(argument.slot)];
            if (kind == Kind::kTensor) break;
            return {kind, slots_[argument.slot].integer, slots_[argument.slot].number};
        }
        default:
            break;
    }
    unsupported("a number was expected");
}

int64_t Call::integer(size_t i) const {
    const Scalar value = scalar(i);
    if (value.kind == Kind::kFloat) unsupported("a whole number was expected");
    return value.integer;
}

Sizes Call::sizes(size_t i) const {
    const Argument& argument = instruction_.arguments[i];
    Sizes sizes;
    if (argument.tag == Argument::Tag::kSizes) {
        const Tensor& tensor = slots_[argument.slot].tensor;
        sizes.count = tensor.rank;
        for (int d = 0; d < tensor.rank; ++d) sizes.at[d] = tensor.size[d];
        return sizes;
    }
    if (argument.tag != Argument::Tag::kList || argument.list.size() > size_t(kMaxRank))
        unsupported("more than 6 dimensions");
    for (const Argument& part : argument.list) {
        const Scalar value = scalar_of(part);
        if (value.kind == Kind::kFloat) unsupported("a whole number was expected");
        sizes.at[sizes.count++] = value.integer;
    }
    return sizes;
}

void Call::set(const Scalar& value) {
    Slot& out = slots_[instruction_.out];
    out.integer = value.integer;
    out.number = value.number;
}

Tensor& Call::make(DType dtype, int rank, const int64_t* sizes) {
    int64_t elements = 1;
    for (int i = 0; i < rank; ++i) {
        if (sizes[i] < 0) bad_shape("a negative size");
        if (sizes[i] > 0 && elements > kMaxElements / sizes[i])
            throw LimitError(where() + "a tensor of more than 2^28 elements");
        elements *= sizes[i];
    }
    Slot& out = slots_[instruction_.out];
    out.block = arena_.allocate(size_t(elements) * size_t(dtype_size(dtype)));
    Tensor& tensor = out.tensor;
    tensor.dtype = dtype;
    tensor.rank = rank;
    int64_t stride = 1;
    for (int i = rank - 1; i >= 0; --i) {
        tensor.size[i] = sizes[i];
        tensor.stride[i] = stride;
        stride *= sizes[i];
    }
    tensor.data = Arena::data(out.block);
    return tensor;
}

void Call::set_view(size_t i, const Tensor& view) {
    const Slot& source = slots_[instruction_.arguments[i].slot];
    Slot& out = slots_[instruction_.out];
    arena_.retain(source.block);
    out.block = source.block;
    out.tensor = view;
}

std::byte* Call::scratch_bytes(size_t bytes) {
    if (scratch_count_ == 4) unsupported("internal: too much scratch");
    Arena::Block* block = arena_.allocate(bytes);
    scratch_[scratch_count_++] = block;
    return Arena::data(block);
}

void Call::release_scratch() {
    while (scratch_count_ > 0) arena_.release(scratch_[--scratch_count_]);
}

int wrap_dim(const Call& call, int64_t dim, int rank) {
    const int64_t wrapped = dim < 0 ? dim + rank : dim;
    if (wrapped < 0 || wrapped >= rank) call.bad_shape("dimension " + std::to_string(dim) + " does not exist");
    return int(wrapped);
}

double load_number(const Tensor& tensor, int64_t offset) {
    switch (tensor.dtype) {
        case DType::kFloat:
            return double(tensor.as<float>()[offset]);
        case DType::kHalf:
            return double(half_to_float(tensor.as<uint16_t>()[offset]));
        default:
            return double(load_integer(tensor, offset));
    }
}

int64_t load_integer(const Tensor& tensor, int64_t offset) {
    switch (tensor.dtype) {
        case DType::kUInt8:
            return tensor.as<uint8_t>()[offset];
        case DType::kInt8:
            return tensor.as<int8_t>()[offset];
        case DType::kInt16:
            return tensor.as<int16_t>()[offset];
        case DType::kInt32:
            return tensor.as<int32_t>()[offset];
        case DType::kInt64:
            return tensor.as<int64_t>()[offset];
        case DType::kBool:
            return tensor.as<uint8_t>()[offset] != 0;
        case DType::kFloat:
        case DType::kHalf: {
            const double value = load_number(tensor, offset);
            // Conversion outside the range is undefined in C++; torch leaves the result open too.
            return value > -9.2e18 && value < 9.2e18 ? int64_t(value) : INT64_MIN;
        }
    }
    return 0;
}

void store_number(const Tensor& tensor, int64_t offset, double value) {
    if (tensor.dtype == DType::kFloat) {
        tensor.as<float>()[offset] = float(value);
    } else if (tensor.dtype == DType::kBool) {
        tensor.as<uint8_t>()[offset] = value != 0;
    } else {
        store_integer(tensor, offset, value > -9.2e18 && value < 9.2e18 ? int64_t(value) : INT64_MIN);
    }
}

void store_integer(const Tensor& tensor, int64_t offset, int64_t value) {
    switch (tensor.dtype) {
        case DType::kUInt8:
            tensor.as<uint8_t>()[offset] = uint8_t(value);
            break;
        case DType::kInt8:
            tensor.as<int8_t>()[offset] = int8_t(value);
            break;
        case DType::kInt16:
            tensor.as<int16_t>()[offset] = int16_t(value);
            break;
        case DType::kInt32:
            tensor.as<int32_t>()[offset] = int32_t(value);
            break;
        case DType::kInt64:
            tensor.as<int64_t>()[offset] = value;
            break;
        case DType::kBool:
            tensor.as<uint8_t>()[offset] = value != 0;
            break;
        case DType::kFloat:
            tensor.as<float>()[offset] = float(value);
            break;
        case DType::kHalf:
            throw UnsupportedError("float16 is read from the model but never computed; convert it to float32");
    }
}

void copy_tensor(const Tensor& from, const Tensor& to) {
    if (from.dtype == to.dtype && from.contiguous() && to.contiguous()) {
        if (from.elements() > 0)
            std::memcpy(to.data, from.data, size_t(from.elements()) * size_t(dtype_size(from.dtype)));
        return;
    }
    int64_t strides[2][kMaxRank];
    std::memcpy(strides[0], from.stride, sizeof strides[0]);
    std::memcpy(strides[1], to.stride, sizeof strides[1]);
    if (from.dtype == DType::kFloat && to.dtype == DType::kFloat && from.rank > 0) {
        const int last = from.rank - 1;
        const int64_t n = from.size[last], step_from = from.stride[last], step_to = to.stride[last];
        each_element<2>(last, from.size, strides, [&](int64_t, const int64_t* at) {
            const float* source = from.as<float>() + at[0];
            float* target = to.as<float>() + at[1];
            if (step_from == 1 && step_to == 1) {
                std::memcpy(target, source, size_t(n) * sizeof(float));
            } else {
                for (int64_t i = 0; i < n; ++i) target[i * step_to] = source[i * step_from];
            }
        });
        return;
    }
    const bool whole = !is_floating(from.dtype) && to.dtype != DType::kFloat;
    each_element<2>(from.rank, from.size, strides, [&](int64_t, const int64_t* at) {
        if (whole) {
            store_integer(to, at[1], load_integer(from, at[0]));
        } else {
            store_number(to, at[1], load_number(from, at[0]));
        }
    });
}

}  // namespace sqlc
