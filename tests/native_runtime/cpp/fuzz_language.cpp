// Language models: a whole archive (checksums are not looked at in this build), loaded and asked; its last bytes are
// the request.
#include <fstream>
#include <iterator>

#include "archive_builder.hpp"
#include "fuzz.hpp"
#include "language.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    survive([&] {
        const sqlc::LanguageModel model(sqlc::Zip(sqlc::testing::ArchiveBuilder::to_bytes(text_of(data, size))));
        sqlc::Text text(model);
        for (size_t at = size > 6 ? size - 6 : 0; at < size; ++at) {
            const int32_t tokens[] = {data[at] & 15, data[at] >> 4};
            text.read(tokens);
            if (data[at] % 5 == 0) text.keep(data[at] % 3);
        }
        text.best(data[0]);
        sqlc::answer(model, R"({"tokens": [1, 2, 3], "max_tokens": 4, "stop": [5]})");
    });
    static const sqlc::LanguageModel good = [] {
        std::ifstream file(CORPUS "/language/tiny.pt", std::ios::binary);
        return sqlc::LanguageModel(
            sqlc::Zip(sqlc::testing::ArchiveBuilder::to_bytes({std::istreambuf_iterator<char>(file), {}})));
    }();
    return survive([&] { sqlc::answer(good, text_of(data, size)); });
}
