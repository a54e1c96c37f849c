// What this core can do at most: int8 dot products, float32 FMA, and reading from cache and memory. Prints "name value"
// lines in G/s.
#include <immintrin.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

template <class Body>
double best_rate(double work, const Body& body) {
    double best = 1e9;
    for (int repeat = 0; repeat < 7; ++repeat) {
        const double start = seconds();
        body();
        best = std::min(best, seconds() - start);
    }
    return work / best / 1e9;
}

constexpr int64_t kRounds = 3000000;

// Twelve independent accumulators hide the latency; the volatile asm keeps every instruction.
#define TWELVE(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11)

__attribute__((target("avx512f,avx512vnni"))) void vnni512() {
    __m512i a[12] = {}, x = _mm512_set1_epi8(3), y = _mm512_set1_epi8(1);
    for (int64_t i = 0; i < kRounds; ++i) {
#define STEP(n) asm volatile("vpdpbusd %2, %1, %0" : "+v"(a[n]) : "v"(x), "v"(y));
        TWELVE(STEP)
#undef STEP
    }
}
__attribute__((target("avx2"))) void maddubs256() {
    __m256i a[12] = {}, x = _mm256_set1_epi8(3), y = _mm256_set1_epi8(1), one = _mm256_set1_epi16(1), t;
    for (int64_t i = 0; i < kRounds; ++i) {
#define STEP(n)                                                                    \
    asm volatile("vpmaddubsw %3, %2, %1\n vpmaddwd %4, %1, %1\n vpaddd %1, %0, %0" \
                 : "+x"(a[n]), "=&x"(t)                                            \
                 : "x"(x), "x"(y), "x"(one));
        TWELVE(STEP)
#undef STEP
    }
}
__attribute__((target("avx512f"))) void fma512() {
    __m512 a[12] = {}, x = _mm512_set1_ps(0.9f), y = _mm512_set1_ps(0.1f);
    for (int64_t i = 0; i < kRounds; ++i) {
#define STEP(n) asm volatile("vfmadd231ps %2, %1, %0" : "+v"(a[n]) : "v"(x), "v"(y));
        TWELVE(STEP)
#undef STEP
    }
}
__attribute__((target("avx2,fma"))) void fma256() {
    __m256 a[12] = {}, x = _mm256_set1_ps(0.9f), y = _mm256_set1_ps(0.1f);
    for (int64_t i = 0; i < kRounds; ++i) {
#define STEP(n) asm volatile("vfmadd231ps %2, %1, %0" : "+x"(a[n]) : "x"(x), "x"(y));
        TWELVE(STEP)
#undef STEP
    }
}
__attribute__((target("avx2"))) void read_all(const std::vector<char>& memory, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        __m256i sum = _mm256_setzero_si256();
        for (size_t at = 0; at + 128 <= memory.size(); at += 128)
            for (size_t part = 0; part < 4; ++part)
                sum = _mm256_xor_si256(
                    sum, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(memory.data() + at + 32 * part)));
        asm volatile("" : : "x"(sum) : "memory");
    }
}

}  // namespace

int main() {
    if (__builtin_cpu_supports("avx512vnni")) {
        std::printf("int8_macs %.1f\n", best_rate(double(kRounds) * 12 * 64, vnni512));
        std::printf("float_macs %.1f\n", best_rate(double(kRounds) * 12 * 16, fma512));
    } else if (__builtin_cpu_supports("avx2")) {
        std::printf("int8_macs %.1f\n", best_rate(double(kRounds) * 12 * 32, maddubs256));
        std::printf("float_macs %.1f\n", best_rate(double(kRounds) * 12 * 8, fma256));
    }
    for (const auto& [name, size] :
         {std::pair{"read_3MB", size_t(3) << 20}, std::pair{"read_256MB", size_t(256) << 20}}) {
        const std::vector<char> memory(size, 1);
        const int rounds = size < (size_t(8) << 20) ? 40 : 1;
        std::printf("%s %.1f\n", name, best_rate(double(size) * rounds, [&, &m = memory] { read_all(m, rounds); }));
    }
}
