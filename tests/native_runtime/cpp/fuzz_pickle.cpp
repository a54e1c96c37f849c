// Pickles: any bytes as data.pkl, beside storages that exist.
#include "archive_builder.hpp"
#include "fuzz.hpp"
#include "pickle.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sqlc::Zip archive = [] {
        sqlc::testing::ArchiveBuilder builder;
        for (int i = 0; i < 64; ++i) builder.add("data/" + std::to_string(i), std::string(size_t(8 * i), '\1'));
        return builder.zip();
    }();
    return survive([&] { sqlc::read_pickle(archive, std::as_bytes(std::span(data, size)), "data/"); });
}
