// The container: any bytes.
#include "archive_builder.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    return survive([&] {
        const sqlc::Zip zip(sqlc::testing::ArchiveBuilder::to_bytes(text_of(data, size)));
        size_t sum = 0;
        for (const auto& [name, bytes] : zip.entries())
            for (const std::byte b : bytes) sum += size_t(b);
        if (sum == 1) throw sqlc::Error("keeps the sum alive");
    });
}
