// AVX-512 with VNNI: four byte products at a time on 512 bits.
#include <immintrin.h>

#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 16;
constexpr bool kUnsigned = true;
typedef int32_t Ints __attribute__((vector_size(64)));

inline Ints dot4(Ints sum, Ints x, Ints w) {
    return reinterpret_cast<Ints>(_mm512_dpbusd_epi32(reinterpret_cast<__m512i>(sum), reinterpret_cast<__m512i>(x),
                                                      reinterpret_cast<__m512i>(w)));
}

#include "kernels.inl"

}  // namespace

extern const Kernels kAvx512VnniKernels;
const Kernels kAvx512VnniKernels = make_kernels("avx512vnni");

}  // namespace sqlc
