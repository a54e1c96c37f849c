// AVX-512 with VNNI: four byte products at a time on 512 bits.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 16;
constexpr int kTileRows = 4, kTileVectors = 2;
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
    int32_t parts[2];
    __builtin_memcpy(parts, quad, 8);
    return {_mm512_set1_epi32(parts[0]), _mm512_set1_epi32(parts[1])};
}

typedef __m512i Weights;
inline Weights load_weights(const int8_t* p) { return _mm512_loadu_si512(p); }

/// 256 * high + low, modulo 2^32.
inline Ints joined(Ints high, Ints low) {
    return reinterpret_cast<Ints>((reinterpret_cast<Wrapping>(high) << 8) + reinterpret_cast<Wrapping>(low));
}

struct Sums {
    __m512i high = _mm512_setzero_si512(), low = _mm512_setzero_si512();

    void add(const Inputs& x, Weights w) {
        high = _mm512_dpbusd_epi32(high, x.high, w);
        low = _mm512_dpbusd_epi32(low, x.low, w);
    }
    Ints total() const { return joined(reinterpret_cast<Ints>(high), reinterpret_cast<Ints>(low)); }
};

#include "kernels.inl"

}  // namespace

extern const Kernels kAvx512VnniKernels;
const Kernels kAvx512VnniKernels = make_kernels("avx512vnni");

}  // namespace sqlc
