// The body of every kernel file. Before including it a file defines, in an anonymous namespace: kLanes (floats in a
// vector), Ints and Wrapping (kLanes int32, uint32), the tile of `linear` (kTileRows, kTileVectors), and how it
// multiplies 16-bit inputs by int8 weights, exactly: store_inputs (kLanes inputs + kOffset in its own order of bytes,
// eight for each quad), Inputs and load_inputs (a quad, for all lanes), Weights and load_weights (kLanes outputs x 4),
// and two accumulators for each vector of outputs: add_first, add_second, and the total of both. One that differs from
// another file only in these products defines SQLC_PRODUCTS_ONLY and gets but `quantise` and `linear`.

typedef float Floats __attribute__((vector_size(kLanes * 4)));
typedef float LooseFloats __attribute__((vector_size(kLanes * 4), aligned(4), may_alias));
typedef int32_t LooseInts __attribute__((vector_size(kLanes * 4), aligned(4), may_alias));

constexpr int kParts = 16 / kLanes;  // vectors in a block of 16 outputs

inline Floats load(const float* p) { return *reinterpret_cast<const LooseFloats*>(p); }
inline void store(float* p, Floats v) { *reinterpret_cast<LooseFloats*>(p) = v; }
inline Ints load_ints(const void* p) { return *reinterpret_cast<const LooseInts*>(p); }
inline Floats splat(float x) { return x - Floats{}; }
inline Floats larger(Floats a, Floats b) { return a > b ? a : b; }

typedef float Four __attribute__((vector_size(16)));
inline float sum_of(Floats v) {
    Four parts[kLanes / 4];
    __builtin_memcpy(parts, &v, sizeof parts);
    for (int half = kLanes / 8; half > 0; half /= 2)
        for (int i = 0; i < half; ++i) parts[i] += parts[i + half];
    return (parts[0][0] + parts[0][2]) + (parts[0][1] + parts[0][3]);
}
inline float largest_of(Floats v) {
    Four parts[kLanes / 4];
    __builtin_memcpy(parts, &v, sizeof parts);
    for (int half = kLanes / 8; half > 0; half /= 2)
        for (int i = 0; i < half; ++i) parts[i] = parts[i] > parts[i + half] ? parts[i] : parts[i + half];
    const float a = parts[0][0] > parts[0][2] ? parts[0][0] : parts[0][2];
    const float b = parts[0][1] > parts[0][3] ? parts[0][1] : parts[0][3];
    return a > b ? a : b;
}

/// The first `n` lanes of v, the others from `other`.
inline Floats first_lanes(Floats v, int64_t n, Floats other) {
    Ints lane;
    for (int i = 0; i < kLanes; ++i) lane[i] = i;
    return lane < static_cast<int32_t>(n) ? v : other;
}

// e^x by Cody and Waite's reduction and a polynomial of degree 6 (Cephes); relative error below 2e-7 on [-87, 88].
inline Floats exponential(Floats x) {
    x = x < splat(-87.0f) ? splat(-87.0f) : x;
    x = x > splat(88.0f) ? splat(88.0f) : x;
    const Floats magic = splat(12582912.0f);
    const Floats n = (x * 1.44269504088896341f + magic) - magic;
    const Floats r = (x - n * 0.693359375f) - n * -2.12194440e-4f;
    Floats p = splat(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    const Ints exponent = __builtin_convertvector(n, Ints) + 127;
    return p * reinterpret_cast<Floats>(exponent << 23);
}

void quantise(const float* x, int64_t stride, int64_t rows, int64_t n, int64_t quads, int8_t* q, float* scale) {
    const float limit = static_cast<float>(largest_input(quads));
    for (int64_t r = 0; r < rows; ++r, x += stride, q += quads * kQuadBytes) {
        Floats most = {}, tail = {};
        const int64_t whole = n / kLanes * kLanes;
        for (int64_t i = 0; i < whole; i += kLanes) {
            const Floats v = load(x + i);
            most = larger(most, v < 0.0f ? -v : v);
        }
        for (int64_t i = whole; i < n; ++i) tail[i - whole] = x[i];
        most = larger(most, tail < 0.0f ? -tail : tail);
        const float largest = largest_of(most);
        // A row of zeros, infinities or NaN becomes zeros; the scale carries what was not finite.
        const bool usable = largest > 1e-30f && largest < 1e30f;
        const Floats inverse = splat(usable ? limit / largest : 0.0f);
        scale[r] = largest / limit;
        // After adding the magic number (1.5 * 2^23) the low bits of the sum are the rounded whole number.
        const Floats magic = splat(12582912.0f);
        const Ints offset = reinterpret_cast<Ints>(magic) - kOffset;
        const auto whole_numbers = [&](Floats v) {
            const Ints kept = usable ? ~Ints{} : Ints{};
            const Floats finite = reinterpret_cast<Floats>(reinterpret_cast<Ints>(v) & kept);
            return reinterpret_cast<Ints>(finite * inverse + magic) - offset;
        };
        for (int64_t i = 0; i < whole; i += kLanes) store_inputs(q + 2 * i, whole_numbers(load(x + i)));
        // Writes beyond the row: into the next one, which comes after, or into the slack that the caller leaves.
        if (whole < quads * 4) store_inputs(q + 2 * whole, whole_numbers(tail));
    }
}

/// kRows rows times kVectors vectors of outputs, from vector `first` on (counted over the whole weight).
template <int kRows, int kVectors>
inline void linear_tile(const int8_t* q, const float* scale, const Packed& weight, int64_t first, const LinearOut& out,
                        int64_t row) {
    Ints first_sums[kRows][kVectors] = {}, second_sums[kRows][kVectors] = {};
    const int64_t row_bytes = weight.quads * kQuadBytes, block_bytes = weight.quads * 64;
    const int8_t* base[kVectors];
    for (int v = 0; v < kVectors; ++v)
        base[v] = weight.weight + (first + v) / kParts * block_bytes + (first + v) % kParts * kLanes * 4;
    q += row * row_bytes;
    for (int64_t quad = 0; quad < weight.quads; ++quad) {
        Weights w[kVectors];
        for (int v = 0; v < kVectors; ++v) w[v] = load_weights(base[v] + quad * 64);
        for (int r = 0; r < kRows; ++r) {
            const Inputs x = load_inputs(q + r * row_bytes + quad * kQuadBytes);
            for (int v = 0; v < kVectors; ++v) {
                first_sums[r][v] = add_first(first_sums[r][v], x, w[v]);
                second_sums[r][v] = add_second(second_sums[r][v], x, w[v]);
            }
        }
    }
    for (int v = 0; v < kVectors; ++v) {
        const int64_t at = (first + v) * kLanes;
        const Wrapping correction = reinterpret_cast<Wrapping>(load_ints(weight.sum + at)) * kOffset;
        const Floats weight_scale = load(weight.scale + at), bias = load(weight.bias + at);
        const int64_t valid = weight.outputs - at;
        for (int r = 0; r < kRows; ++r) {
            const Ints sum = reinterpret_cast<Ints>(
                reinterpret_cast<Wrapping>(total(first_sums[r][v], second_sums[r][v])) - correction);
            Floats value = __builtin_convertvector(sum, Floats) * scale[row + r] * weight_scale + bias;
            if (out.silu) value = value / (exponential(-value) + 1.0f);
            float* target = out.data + (row + r) * out.stride + at;
            const float* added = out.add ? out.add + (row + r) * out.add_stride + at : nullptr;
            if (valid >= kLanes) {
                store(target, added ? value + load(added) : value);
            } else {
                for (int lane = 0; lane < valid; ++lane) target[lane] = value[lane] + (added ? added[lane] : 0.0f);
            }
        }
    }
}

template <int kVectors>
void linear_column(const int8_t* q, const float* scale, int64_t rows, const Packed& weight, int64_t first,
                   const LinearOut& out) {
    int64_t r = 0;
    for (; r + kTileRows <= rows; r += kTileRows) linear_tile<kTileRows, kVectors>(q, scale, weight, first, out, r);
    if (kTileRows > 2 && r + 2 <= rows) {
        linear_tile<2, kVectors>(q, scale, weight, first, out, r);
        r += 2;
    }
    if (r < rows) linear_tile<1, kVectors>(q, scale, weight, first, out, r);
}

/// A column of weights stays in the nearest cache while all rows pass by.
void linear(const int8_t* q, const float* scale, int64_t rows, const Packed& weight, const LinearOut& out) {
    const int64_t vectors = (weight.outputs + kLanes - 1) / kLanes;
    int64_t v = 0;
    for (; v + kTileVectors <= vectors; v += kTileVectors) linear_column<kTileVectors>(q, scale, rows, weight, v, out);
    for (; v < vectors; ++v) linear_column<1>(q, scale, rows, weight, v, out);
}

#ifndef SQLC_PRODUCTS_ONLY

void multiply_rows(Rows a, Rows b, int64_t m, int64_t n, int64_t k, float* out, int64_t out_stride) {
    for (int64_t i = 0; i < m; ++i) {
        const float* x = a.data + i * a.stride;
        for (int64_t j = 0; j < n; ++j) {
            const float* y = b.data + j * b.stride;
            Floats sums = {};
            int64_t t = 0;
            for (; t + kLanes <= k; t += kLanes) sums += load(x + t) * load(y + t);
            float total = sum_of(sums);
            for (; t < k; ++t) total += x[t] * y[t];
            out[i * out_stride + j] = total;
        }
    }
}

template <int kRows, int kVectors>
inline void multiply_tile(Rows a, Rows b, int64_t k, float* out, int64_t out_stride) {
    Floats sums[kRows][kVectors] = {};
    for (int64_t t = 0; t < k; ++t) {
        Floats y[kVectors];
        for (int v = 0; v < kVectors; ++v) y[v] = load(b.data + t * b.stride + v * kLanes);
        for (int r = 0; r < kRows; ++r) {
            const Floats x = splat(a.data[r * a.stride + t]);
            for (int v = 0; v < kVectors; ++v) sums[r][v] += x * y[v];
        }
    }
    for (int r = 0; r < kRows; ++r)
        for (int v = 0; v < kVectors; ++v) store(out + r * out_stride + v * kLanes, sums[r][v]);
}

template <int kRows>
void multiply_some(Rows a, Rows b, int64_t n, int64_t k, float* out, int64_t out_stride) {
    constexpr int kVectors = kLanes == 4 ? 4 : 2;
    int64_t j = 0;
    for (; j + kVectors * kLanes <= n; j += kVectors * kLanes)
        multiply_tile<kRows, kVectors>(a, {b.data + j, b.stride}, k, out + j, out_stride);
    for (; j + kLanes <= n; j += kLanes) multiply_tile<kRows, 1>(a, {b.data + j, b.stride}, k, out + j, out_stride);
    if (j < n && n >= kLanes) {  // the last vector overlaps the one before
        j = n - kLanes;
        return multiply_tile<kRows, 1>(a, {b.data + j, b.stride}, k, out + j, out_stride);
    }
    for (int r = 0; r < kRows; ++r)
        for (int64_t c = j; c < n; ++c) {
            float total = 0;
            for (int64_t t = 0; t < k; ++t) total += a.data[r * a.stride + t] * b.data[t * b.stride + c];
            out[r * out_stride + c] = total;
        }
}

void multiply(Rows a, Rows b, int64_t m, int64_t n, int64_t k, float* out, int64_t out_stride) {
    constexpr int kRows = kLanes == 16 ? 8 : 4;
    int64_t i = 0;
    for (; i + kRows <= m; i += kRows)
        multiply_some<kRows>({a.data + i * a.stride, a.stride}, b, n, k, out + i * out_stride, out_stride);
    if (kRows > 4 && i + 4 <= m) {
        multiply_some<4>({a.data + i * a.stride, a.stride}, b, n, k, out + i * out_stride, out_stride);
        i += 4;
    }
    for (; i < m; ++i) multiply_some<1>({a.data + i * a.stride, a.stride}, b, n, k, out + i * out_stride, out_stride);
}

float exponentials(float* x, int64_t n, float scale) {
    const Floats lowest = splat(-3.0e38f);
    const int64_t whole = n / kLanes * kLanes;
    const Floats tail = whole < n ? first_lanes(load(x + whole), n - whole, lowest) : lowest;
    Floats most = tail;
    for (int64_t i = 0; i < whole; i += kLanes) most = larger(most, load(x + i));
    const Floats largest = splat(largest_of(most));
    Floats sums = {};
    for (int64_t i = 0; i < whole; i += kLanes) {
        const Floats e = exponential((load(x + i) - largest) * scale);
        sums += e;
        store(x + i, e);
    }
    if (whole < n) {
        const Floats e = first_lanes(exponential((tail - largest) * scale), n - whole, Floats{});
        sums += e;
        store(x + whole, e);
    }
    return sum_of(sums);
}

float related_exponentials(float* scores, int64_t n, float scale, const RelatedRow& row, float* table,
                           const float* bias, float* spare) {
    const Floats usual = splat(table[row.common] + bias[row.common]);
    for (int64_t t = 0; t < row.kinds; t += kLanes) store(table + t, load(table + t) + load(bias + t) - usual);
    for (int64_t x = 0; x < row.count; ++x) scores[row.places[x]] += table[row.relations[x]];
    const float total = exponentials(scores, n, scale);
    // Four sums at four distances, so that no addition waits for the one before it.
    for (int64_t t = 0; t < 4 * row.kinds; t += kLanes) store(spare + t, Floats{});
    const int64_t quarter = row.count / 4;
    for (int64_t x = 0; x < quarter; ++x)
        for (int64_t part = 0; part < 4; ++part) {
            const int64_t at = x + part * quarter;
            spare[part * row.kinds + row.relations[at]] += scores[row.places[at]];
        }
    for (int64_t at = 4 * quarter; at < row.count; ++at) spare[row.relations[at]] += scores[row.places[at]];
    Floats others = {};
    for (int64_t t = 0; t < row.kinds; t += kLanes) {
        const float* sums = spare + t;
        const Floats mass =
            (load(sums) + load(sums + row.kinds)) + (load(sums + 2 * row.kinds) + load(sums + 3 * row.kinds));
        others += mass;
        store(table + t, mass);
    }
    table[row.common] = total - sum_of(others);
    return total;
}

void layer_norm(const float* x, const float* weight, const float* bias, float epsilon, float* out, int64_t n) {
    Floats sums = {};
    int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes) sums += load(x + i);
    float mean = sum_of(sums);
    for (; i < n; ++i) mean += x[i];
    mean /= static_cast<float>(n);
    Floats squares = {};
    for (i = 0; i + kLanes <= n; i += kLanes) {
        const Floats d = load(x + i) - mean;
        squares += d * d;
    }
    float variance = sum_of(squares);
    for (; i < n; ++i) variance += (x[i] - mean) * (x[i] - mean);
    const float factor = 1.0f / __builtin_sqrtf(variance / static_cast<float>(n) + epsilon);
    for (i = 0; i + kLanes <= n; i += kLanes)
        store(out + i, (load(x + i) - mean) * factor * load(weight + i) + load(bias + i));
    for (; i < n; ++i) out[i] = (x[i] - mean) * factor * weight[i] + bias[i];
}

void silu(const float* x, float* out, int64_t n) {
    int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes) {
        const Floats v = load(x + i);
        store(out + i, v / (exponential(-v) + 1.0f));
    }
    if (i == n) return;
    Floats rest = {};
    for (int64_t t = i; t < n; ++t) rest[t - i] = x[t];
    rest = rest / (exponential(-rest) + 1.0f);
    for (int64_t t = i; t < n; ++t) out[t] = rest[t - i];
}

constexpr Kernels make_kernels(const char* name) {
    return {name, quantise, linear, multiply_rows, multiply, exponentials, related_exponentials, layer_norm, silu};
}

#endif
