// AVX2, FMA and AVX-VNNI: four byte products at a time on 256 bits. All but the products is the same as for AVX2.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 8;
constexpr int kTileRows = 3, kTileVectors = 2;
typedef int32_t Ints __attribute__((vector_size(32)));
typedef uint32_t Wrapping __attribute__((vector_size(32)));

// The instruction multiplies unsigned bytes with signed ones: x + 32768 as its high and its low byte.
constexpr int kOffset = 32768;

inline void store_inputs(int8_t* to, Ints x) {
    const __m256i halves = _mm256_shuffle_epi8(
        reinterpret_cast<__m256i>(x),
        _mm256_broadcastsi128_si256(_mm_setr_epi8(1, 5, 9, 13, 0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_castsi256_si128(_mm256_permute4x64_epi64(halves, 0x08)));
}

struct Inputs {
    __m256i high, low;
};
inline Inputs load_inputs(const int8_t* quad) {
    int32_t high, low;
    __builtin_memcpy(&high, quad, 4);
    __builtin_memcpy(&low, quad + 4, 4);
    return {_mm256_set1_epi32(high), _mm256_set1_epi32(low)};
}

typedef __m256i Weights;
inline Weights load_weights(const int8_t* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }

// As inline assembly, since the intrinsic makes GCC copy every accumulator back and forth.
inline Ints multiply_add(Ints sum, __m256i x, __m256i w) {
    asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(x), "x"(w));
    return sum;
}
inline Ints add_first(Ints sum, const Inputs& x, Weights w) { return multiply_add(sum, x.high, w); }
inline Ints add_second(Ints sum, const Inputs& x, Weights w) { return multiply_add(sum, x.low, w); }

/// 256 * high + low, modulo 2^32.
inline Ints total(Ints high, Ints low) {
    return reinterpret_cast<Ints>((reinterpret_cast<Wrapping>(high) << 8) + reinterpret_cast<Wrapping>(low));
}

#define SQLC_PRODUCTS_ONLY
#include "kernels.inl"

}  // namespace

extern const Kernels kAvxVnniProducts;
const Kernels kAvxVnniProducts = {"avxvnni", quantise, linear, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

}  // namespace sqlc
