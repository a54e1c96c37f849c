// A whole tiny network: generation, threads, cancellation, memory, and what bad requests give.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "archive_builder.hpp"
#include "beam.hpp"
#include "error.hpp"
#include "model.hpp"

namespace sqlc::testing {
namespace {

std::string tiny_bytes() {
    std::ifstream file(CORPUS "/model/tiny.pt", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}
const Model& tiny() {
    static const Model model(Zip(ArchiveBuilder::to_bytes(tiny_bytes())));
    return model;
}

struct Asked {
    std::vector<int32_t> pieces, owners;
    std::vector<uint8_t> kinds, relations, column_kinds;
    Request request;

    Asked(int64_t words, int64_t columns, int64_t tables, int64_t literals, unsigned seed = 1) {
        const int64_t nodes = words + columns + tables + literals;
        for (int64_t i = 0; i < nodes; ++i) {
            pieces.push_back(int32_t((seed += 17) % 50));
            owners.push_back(int32_t(i));
            kinds.push_back(i < words ? 0 : i < words + columns ? 1 : i < words + columns + tables ? 6 : 7);
        }
        for (int64_t i = 0; i < nodes * nodes; ++i)
            relations.push_back(uint8_t((seed = seed * 1103515245 + 12345) >> 16 & 7));
        column_kinds.assign(size_t(columns), 2);
        request = {pieces, owners, kinds, relations, column_kinds, {words, columns, tables, literals}};
    }
};

TEST(Model, GeneratesTheSameOnEveryRunAndInEveryThread) {
    const Asked asked(5, 9, 2, 2);
    const auto first = tiny().generate(asked.request, {});
    ASSERT_FALSE(first.empty());
    std::vector<std::thread> threads;
    std::atomic<int> different{0};
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int round = 0; round < 10; ++round) {
                const auto again = tiny().generate(asked.request, {});
                bool same = again.size() == first.size();
                for (size_t i = 0; same && i < first.size(); ++i)
                    same = again[i].tokens == first[i].tokens && again[i].score == first[i].score;
                different += !same;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(different, 0);
}

TEST(Model, WarmStepsAskTheSystemForNoMemory) {
    const Asked asked(5, 9, 2, 2);
    const Model::Lease lease(tiny());
    tiny().run_encoder(asked.request, *lease, nullptr);
    const size_t before = lease->arena.chunk_count();
    Options options;
    options.max_steps = 40;
    Decoder decoder(tiny(), asked.request, *lease, options);
    const size_t reserved = lease->arena.chunk_count();
    decoder.search();
    EXPECT_LE(reserved, before + 1);
    EXPECT_EQ(lease->arena.chunk_count(), reserved);
}

TEST(Model, StopsWhenCancelled) {
    const Asked asked(5, 9, 2, 2);
    const std::atomic<bool> cancel{true};
    Options options;
    options.cancel = &cancel;
    EXPECT_THROW(tiny().generate(asked.request, options), Cancelled);
    EXPECT_FALSE(tiny().generate(asked.request, {}).empty());
}

TEST(Model, RefusesRequestsThatContradictThemselves) {
    const auto broken = [](const auto& change) {
        Asked asked(5, 9, 2, 2);
        change(asked);
        asked.request.pieces = asked.pieces, asked.request.piece_node = asked.owners, asked.request.kinds = asked.kinds;
        asked.request.relations = asked.relations, asked.request.column_kinds = asked.column_kinds;
        EXPECT_THROW(tiny().generate(asked.request, {}), Error);
    };
    broken([](Asked& a) { a.pieces.pop_back(); });
    broken([](Asked& a) { a.pieces[0] = -1000; });
    broken([](Asked& a) { a.pieces[0] = 1000000; });
    broken([](Asked& a) { a.owners[0] = 18; });
    broken([](Asked& a) { a.owners[0] = -1; });
    broken([](Asked& a) { a.kinds[0] = 200; });
    broken([](Asked& a) { a.kinds.pop_back(); });
    broken([](Asked& a) { a.relations[0] = 255; });
    broken([](Asked& a) { a.relations.pop_back(); });
    broken([](Asked& a) { a.column_kinds.pop_back(); });
    broken([](Asked& a) { a.request.counts = {1LL << 62, 1LL << 62, 1LL << 62, 1LL << 62}; });
    broken([](Asked& a) { a.request.counts[0] = -5; });
}

TEST(Model, RefusesImpossibleOptions) {
    const Asked asked(5, 9, 2, 2);
    const std::vector<int32_t> wrong{5}, huge{1 << 30}, negative{-1};
    for (const auto& prefix : {wrong, huge, negative}) {
        Options options;
        options.prefix = prefix;
        EXPECT_THROW(tiny().generate(asked.request, options), RequestError);
    }
    Options options;
    options.beam = 0;
    EXPECT_THROW(tiny().generate(asked.request, options), RequestError);
    options.beam = 1000;
    EXPECT_THROW(tiny().generate(asked.request, options), RequestError);
    options.beam = 4, options.max_steps = 1 << 20;
    EXPECT_THROW(tiny().generate(asked.request, options), RequestError);
}

TEST(Model, NoticesChangedWeightsThatCarryAValidCrc) {
    const Zip good(ArchiveBuilder::to_bytes(tiny_bytes()));
    ArchiveBuilder changed;
    for (const auto& [name, bytes] : good.entries()) {
        std::string data(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        if (name == "data/0") data[0] = char(data[0] ^ 1);
        changed.add(name, data);
    }
    try {
        const Model model(changed.zip());
        FAIL() << "loaded";
    } catch (const ArchiveError& error) {
        EXPECT_NE(std::string(error.what()).find("SHA-256"), std::string::npos);
    }
}

TEST(Model, SurvivesDamageAnywhere) {
    const std::string good = tiny_bytes();
    for (size_t at = 0; at < good.size(); at += 97) {
        std::string bad = good;
        bad[at] = char(bad[at] ^ 0x55);
        try {
            const Model model(Zip(ArchiveBuilder::to_bytes(bad)));
        } catch (const Error&) {
            // typed is what counts
        }
    }
}

}  // namespace
}  // namespace sqlc::testing
