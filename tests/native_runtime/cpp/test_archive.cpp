// The container and the pickle: good ones are read, damaged and hostile ones are typed errors.
#include <gtest/gtest.h>

#include "archive_builder.hpp"
#include "error.hpp"
#include "pickle.hpp"

namespace sqlc::testing {
namespace {

Zip from(const std::string& text) { return Zip(ArchiveBuilder::to_bytes(text)); }

TEST(Zip, ReadsStoredEntriesWithoutTheRootFolder) {
    const Zip zip = ArchiveBuilder().add("a", "first").add("b/c", "").zip();
    EXPECT_EQ(zip.entry("a").size(), 5u);
    EXPECT_EQ(zip.entry("b/c").size(), 0u);
    EXPECT_THROW(zip.entry("missing"), ArchiveError);
}

TEST(Zip, NoticesEveryChangedByteOfAnEntry) {
    const std::string good = ArchiveBuilder().add("a", "some data").text();
    const size_t at = good.find("some data");
    for (size_t i = 0; i < 9; ++i) {
        std::string bad = good;
        bad[at + i] = char(bad[at + i] ^ 4);
        EXPECT_THROW(from(bad), ArchiveError);
    }
}

TEST(Zip, RefusesEveryTruncation) {
    const std::string good = ArchiveBuilder().add("a", "some data").text();
    for (size_t length = 0; length < good.size(); ++length) EXPECT_THROW(from(good.substr(0, length)), Error) << length;
}

TEST(Zip, SurvivesEverySingleByteChange) {
    const std::string good = ArchiveBuilder().add("a", "some data").add("b", "more").text();
    for (size_t at = 0; at < good.size(); ++at)
        for (const int value : {0, 1, 127, 255}) {
            std::string bad = good;
            bad[at] = char(value);
            try {
                from(bad);
            } catch (const Error&) {
                // rejected is as good as read: what matters is that nothing else happens
            }
        }
}

TEST(Zip, RefusesCompressedDuplicateAndRootlessEntries) {
    ArchiveBuilder compressed;
    compressed.method = 8;
    EXPECT_THROW(compressed.add("a", "x").zip(), ArchiveError);
    EXPECT_THROW(ArchiveBuilder().add("a", "x").add("a", "y").zip(), ArchiveError);
    ArchiveBuilder rootless;
    rootless.root = "";
    EXPECT_THROW(rootless.add("a", "x").zip(), ArchiveError);
}

PickleValue read(const std::string& program) {
    const Zip zip = ArchiveBuilder().add("data.pkl", program).add("data/0", std::string(64, '\1')).zip();
    return read_pickle(zip, "data.pkl");
}

TEST(Pickle, ReadsNumbersTextAndTuples) {
    using namespace pickle;
    const PickleValue value = read(program(tuple(number(-5) + text("hello") + "\x88" + "N" + "\x8a\x02\xff\x7f" +
                                                 std::string("G\x3f\xf8\0\0\0\0\0\0", 9))));
    const auto& items = std::get<std::shared_ptr<Sequence>>(value)->items;
    EXPECT_EQ(std::get<int64_t>(items[0]), -5);
    EXPECT_EQ(std::get<std::string>(items[1]), "hello");
    EXPECT_TRUE(std::get<bool>(items[2]));
    EXPECT_EQ(std::get<int64_t>(items[4]), 32767);
    EXPECT_EQ(std::get<double>(items[5]), 1.5);
}

TEST(Pickle, ReadsTensorsAndChecksTheirReach) {
    using namespace pickle;
    const PickleValue value =
        read(program(object("Net", text("w") + tensor("FloatStorage", "0", 16, 4, {3, 4}, {4, 1}))));
    EXPECT_TRUE(std::holds_alternative<std::shared_ptr<Object>>(value));
    const auto tensor_program = [](int32_t count, int32_t offset, std::vector<int32_t> sizes,
                                   std::vector<int32_t> strides) {
        return program(tensor("FloatStorage", "0", count, offset, sizes, strides));
    };
    EXPECT_THROW(read(tensor_program(16, 5, {3, 4}, {4, 1})), PickleError);
    EXPECT_THROW(read(tensor_program(15, 0, {3}, {1})), PickleError);
    EXPECT_THROW(read(tensor_program(16, 0, {2}, {16})), PickleError);
    EXPECT_THROW(read(tensor_program(16, -1, {2}, {1})), PickleError);
    EXPECT_THROW(read(tensor_program(16, 0, {-2}, {1})), PickleError);
    EXPECT_THROW(read(tensor_program(16, 0, {2}, {-1})), PickleError);
    EXPECT_THROW(read(tensor_program(16, 0, {2, 2}, {1})), PickleError);
    EXPECT_THROW(read(tensor_program(16, 0, {1 << 20, 1 << 20}, {0, 0})), LimitError);
    EXPECT_THROW(read(program(tensor("FloatStorage", "9", 16, 0, {1}, {1}))), ArchiveError);
}

TEST(Pickle, RefusesWhatIsNotOnTheLists) {
    using namespace pickle;
    EXPECT_THROW(read(program(global("os", "system"))), PickleError);
    EXPECT_THROW(read(program(global("builtins", "eval") + tuple(text("1")) + "R")), PickleError);
    EXPECT_THROW(read(program("i")), PickleError);
    EXPECT_THROW(read(program(global("torch", "DoubleStorage"))), PickleError);
    EXPECT_THROW(read(program(global("__torch__", "Net") + tuple(text("1")) + "R")), PickleError);
}

TEST(Pickle, RefusesStackAndMemoMistakes) {
    for (const char* body :
         {"", "t", "R", "Q", "h\1", "q\1", "0", "(u", "}(NNu", "\x81", "b", ")R", "NN", "(", "K", "X\1\1\1\1a"})
        EXPECT_THROW(read(pickle::program(body)), Error) << body;
}

TEST(Pickle, RefusesDeepNestingAndObjectsThatHoldThemselves) {
    EXPECT_THROW(read(pickle::program(std::string(100, '(') + std::string(100, 't'))), LimitError);
    using namespace pickle;
    EXPECT_THROW(read("\x80\x02" + global("__torch__", "A") + ")\x81q\1}(" + text("me") + "h\1ub."), PickleError);
    std::string deep = object("A", text("n") + number(1));
    for (int i = 0; i < 100; ++i) deep = object("A", text("inner") + deep);
    EXPECT_THROW(read(program(deep)), LimitError);
}

TEST(Hash, KnowsItsTestVectors) {
    const std::string abc = "abc", digits = "123456789";
    EXPECT_EQ(crc32(std::as_bytes(std::span(digits))), 0xCBF43926u);
    Sha256 hash;
    hash.update(std::as_bytes(std::span(abc)));
    EXPECT_EQ(hash.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 long_hash;
    const std::string part(1000, 'a');
    for (int i = 0; i < 1000; ++i) long_hash.update(std::as_bytes(std::span(part)));
    EXPECT_EQ(long_hash.hex(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace sqlc::testing
