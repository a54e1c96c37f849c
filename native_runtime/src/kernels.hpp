// The arithmetic that the time goes into, once per instruction set, behind a table of functions.
//
// The kernel files include nothing of the standard library but <stdint.h> and <stddef.h>: an inline function of it,
// compiled for a wide instruction set, could be picked by the linker for the whole program.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace sqlc {

/// Rows of an int8 weight regrouped for the dot-product instructions: blocks of 16 outputs; within a block, for every
/// four inputs, 16 x 4 bytes. Outputs are padded to 16 and inputs to 4 with zeros.
struct Packed {
    int64_t outputs = 0;
    int64_t inputs = 0;
    int64_t blocks = 0;              // of 16 outputs
    int64_t quads = 0;               // of 4 inputs
    const int8_t* weight = nullptr;  // [blocks][quads][16][4]
    const float* scale = nullptr;    // [blocks * 16]
    const float* bias = nullptr;     // [blocks * 16], zeros when there is none
    const int32_t* sum = nullptr;    // [blocks * 16]: sum of the row's weights, for inputs that were made unsigned
};

/// One head's view of a matrix: element (row, i) at data[row * stride + i].
struct Rows {
    const float* data;
    int64_t stride;
};

/// Where `linear` puts its results, and what it does to them on the way.
struct LinearOut {
    float* data;
    int64_t stride;
    const float* add = nullptr;  // rows to add, or null
    int64_t add_stride = 0;
    bool silu = false;  // x * sigmoid(x), before anything is added
};

constexpr int64_t kQuadBytes = 8;        // of four quantised inputs
constexpr int64_t kQuantisedSlack = 64;  // bytes that `quantise` may write beyond its last row

/// Inputs are rounded to whole numbers of at most this magnitude: 15 bits and a sign, or as much less as keeps the sum
/// of `quads * 4` products with int8 within 32 bits.
constexpr int64_t largest_input(int64_t quads) {
    return quads * 512 * 32512 <= INT32_MAX ? 32512 : INT32_MAX / (quads * 512);
}
constexpr int64_t kMaxInputs = 65536;  // of a packed weight: leaves 9 bits

/// The relations of one row of attention: most of its pairs have the common one, these others have not.
struct RelatedRow {
    int64_t common, count;
    const uint16_t* places;     // [count], ascending
    const uint16_t* relations;  // [count]
    int64_t kinds;              // of relations, padded to a multiple of 16
};

struct Kernels {
    const char* name;

    /// Each of `rows` rows of `n` floats as whole numbers into rows of `quads * kQuadBytes` bytes, in an order that
    /// only `linear` of the same table reads; scale[r] = largest magnitude / largest_input(quads).
    void (*quantise)(const float* x, int64_t stride, int64_t rows, int64_t n, int64_t quads, int8_t* q, float* scale);
    /// out[r][o] = scale[r] * weight.scale[o] * (q[r] . weight[o]) + bias[o]. Sums of products are exact: all
    /// instruction sets agree.
    void (*linear)(const int8_t* q, const float* scale, int64_t rows, const Packed& weight, const LinearOut& out);
    /// out[m][n] (+)= a[m] . b[n], rows of k floats.
    void (*multiply_rows)(Rows a, Rows b, int64_t m, int64_t n, int64_t k, float* out, int64_t out_stride);
    /// out[m] = sum over k of a[m][k] * b[k], rows of n floats.
    void (*multiply)(Rows a, Rows b, int64_t m, int64_t n, int64_t k, float* out, int64_t out_stride);
    /// x[i] = e^((x[i] - largest) * scale), scale > 0; returns their sum. x has room for a multiple of 16 numbers;
    /// those beyond n may become 0.
    float (*exponentials)(float* x, int64_t n, float scale);
    /// Adds to each score its relation's table[r] + bias[r], less the common relation's, which shifts a row without
    /// changing its softmax. Then `exponentials` of the scores, whose sum it returns, and table[r] becomes the sum of
    /// those of relation r. `spare` has room for 4 * kinds numbers.
    float (*related_exponentials)(float* scores, int64_t n, float scale, const RelatedRow& row, float* table,
                                  const float* bias, float* spare);
    void (*layer_norm)(const float* x, const float* weight, const float* bias, float epsilon, float* out, int64_t n);
    void (*silu)(const float* x, float* out, int64_t n);
};

/// The kernels to use: the best this processor runs, or the one that SQLCOPILOT_ISA names. Throws UnsupportedError when
/// it names one that is unknown or cannot run here.
const Kernels& best_kernels();
/// All that run on this processor, slowest first, ending with null.
const Kernels* const* runnable_kernels();

extern const Kernels kScalarKernels;

}  // namespace sqlc
