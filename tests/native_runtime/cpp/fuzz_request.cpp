// Requests: any counts, nodes, relations and prefix put to a good model.
#include <fstream>
#include <iterator>

#include "archive_builder.hpp"
#include "fuzz.hpp"
#include "model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sqlc::Model model = [] {
        std::ifstream file(CORPUS "/model/tiny.pt", std::ios::binary);
        return sqlc::Model(
            sqlc::Zip(sqlc::testing::ArchiveBuilder::to_bytes({std::istreambuf_iterator<char>(file), {}})));
    }();
    size_t at = 0;
    const auto next = [&] { return at < size ? data[at++] : uint8_t(0); };
    const auto take = [&](size_t n) {
        std::vector<uint8_t> bytes(n);
        for (uint8_t& b : bytes) b = next();
        return bytes;
    };
    return survive([&] {
        sqlc::Request request;
        for (int64_t& count : request.counts) count = next() % 24;
        sqlc::Options options;
        options.beam = next() % 6;
        options.max_steps = next() % 12;
        const auto nodes = size_t(request.nodes());
        const auto kinds = take(nodes), column_kinds = take(size_t(request.counts[1]));
        auto relations = take(nodes * nodes);
        if (next() & 1)
            for (uint8_t& relation : relations) relation %= 20;
        const auto prefix_bytes = take(next() % 8);
        const std::vector<int32_t> prefix(prefix_bytes.begin(), prefix_bytes.end());
        std::vector<int32_t> pieces, owners;
        for (const uint8_t b : take(next() % 64)) {
            pieces.push_back(b % 52 - 1);
            owners.push_back(b / 8 - 1);
        }
        request.kinds = kinds, request.column_kinds = column_kinds, request.relations = relations,
        request.pieces = pieces, request.piece_node = owners;
        options.prefix = prefix;
        model.generate(request, options);
    });
}
