// Arm with the dot-product extension (ARMv8.2): signed four byte products at a time on 128 bits.
#include <arm_neon.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 4;
constexpr bool kUnsigned = false;
typedef int32_t Ints __attribute__((vector_size(16)));

inline Ints dot4(Ints sum, Ints x, Ints w) {
    return reinterpret_cast<Ints>(
        vdotq_s32(reinterpret_cast<int32x4_t>(sum), reinterpret_cast<int8x16_t>(x), reinterpret_cast<int8x16_t>(w)));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kNeonDotKernels;
const Kernels kNeonDotKernels = make_kernels("neondot");

}  // namespace sqlc
