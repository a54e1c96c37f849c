// Every instruction set of this processor against plain loops, at sizes around every vector width.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "fuse.hpp"
#include "kernels.hpp"
#include "method.hpp"

namespace sqlc::testing {
namespace {

std::vector<const Kernels*> all() {
    std::vector<const Kernels*> found;
    for (const Kernels* const* k = runnable_kernels(); *k; ++k) found.push_back(*k);
    return found;
}

class KernelTest : public ::testing::TestWithParam<const Kernels*> {
  protected:
    std::mt19937 random{7};
    std::vector<float> floats(int64_t n) {
        std::normal_distribution<float> normal;
        std::vector<float> out(static_cast<size_t>(n));
        for (float& x : out) x = normal(random);
        return out;
    }
};

TEST_P(KernelTest, LinearIsExactOnQuantisedRows) {
    for (const int64_t inputs : {1, 3, 4, 5, 31, 64, 192})
        for (const int64_t outputs : {1, 15, 16, 17, 48, 65, 130})
            for (const int64_t rows : {0, 1, 2, 3, 4, 5, 9}) {
                std::vector<int8_t> weight(size_t(inputs * outputs));
                for (auto& w : weight) w = int8_t(int(random() % 256) - 128);
                const auto scale = floats(outputs), bias = floats(outputs), x = floats(rows * inputs);
                const int64_t shape[] = {outputs, inputs};
                PackedWeights weights;
                const Tensor w = contiguous_view(DType::kInt8, shape, std::as_bytes(std::span(weight)));
                const Tensor s = contiguous_view(DType::kFloat, {shape, 1}, std::as_bytes(std::span(scale)));
                const Tensor b = contiguous_view(DType::kFloat, {shape, 1}, std::as_bytes(std::span(bias)));
                const Packed* packed = weights.get(w, s, &b);
                std::vector<int8_t> q(size_t(rows * packed->quads * kQuadBytes + kQuantisedSlack));
                std::vector<float> row_scale(size_t(rows) + 1), out(size_t(rows * outputs) + 1, -99.0f);
                GetParam()->quantise(x.data(), inputs, rows, inputs, packed->quads, q.data(), row_scale.data());
                GetParam()->linear(q.data(), row_scale.data(), rows, *packed, {out.data(), outputs});
                EXPECT_EQ(out.back(), -99.0f) << "written past the end";
                for (int64_t r = 0; r < rows; ++r)
                    for (int64_t o = 0; o < outputs; ++o) {
                        int64_t sum = 0;
                        for (int64_t i = 0; i < inputs; ++i)
                            sum += int64_t(std::nearbyint(x[size_t(r * inputs + i)] / row_scale[size_t(r)])) *
                                   weight[size_t(o * inputs + i)];
                        const double expected = double(sum) * double(row_scale[size_t(r)]) * double(scale[size_t(o)]) +
                                                double(bias[size_t(o)]);
                        // One unit of two inputs may round the other way.
                        const double unit = 256.0 * double(row_scale[size_t(r)]) * std::abs(double(scale[size_t(o)]));
                        EXPECT_NEAR(double(out[size_t(r * outputs + o)]), expected,
                                    unit + 1e-5 * std::abs(expected) + 1e-5);
                    }
            }
}

TEST_P(KernelTest, LinearActivatesAndAddsRows) {
    for (const int64_t outputs : {3, 16, 40})
        for (const int64_t rows : {1, 2, 7}) {
            const int64_t inputs = 33, shape[] = {outputs, inputs};
            std::vector<int8_t> weight(size_t(inputs * outputs));
            for (auto& w : weight) w = int8_t(int(random() % 256) - 128);
            const auto x = floats(rows * inputs), bias = floats(outputs), added = floats(rows * outputs);
            const std::vector<float> scale(size_t(outputs), 0.003f);
            PackedWeights weights;
            const Tensor b = contiguous_view(DType::kFloat, {shape, 1}, std::as_bytes(std::span(bias)));
            const Packed* packed =
                weights.get(contiguous_view(DType::kInt8, shape, std::as_bytes(std::span(weight))),
                            contiguous_view(DType::kFloat, {shape, 1}, std::as_bytes(std::span(scale))), &b);
            std::vector<int8_t> q(size_t(rows * packed->quads * kQuadBytes + kQuantisedSlack));
            std::vector<float> row_scale(static_cast<size_t>(rows)), plain(added.size()), out(added.size());
            GetParam()->quantise(x.data(), inputs, rows, inputs, packed->quads, q.data(), row_scale.data());
            GetParam()->linear(q.data(), row_scale.data(), rows, *packed, {plain.data(), outputs});
            GetParam()->linear(q.data(), row_scale.data(), rows, *packed,
                               {out.data(), outputs, added.data(), outputs, true});
            for (size_t i = 0; i < out.size(); ++i)
                EXPECT_NEAR(double(out[i]), double(plain[i]) / (1 + std::exp(-double(plain[i]))) + double(added[i]),
                            1e-5);
        }
}

TEST_P(KernelTest, SumsOfTheLargestProductsDoNotOverflow) {
    for (const int64_t inputs : {256, 500, 1024, 65536}) {
        const int64_t shape[] = {1, inputs};
        const std::vector<int8_t> weight(size_t(inputs), -128);
        const std::vector<float> x(size_t(inputs), 1.0f), scale { 1.0f };
        PackedWeights weights;
        const Packed* packed =
            weights.get(contiguous_view(DType::kInt8, shape, std::as_bytes(std::span(weight))),
                        contiguous_view(DType::kFloat, {shape, 1}, std::as_bytes(std::span(scale))), nullptr);
        std::vector<int8_t> q(size_t(packed->quads * kQuadBytes + kQuantisedSlack));
        float row_scale = 0, out = 0;
        GetParam()->quantise(x.data(), inputs, 1, inputs, packed->quads, q.data(), &row_scale);
        GetParam()->linear(q.data(), &row_scale, 1, *packed, {&out, 1});
        EXPECT_NEAR(double(out), -128.0 * double(inputs), 1e-4 * 128.0 * double(inputs));
    }
}

TEST_P(KernelTest, RowsThatAreNotFiniteAreReadAsZeros) {
    const int64_t n = 37, quads = 10;
    std::vector<float> x(size_t(3 * n), 0.0f), scale(3);
    for (int64_t i = 0; i < n; ++i) x[size_t(n + i)] = INFINITY;
    for (int64_t i = 0; i < n; ++i) x[size_t(2 * n + i)] = NAN;
    std::vector<int8_t> q(size_t(3 * quads * kQuadBytes + kQuantisedSlack));
    GetParam()->quantise(x.data(), n, 3, n, quads, q.data(), scale.data());
    for (int64_t i = 0; i < quads * kQuadBytes; ++i) {
        EXPECT_EQ(q[size_t(quads * kQuadBytes + i)], q[size_t(i)]);
        EXPECT_EQ(q[size_t(2 * quads * kQuadBytes + i)], q[size_t(i)]);
    }
    EXPECT_EQ(scale[0], 0.0f);
    EXPECT_FALSE(std::isfinite(scale[1]));
}

TEST_P(KernelTest, FloatProductsEqualPlainLoops) {
    for (const int64_t m : {1, 4, 7, 8, 13})
        for (const int64_t n : {1, 7, 16, 33, 70})
            for (const int64_t k : {0, 1, 5, 32, 67}) {
                const auto a = floats(m * k), b = floats(k * n);
                std::vector<float> turned(b.size()), out(size_t(m * n)), out_rows(size_t(m * n));
                for (int64_t t = 0; t < k; ++t)
                    for (int64_t j = 0; j < n; ++j) turned[size_t(j * k + t)] = b[size_t(t * n + j)];
                GetParam()->multiply({a.data(), k}, {b.data(), n}, m, n, k, out.data(), n);
                GetParam()->multiply_rows({a.data(), k}, {turned.data(), k}, m, n, k, out_rows.data(), n);
                for (int64_t i = 0; i < m; ++i)
                    for (int64_t j = 0; j < n; ++j) {
                        double expected = 0;
                        for (int64_t t = 0; t < k; ++t)
                            expected += double(a[size_t(i * k + t)]) * double(b[size_t(t * n + j)]);
                        EXPECT_NEAR(double(out[size_t(i * n + j)]), expected, 1e-4);
                        EXPECT_NEAR(double(out_rows[size_t(i * n + j)]), expected, 1e-4);
                    }
            }
}

TEST_P(KernelTest, ExponentialsNormAndSiluEqualTheStandardLibrary) {
    for (const int64_t n : {1, 3, 4, 15, 16, 17, 31, 100}) {
        const auto x = floats(n), weight = floats(n), bias = floats(n);
        auto e = x;
        e.resize(size_t((n + 15) / 16 * 16), 77.0f);  // what lies beyond must not count
        const float total = GetParam()->exponentials(e.data(), n, 1.5f);
        const float largest = *std::max_element(x.begin(), x.end());
        double sum = 0, mean = 0, variance = 0;
        for (size_t i = 0; i < x.size(); ++i) {
            const double expected = std::exp((double(x[i]) - double(largest)) * 1.5);
            EXPECT_NEAR(double(e[i]), expected, 1e-6 * expected + 1e-9);
            sum += expected;
            mean += double(x[i]) / double(n);
        }
        EXPECT_NEAR(double(total), sum, 1e-5 * sum);
        for (const float value : x) variance += (double(value) - mean) * (double(value) - mean) / double(n);
        std::vector<float> out(x.size());
        GetParam()->layer_norm(x.data(), weight.data(), bias.data(), 1e-5f, out.data(), n);
        for (size_t i = 0; i < x.size(); ++i)
            EXPECT_NEAR(double(out[i]),
                        (double(x[i]) - mean) / std::sqrt(variance + 1e-5) * double(weight[i]) + double(bias[i]), 2e-4);
        GetParam()->silu(x.data(), out.data(), n);
        for (size_t i = 0; i < x.size(); ++i)
            EXPECT_NEAR(double(out[i]), double(x[i]) / (1 + std::exp(-double(x[i]))), 1e-6);
    }
}

TEST_P(KernelTest, ExponentialsOfExtremesAreFinite) {
    std::vector<float> x{-1e30f, 0, -200, 300, -87.5f};
    x.resize(16);
    EXPECT_GT(GetParam()->exponentials(x.data(), 5, 1), 0.0f);
    for (const float value : x) EXPECT_TRUE(std::isfinite(value));
    EXPECT_FLOAT_EQ(x[3], 1);
}

INSTANTIATE_TEST_SUITE_P(EveryInstructionSet, KernelTest, ::testing::ValuesIn(all()),
                         [](const auto& info) { return std::string(info.param->name); });

}  // namespace
}  // namespace sqlc::testing
