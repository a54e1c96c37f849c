// AVX2 and FMA: products of bytes in pairs (vpmaddubsw), kept from saturating by giving the weights' signs to x.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 8;
constexpr bool kUnsigned = false;
typedef int32_t Ints __attribute__((vector_size(32)));

inline Ints dot4(Ints sum, Ints x, Ints w) {
    const __m256i weight = reinterpret_cast<__m256i>(w);
    const __m256i pairs =
        _mm256_maddubs_epi16(_mm256_abs_epi8(weight), _mm256_sign_epi8(reinterpret_cast<__m256i>(x), weight));
    return sum + reinterpret_cast<Ints>(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels = make_kernels("avx2");

}  // namespace sqlc
