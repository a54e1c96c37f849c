// Code: any text as the class of a small module, parsed, lowered, fused and run.
#include "archive_builder.hpp"
#include "fuzz.hpp"
#include "method.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string text = text_of(data, size);
    survive([&] { sqlc::parse_source(text, "code/fuzz.py"); });
    for (const bool reference : {false, true})
        survive([&] {
            sqlc::Method method(sqlc::testing::small_archive(text).zip(), "forward", reference);
            const std::vector<float> x{1, 2, 3, 4, 5, 6, 7, 8};
            const std::vector<int64_t> i{3, 0, 1};
            const int64_t shape_x[] = {2, 4}, shape_i[] = {3};
            const sqlc::Tensor inputs[] = {
                sqlc::contiguous_view(sqlc::DType::kFloat, shape_x, std::as_bytes(std::span(x))),
                sqlc::contiguous_view(sqlc::DType::kInt64, shape_i, std::as_bytes(std::span(i)))};
            method.run(inputs);
        });
    return 0;
}
