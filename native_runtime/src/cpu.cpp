// Which kernels this processor runs, and which of them are used.
#include <cstdlib>
#include <string>

#include "error.hpp"
#include "kernels.hpp"

#if defined(__aarch64__) && defined(__linux__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
#elif defined(__x86_64__)
#include <cpuid.h>
#endif

namespace sqlc {

#if defined(__x86_64__)
extern const Kernels kAvx2Kernels, kAvxVnniProducts, kAvx512VnniKernels;
#elif defined(__aarch64__)
extern const Kernels kNeonDotKernels;
#endif

namespace {

struct Found {
    const Kernels* list[6] = {};
    int count = 0;
#if defined(__x86_64__)
    Kernels avx_vnni = kAvx2Kernels;
#endif

    Found() {
        add(kScalarKernels);
#if defined(__x86_64__)
        __builtin_cpu_init();
        const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        if (avx2) add(kAvx2Kernels);
        unsigned a = 0, b = 0, c = 0, d = 0;
        // Leaf 7, subleaf 1, EAX bit 4: AVX-VNNI. Older compilers' __builtin_cpu_supports does not know it.
        if (avx2 && __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & (1u << 4))) {
            avx_vnni.name = kAvxVnniProducts.name;
            avx_vnni.quantise = kAvxVnniProducts.quantise;
            avx_vnni.linear = kAvxVnniProducts.linear;
            add(avx_vnni);
        }
        if (avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512vnni"))
            add(kAvx512VnniKernels);
#elif defined(__aarch64__) && defined(__linux__)
        if (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) add(kNeonDotKernels);
#elif defined(__aarch64__) && defined(__APPLE__)
        add(kNeonDotKernels);  // every Apple chip for the Mac has it
#endif
    }
    void add(const Kernels& kernels) { list[count++] = &kernels; }
};

const Found& found() {
    static const Found instance;
    return instance;
}

}  // namespace

const Kernels* const* runnable_kernels() { return found().list; }

const Kernels& best_kernels() {
    const Found& all = found();
    const char* wanted = std::getenv("SQLCOPILOT_ISA");
    if (!wanted || !*wanted) return *all.list[all.count - 1];
    std::string names;
    for (int i = 0; i < all.count; ++i) {
        if (all.list[i]->name == std::string(wanted)) return *all.list[i];
        names += std::string(i ? ", " : "") + all.list[i]->name;
    }
    throw UnsupportedError("SQLCOPILOT_ISA=" + std::string(wanted) +
                           " does not run here; this processor has: " + names);
}

}  // namespace sqlc
