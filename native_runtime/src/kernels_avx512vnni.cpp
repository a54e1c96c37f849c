// AVX-512 with VNNI: four byte products at a time on 512 bits.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 16;
constexpr int kTileRows = 2, kTileVectors = 2;
typedef int32_t Ints __attribute__((vector_size(64)));
typedef uint32_t Wrapping __attribute__((vector_size(64)));

// The instruction multiplies unsigned bytes with signed ones: x + 32768 as its high and its low byte.
constexpr int kOffset = 32768;

inline void store_inputs(int8_t* to, Ints x) {
    // The second bytes of four numbers, their first bytes; then the even halves of the lanes.
    const __m512i bytes = _mm512_set4_epi32(0, 0, 0x0c080400, 0x0d090501),
                  even = _mm512_set_epi64(0, 0, 0, 0, 6, 4, 2, 0);
    const __m512i halves = _mm512_shuffle_epi8(reinterpret_cast<__m512i>(x), bytes);
    const __m512i packed = _mm512_maskz_permutexvar_epi64(0x0f, even, halves);
    __builtin_memcpy(to, &packed, 32);
}

struct Inputs {
    __m512i high, low;
};
inline Inputs load_inputs(const int8_t* quad) {
    int32_t high, low;
    __builtin_memcpy(&high, quad, 4);
    __builtin_memcpy(&low, quad + 4, 4);
    return {_mm512_set1_epi32(high), _mm512_set1_epi32(low)};
}

typedef __m512i Weights;
inline Weights load_weights(const int8_t* p) { return _mm512_loadu_si512(p); }

// As inline assembly, since the intrinsic makes GCC copy every accumulator back and forth.
inline Ints multiply_add(Ints sum, __m512i x, __m512i w) {
    asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(x), "v"(w));
    return sum;
}
inline Ints add_first(Ints sum, const Inputs& x, Weights w) { return multiply_add(sum, x.high, w); }
inline Ints add_second(Ints sum, const Inputs& x, Weights w) { return multiply_add(sum, x.low, w); }

/// 256 * high + low, modulo 2^32.
inline Ints total(Ints high, Ints low) {
    return reinterpret_cast<Ints>((reinterpret_cast<Wrapping>(high) << 8) + reinterpret_cast<Wrapping>(low));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kAvx512VnniKernels;
const Kernels kAvx512VnniKernels = make_kernels("avx512vnni");

}  // namespace sqlc
