// Kernels for any processor: vectors of four floats, which the compiler maps to whatever the baseline has.
#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 4;
constexpr bool kUnsigned = false;
typedef int32_t Ints __attribute__((vector_size(16)));

inline Ints dot4(Ints sum, Ints x, Ints w) {
    // Bytes are brought to the top of each lane and shifted back with their sign.
    sum += ((x << 24) >> 24) * ((w << 24) >> 24);
    sum += ((x << 16) >> 24) * ((w << 16) >> 24);
    sum += ((x << 8) >> 24) * ((w << 8) >> 24);
    sum += (x >> 24) * (w >> 24);
    return sum;
}

#include "kernels.inl"

}  // namespace

const Kernels kScalarKernels = make_kernels("scalar");

}  // namespace sqlc
