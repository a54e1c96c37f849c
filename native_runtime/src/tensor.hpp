// Tensors as plain views: type, sizes, strides (in elements) and a pointer; ownership lies with an arena or the
// archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sqlc {

inline constexpr int kMaxRank = 6;
#ifdef SQLCOPILOT_FUZZING
inline constexpr int64_t kMaxElements = int64_t(1) << 14;
#else
inline constexpr int64_t kMaxElements = int64_t(1) << 28;
#endif

enum class DType : uint8_t { kUInt8, kInt8, kInt16, kInt32, kInt64, kHalf, kFloat, kBool };

int dtype_size(DType dtype);
const char* dtype_name(DType dtype);
bool is_floating(DType dtype);
/// PyTorch's c10::ScalarType number. Throws UnsupportedError.
DType dtype_from_number(int64_t number);
int64_t dtype_number(DType dtype);

struct Tensor {
    DType dtype = DType::kFloat;
    int rank = 0;
    int64_t size[kMaxRank] = {};
    int64_t stride[kMaxRank] = {};
    std::byte* data = nullptr;

    int64_t elements() const {
        int64_t n = 1;
        for (int i = 0; i < rank; ++i) n *= size[i];
        return n;
    }
    bool contiguous() const {
        int64_t expected = 1;
        for (int i = rank - 1; i >= 0; --i) {
            if (size[i] != 1 && stride[i] != expected) return false;
            expected *= size[i];
        }
        return true;
    }
    /// Gives the sizes their usual strides.
    void become_contiguous() {
        int64_t step = 1;
        for (int i = rank - 1; i >= 0; --i) {
            stride[i] = step;
            step *= size[i];
        }
    }
    template <class T>
    T* as() const {
        return reinterpret_cast<T*>(data);
    }
};

/// "[2, 3] int8", for messages.
std::string describe(const Tensor& tensor);

float half_to_float(uint16_t half);

}  // namespace sqlc
