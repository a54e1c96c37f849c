// AVX2, FMA and AVX-VNNI: four byte products at a time on 256 bits.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 8;
constexpr bool kUnsigned = true;
typedef int32_t Ints __attribute__((vector_size(32)));

inline Ints dot4(Ints sum, Ints x, Ints w) {
    return reinterpret_cast<Ints>(_mm256_dpbusd_avx_epi32(reinterpret_cast<__m256i>(sum), reinterpret_cast<__m256i>(x),
                                                          reinterpret_cast<__m256i>(w)));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kAvxVnniKernels;
const Kernels kAvxVnniKernels = make_kernels("avxvnni");

}  // namespace sqlc
