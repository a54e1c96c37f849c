// Builds archives in memory, well formed or not, without torch.
#pragma once

#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "hash.hpp"
#include "zip.hpp"

namespace sqlc::testing {

inline void append_number(std::string& out, uint64_t value, int width) {
    for (int i = 0; i < width; ++i) out += i < 8 ? char(value >> (8 * i)) : char(0);
}

/// A zip archive of stored entries.
class ArchiveBuilder {
  public:
    ArchiveBuilder& add(const std::string& name, const std::string& data) {
        const uint32_t crc = crc32(std::as_bytes(std::span(data)));
        const size_t at = body_.size();
        append_number(body_, 0x04034b50, 4);
        std::string common;
        append_number(common, 20, 2);      // version needed
        append_number(common, 0, 2);       // flags
        append_number(common, method, 2);  // stored
        append_number(common, 0, 4);       // time and date
        append_number(common, crc, 4);
        append_number(common, data.size(), 4);
        append_number(common, data.size(), 4);
        append_number(common, root.size() + name.size(), 2);
        const size_t padding =
            (64 - (at + 30 + root.size() + name.size()) % 64) % 64;  // data on 64-byte boundaries, as torch has it
        body_ += common;
        append_number(body_, padding, 2);
        body_ += root + name + std::string(padding, '\0') + data;
        append_number(directory_, 0x02014b50, 4);
        append_number(directory_, 20, 2);
        directory_ += common;
        append_number(directory_, 0, 2 + 2 + 2 + 2 + 4);  // extra, comment, disk, attributes
        append_number(directory_, at, 4);
        directory_ += root + name;
        ++count_;
        return *this;
    }
    std::string text() const {
        std::string out = body_ + directory_;
        append_number(out, 0x06054b50, 4);
        append_number(out, 0, 4);
        append_number(out, count_, 2);
        append_number(out, count_, 2);
        append_number(out, directory_.size(), 4);
        append_number(out, body_.size(), 4);
        append_number(out, 0, 2);
        return out;
    }
    Zip zip() const { return Zip(to_bytes(text())); }

    static std::vector<std::byte> to_bytes(const std::string& text) {
        const auto* start = reinterpret_cast<const std::byte*>(text.data());
        return {start, start + text.size()};
    }

    std::string root = "model/";
    uint16_t method = 0;

  private:
    std::string body_, directory_;
    size_t count_ = 0;
};

/// Pieces of pickles.
namespace pickle {
inline std::string text(const std::string& s) {
    std::string out = "X";
    append_number(out, s.size(), 4);
    return out + s;
}
inline std::string number(int32_t n) {
    std::string out = "J";
    append_number(out, uint32_t(n), 4);
    return out;
}
inline std::string global(const std::string& module, const std::string& name) {
    return "c" + module + "\n" + name + "\n";
}
inline std::string tuple(const std::string& items) { return "(" + items + "t"; }
inline std::string shape(const std::vector<int32_t>& sizes) {
    std::string items;
    for (const int32_t size : sizes) items += number(size);
    return tuple(items);
}
/// A tensor over storage `key` of `count` elements.
inline std::string tensor(const std::string& type, const std::string& key, int32_t count, int32_t offset,
                          const std::vector<int32_t>& sizes, const std::vector<int32_t>& strides) {
    const std::string storage =
        tuple(text("storage") + global("torch", type) + text(key) + text("cpu") + number(count)) + "Q";
    const std::string hooks = global("collections", "OrderedDict") + ")R";
    return global("torch._utils", "_rebuild_tensor_v2") +
           tuple(storage + number(offset) + shape(sizes) + shape(strides) + "\x89" + hooks) + "R";
}
inline std::string object(const std::string& type, const std::string& items) {
    return global("__torch__", type) + ")\x81}(" + items + "ub";
}
inline std::string program(const std::string& value) { return "\x80\x02" + value + "."; }
}  // namespace pickle

/// An archive of one class `Net` with tensors w float [4,4], q int8 [4,4], s float [4] and the number n = 3, and the
/// given code.
inline ArchiveBuilder small_archive(const std::string& code) {
    using namespace pickle;
    std::string floats(64, '\0'), bytes, four(16, '\0');
    for (int i = 0; i < 16; ++i) {
        const float value = float(i) * 0.25f - 2;
        std::memcpy(floats.data() + 4 * i, &value, 4);
        bytes += char(i * 16 - 128);
    }
    for (int i = 0; i < 4; ++i) {
        const float value = float(i + 1) / 127;
        std::memcpy(four.data() + 4 * i, &value, 4);
    }
    const std::string attributes = text("w") + tensor("FloatStorage", "0", 16, 0, {4, 4}, {4, 1}) + text("q") +
                                   tensor("CharStorage", "1", 16, 0, {4, 4}, {4, 1}) + text("s") +
                                   tensor("FloatStorage", "2", 4, 0, {4}, {1}) + text("n") + number(3);
    ArchiveBuilder builder;
    builder.add("data.pkl", program(object("Net", attributes)))
        .add("data/0", floats)
        .add("data/1", bytes)
        .add("data/2", four);
    builder.add("code/__torch__.py", code).add("constants.pkl", program(")"));
    return builder;
}

/// Code of a class `Net` whose forward has the given body (indented lines) over x: Tensor, i: Tensor.
inline std::string forward(const std::string& body) {
    return "class Net(Module):\n  def forward(self: __torch__.Net,\n    x: Tensor,\n    i: Tensor) -> Tensor:\n" + body;
}

}  // namespace sqlc::testing
