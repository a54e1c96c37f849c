// Arm with the dot-product extension (ARMv8.2): signed four byte products at a time on 128 bits.
#include <arm_neon.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 4;
constexpr int kTileRows = 4, kTileVectors = 2;
typedef int32_t Ints __attribute__((vector_size(16)));
typedef uint32_t Wrapping __attribute__((vector_size(16)));

constexpr int kOffset = 0;

// x = 256 * high + low, both signed bytes.
inline void store_inputs(int8_t* to, Ints x) {
    const int16x4_t high = vmovn_s32(vrshrq_n_s32(reinterpret_cast<int32x4_t>(x), 8));
    const int16x4_t low = vmovn_s32(reinterpret_cast<int32x4_t>(x));
    vst1_s8(to, vmovn_s16(vcombine_s16(high, low)));
}

struct Inputs {
    int8x16_t high, low;
};
inline Inputs load_inputs(const int8_t* quad) {
    int32_t parts[2];
    __builtin_memcpy(parts, quad, 8);
    return {vreinterpretq_s8_s32(vdupq_n_s32(parts[0])), vreinterpretq_s8_s32(vdupq_n_s32(parts[1]))};
}

typedef int8x16_t Weights;
inline Weights load_weights(const int8_t* p) { return vld1q_s8(p); }

inline Ints add_first(Ints sum, const Inputs& x, Weights w) {
    return reinterpret_cast<Ints>(vdotq_s32(reinterpret_cast<int32x4_t>(sum), x.high, w));
}
inline Ints add_second(Ints sum, const Inputs& x, Weights w) {
    return reinterpret_cast<Ints>(vdotq_s32(reinterpret_cast<int32x4_t>(sum), x.low, w));
}

/// 256 * high + low, modulo 2^32.
inline Ints total(Ints high, Ints low) {
    return reinterpret_cast<Ints>((reinterpret_cast<Wrapping>(high) << 8) + reinterpret_cast<Wrapping>(low));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kNeonDotKernels;
const Kernels kNeonDotKernels = make_kernels("neondot");

}  // namespace sqlc
