// Kernels for any processor: vectors of four floats, which the compiler maps to whatever the baseline has.
#include "kernels.hpp"

namespace sqlc {
namespace {

constexpr int kLanes = 4;
constexpr int kTileRows = 4, kTileVectors = 2;
typedef int32_t Ints __attribute__((vector_size(16)));
typedef uint32_t Wrapping __attribute__((vector_size(16)));

constexpr int kOffset = 0;

inline void store_inputs(int8_t* to, Ints x) {
    int16_t narrow[4];
    for (int i = 0; i < 4; ++i) narrow[i] = static_cast<int16_t>(x[i]);
    __builtin_memcpy(to, narrow, 8);
}

struct Inputs {
    Ints each[4];
};
inline Inputs load_inputs(const int8_t* quad) {
    int16_t parts[4];
    __builtin_memcpy(parts, quad, 8);
    return {{parts[0] - Ints{}, parts[1] - Ints{}, parts[2] - Ints{}, parts[3] - Ints{}}};
}

struct Weights {
    Ints each[4];
};
inline Weights load_weights(const int8_t* p) {
    Ints w;
    __builtin_memcpy(&w, p, 16);
    // Bytes are brought to the top of each lane and shifted back with their sign.
    return {{(w << 24) >> 24, (w << 16) >> 24, (w << 8) >> 24, w >> 24}};
}

inline Ints add_first(Ints sum, const Inputs& x, const Weights& w) {
    return sum + x.each[0] * w.each[0] + x.each[1] * w.each[1];
}
inline Ints add_second(Ints sum, const Inputs& x, const Weights& w) {
    return sum + x.each[2] * w.each[2] + x.each[3] * w.each[3];
}

inline Ints total(Ints first, Ints second) { return first + second; }

#include "kernels.inl"

}  // namespace

const Kernels kScalarKernels = make_kernels("scalar");

}  // namespace sqlc
