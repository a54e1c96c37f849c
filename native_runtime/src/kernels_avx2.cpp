// AVX2 and FMA: products of 16-bit numbers in pairs (vpmaddwd), weights widened as they come.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 8;
constexpr int kTileRows = 4, kTileVectors = 1;
typedef int32_t Ints __attribute__((vector_size(32)));
typedef uint32_t Wrapping __attribute__((vector_size(32)));

constexpr int kOffset = 0;

inline void store_inputs(int8_t* to, Ints x) {
    const __m256i narrow = _mm256_packs_epi32(reinterpret_cast<__m256i>(x), reinterpret_cast<__m256i>(x));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_castsi256_si128(_mm256_permute4x64_epi64(narrow, 0x08)));
}

typedef __m256i Inputs;
inline Inputs load_inputs(const int8_t* quad) {
    long long four;
    __builtin_memcpy(&four, quad, 8);
    return _mm256_set1_epi64x(four);
}

struct Weights {
    __m256i first, second;  // of four outputs each
};
inline Weights load_weights(const int8_t* p) {
    const __m128i* parts = reinterpret_cast<const __m128i*>(p);
    return {_mm256_cvtepi8_epi16(_mm_loadu_si128(parts)), _mm256_cvtepi8_epi16(_mm_loadu_si128(parts + 1))};
}

// Two sums for each output: of four outputs in the first vector, of the next four in the second.
inline Ints add_first(Ints sum, Inputs x, const Weights& w) {
    return sum + reinterpret_cast<Ints>(_mm256_madd_epi16(x, w.first));
}
inline Ints add_second(Ints sum, Inputs x, const Weights& w) {
    return sum + reinterpret_cast<Ints>(_mm256_madd_epi16(x, w.second));
}

inline Ints total(Ints first, Ints second) {
    const __m256i pairs = _mm256_hadd_epi32(reinterpret_cast<__m256i>(first), reinterpret_cast<__m256i>(second));
    return reinterpret_cast<Ints>(_mm256_permute4x64_epi64(pairs, 0xd8));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels = make_kernels("avx2");

}  // namespace sqlc
