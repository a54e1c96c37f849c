// Tensors and everything above them: a whole archive (checksums are not looked at in this build), loaded and asked.
#include "archive_builder.hpp"
#include "fuzz.hpp"
#include "model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    return survive([&] {
        const sqlc::Model model(sqlc::Zip(sqlc::testing::ArchiveBuilder::to_bytes(text_of(data, size))));
        const std::vector<int32_t> pieces{1, 2, 3, 4}, owners{0, 1, 2, 3};
        const std::vector<uint8_t> kinds{0, 1, 6, 7}, relations{0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 5, 6, 0, 0, 3, 0},
            column_kinds{2};
        sqlc::Options options;
        options.max_steps = 6;
        model.generate({pieces, owners, kinds, relations, column_kinds, {1, 1, 1, 1}}, options);
    });
}
