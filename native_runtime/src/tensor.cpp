#include "tensor.hpp"

#include <bit>

#include "error.hpp"

namespace sqlc {

int dtype_size(DType dtype) {
    switch (dtype) {
        case DType::kUInt8:
        case DType::kInt8:
        case DType::kBool:
            return 1;
        case DType::kInt16:
        case DType::kHalf:
            return 2;
        case DType::kInt32:
        case DType::kFloat:
            return 4;
        case DType::kInt64:
            return 8;
    }
    return 0;
}

const char* dtype_name(DType dtype) {
    switch (dtype) {
        case DType::kUInt8:
            return "uint8";
        case DType::kInt8:
            return "int8";
        case DType::kInt16:
            return "int16";
        case DType::kInt32:
            return "int32";
        case DType::kInt64:
            return "int64";
        case DType::kHalf:
            return "float16";
        case DType::kFloat:
            return "float32";
        case DType::kBool:
            return "bool";
    }
    return "?";
}

bool is_floating(DType dtype) { return dtype == DType::kFloat || dtype == DType::kHalf; }

DType dtype_from_number(int64_t number) {
    switch (number) {
        case 0:
            return DType::kUInt8;
        case 1:
            return DType::kInt8;
        case 2:
            return DType::kInt16;
        case 3:
            return DType::kInt32;
        case 4:
            return DType::kInt64;
        case 5:
            return DType::kHalf;
        case 6:
            return DType::kFloat;
        case 11:
            return DType::kBool;
        default:
            throw UnsupportedError("scalar type number " + std::to_string(number) + " is not supported");
    }
}

int64_t dtype_number(DType dtype) {
    for (int64_t number = 0; number < 12; ++number)
        if ((number <= 6 || number == 11) && dtype_from_number(number) == dtype) return number;
    return -1;
}

std::string describe(const Tensor& tensor) {
    std::string text = "[";
    for (int i = 0; i < tensor.rank; ++i) text += (i ? ", " : "") + std::to_string(tensor.size[i]);
    return text + "] " + dtype_name(tensor.dtype);
}

float half_to_float(uint16_t half) {
    const uint32_t sign = uint32_t(half & 0x8000) << 16;
    const uint32_t exponent = (half >> 10) & 31;
    uint32_t mantissa = half & 1023;
    if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000u | mantissa << 13);
    if (exponent == 0) {
        const float magnitude = float(mantissa) * 0x1p-24f;
        return sign ? -magnitude : magnitude;
    }
    return std::bit_cast<float>(sign | (exponent + 112) << 23 | mantissa << 13);
}

}  // namespace sqlc
