// A whole tiny Llama: the same words on every way, caches that are cut and grow, and what bad requests and files give.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <thread>

#include "archive_builder.hpp"
#include "error.hpp"
#include "language.hpp"
#include "model.hpp"

namespace sqlc::testing {
namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream file(CORPUS + ("/" + name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}
Zip zip_of(const std::string& bytes) { return Zip(ArchiveBuilder::to_bytes(bytes)); }
const LanguageModel& tiny() {
    static const LanguageModel model(zip_of(bytes_of("language/tiny.pt")));
    return model;
}
const std::vector<int32_t> kPrompt{3, 7, 2, 9, 11, 4, 5};

std::vector<float> odds_after(const LanguageModel& model, std::span<const int32_t> tokens, size_t at_once) {
    Text text(model);
    for (size_t at = 0; at < tokens.size(); at += at_once)
        text.read(tokens.subspan(at, std::min(at_once, tokens.size() - at)));
    return {text.odds().begin(), text.odds().end()};
}
void expect_near(const std::vector<float>& a, const std::vector<float>& b, float tolerance) {
    ASSERT_EQ(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], tolerance) << i;
}

TEST(Language, TokenByTokenSaysWhatTheWholePromptSays) {
    for (const char* name : {"language/tiny.pt", "language/int4.pt"}) {
        const LanguageModel model(zip_of(bytes_of(name)));
        const auto whole = odds_after(model, kPrompt, kPrompt.size());
        expect_near(whole, odds_after(model, kPrompt, 1), 1e-3f);
        expect_near(whole, odds_after(model, kPrompt, 3), 1e-3f);
        expect_near(whole, odds_after(LanguageModel(zip_of(bytes_of(name)), true), kPrompt, 2), 1e-3f);
        double total = 0;
        for (const float odd : whole) total += std::exp(double(odd));
        EXPECT_NEAR(total, 1, 1e-4);
    }
}

TEST(Language, ATextThatWasCutGoesOnAsIfNothingHadFollowed) {
    Text text(tiny());
    text.read(kPrompt);
    text.keep(3);
    EXPECT_EQ(text.length(), 3);
    EXPECT_THROW(text.odds(), RequestError);
    text.read(std::span(kPrompt).subspan(3));
    expect_near({text.odds().begin(), text.odds().end()}, odds_after(tiny(), kPrompt, 3), 1e-3f);
    EXPECT_THROW(text.keep(8), RequestError);
    EXPECT_THROW(text.keep(-1), RequestError);
}

TEST(Language, LongTextsGrowTheirCachesAndEndAtTheLimit) {
    const std::vector<int32_t> all(size_t(tiny().positions()), 3);
    Text text(tiny());
    for (const int32_t token : all) text.read({&token, 1});
    expect_near({text.odds().begin(), text.odds().end()}, odds_after(tiny(), all, all.size()), 1e-3f);
    EXPECT_THROW(text.read({&kPrompt[0], 1}), RequestError);
    EXPECT_EQ(text.length(), tiny().positions());
}

TEST(Language, TheLikeliestIsWrittenAndStopsEndIt) {
    const Written written = write(tiny(), kPrompt, 6, {});
    ASSERT_FALSE(written.tokens.empty());
    Text text(tiny());
    text.read(kPrompt);
    EXPECT_EQ(written.tokens[0], text.best(1)[0].first);
    EXPECT_EQ(text.best(100).size(), size_t(tiny().pieces()));
    const Written stopped = write(tiny(), kPrompt, 6, {&written.tokens[0], 1});
    EXPECT_TRUE(stopped.ended);
    EXPECT_TRUE(stopped.tokens.empty());
    EXPECT_TRUE(write(tiny(), kPrompt, 0, {}).tokens.empty());
}

TEST(Language, ThreadsShareAModel) {
    const Written first = write(tiny(), kPrompt, 8, {});
    std::vector<std::thread> threads;
    std::atomic<int> different{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] { different += write(tiny(), kPrompt, 8, {}).tokens != first.tokens; });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(different, 0);
}

TEST(Language, AnswersJsonWithJson) {
    const std::string said = answer(tiny(), R"({"tokens": [3, 7, 2], "max_tokens": 2, "stop": []})");
    const Json parsed = parse_json(said, "the answer");
    ASSERT_NE(parsed.find("tokens"), nullptr);
    EXPECT_LE(parsed.find("tokens")->items.size(), 2u);
    EXPECT_NE(parsed.find("ended"), nullptr);
    for (const char* wrong : {"", "[]", "{}", R"({"tokens": []})", R"({"tokens": [12]})", R"({"tokens": [-1]})",
                              R"({"tokens": [0.5]})", R"({"tokens": [1], "max_tokens": 1e9})", R"({"tokens": 3})",
                              R"({"tokens": [1], "beam": 4})", R"({"tokens": ["1"]})"})
        EXPECT_THROW(answer(tiny(), wrong), RequestError) << wrong;
}

TEST(Language, StopsWhenCancelled) {
    const std::atomic<bool> cancel{true};
    EXPECT_THROW(write(tiny(), kPrompt, 4, {}, &cancel), Cancelled);
}

TEST(Language, EachKindRefusesTheOther) {
    EXPECT_THROW(Model(zip_of(bytes_of("language/tiny.pt"))), ArchiveError);
    EXPECT_THROW(LanguageModel(zip_of(bytes_of("model/tiny.pt"))), ArchiveError);
}

std::string with_metadata(const std::string& metadata) {
    ArchiveBuilder builder;
    const Zip whole = zip_of(bytes_of("language/tiny.pt"));
    for (const auto& [name, bytes] : whole.entries())
        builder.add(name, name == "extra/metadata.json"
                              ? metadata
                              : std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    return builder.text();
}

TEST(Language, MetadataThatDoNotFitAreErrors) {
    const std::string good = R"("layers": 1, "cache_width": 4, "pieces": 12, "positions": 512, "end": 1)";
    EXPECT_NO_THROW(LanguageModel(zip_of(with_metadata(R"({"kind": "llama", )" + good + "}"))));
    EXPECT_THROW(LanguageModel(zip_of(with_metadata(R"({"kind": "llama"})"))), CodeError);
    EXPECT_THROW(LanguageModel(zip_of(with_metadata(R"({"kind": 3, )" + good + "}"))), CodeError);
    EXPECT_THROW(LanguageModel(zip_of(with_metadata(R"({"kind": "other", )" + good + "}"))), ArchiveError);
    const char* other[] = {R"("layers": 2, "cache_width": 4, "pieces": 12, "positions": 512, "end": 1)",
                           R"("layers": 1, "cache_width": 8, "pieces": 12, "positions": 512, "end": 1)",
                           R"("layers": 1, "cache_width": 4, "pieces": 20, "positions": 512, "end": 1)"};
    for (const char* wrong : other) {
        const LanguageModel model(zip_of(with_metadata(std::string(R"({"kind": "llama", )") + wrong + "}")));
        EXPECT_THROW(write(model, kPrompt, 2, {}), Error) << wrong;
    }
}

}  // namespace
}  // namespace sqlc::testing
