#include "zip.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "error.hpp"
#include "hash.hpp"

namespace sqlc {
namespace {

constexpr uint32_t kLocalHeader = 0x04034b50;
constexpr uint32_t kCentralHeader = 0x02014b50;
constexpr uint32_t kEndRecord = 0x06054b50;
constexpr uint32_t kZip64Locator = 0x07064b50;
constexpr uint32_t kZip64End = 0x06064b50;
constexpr size_t kEndSize = 22;
constexpr uint16_t kZip64Extra = 1;

class Bytes {
  public:
    explicit Bytes(std::span<const std::byte> data) : data_(data) {}
    uint64_t number(size_t offset, size_t width) const {
        if (offset > data_.size() || data_.size() - offset < width)
            throw ArchiveError("the archive is cut short: " + std::to_string(width) + " bytes expected at offset " +
                               std::to_string(offset));
        uint64_t value = 0;
        for (size_t i = 0; i < width; ++i) value |= uint64_t(data_[offset + i]) << (8 * i);
        return value;
    }
    uint16_t u16(size_t offset) const { return uint16_t(number(offset, 2)); }
    uint32_t u32(size_t offset) const { return uint32_t(number(offset, 4)); }
    uint64_t u64(size_t offset) const { return number(offset, 8); }
    std::span<const std::byte> range(uint64_t offset, uint64_t length, const std::string& what) const {
        if (offset > data_.size() || length > data_.size() - offset)
            throw ArchiveError(what + " lies outside the archive");
        return data_.subspan(size_t(offset), size_t(length));
    }
    size_t size() const { return data_.size(); }

  private:
    std::span<const std::byte> data_;
};

std::string text_of(std::span<const std::byte> bytes) {
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

struct Directory {
    uint64_t entries, size, offset;
};

size_t find_end_record(const Bytes& bytes) {
    if (bytes.size() < kEndSize) throw ArchiveError("not a zip archive: too short");
    const size_t last = bytes.size() - kEndSize;
    const size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
    for (size_t at = last + 1; at-- > first;)
        if (bytes.u32(at) == kEndRecord && at + kEndSize + bytes.u16(at + 20) == bytes.size()) return at;
    throw ArchiveError("not a zip archive: no end of central directory record");
}

Directory find_directory(const Bytes& bytes) {
    const size_t end = find_end_record(bytes);
    if (bytes.u16(end + 4) != 0 || bytes.u16(end + 6) != 0)
        throw ArchiveError("archives in several parts are not read");
    Directory found{bytes.u16(end + 10), bytes.u32(end + 12), bytes.u32(end + 16)};
    const bool wide = found.entries == 0xFFFF || found.size == 0xFFFFFFFF || found.offset == 0xFFFFFFFF;
    if (wide || (end >= 20 && bytes.u32(end - 20) == kZip64Locator)) {
        if (end < 20 || bytes.u32(end - 20) != kZip64Locator) throw ArchiveError("the zip64 locator is missing");
        const uint64_t record = bytes.u64(end - 12);
        const auto header = Bytes(bytes.range(record, 56, "the zip64 end record"));
        if (header.u32(0) != kZip64End) throw ArchiveError("the zip64 end record is damaged");
        found = {header.u64(32), header.u64(40), header.u64(48)};
    }
    if (found.entries > kMaxEntries)
        throw LimitError("the archive lists " + std::to_string(found.entries) + " entries, more than " +
                         std::to_string(kMaxEntries));
    return found;
}

/// Replaces the 32-bit sizes of a central header that are all ones by the 64-bit ones of its zip64 extra field.
void widen(std::span<const std::byte> extra, uint64_t& size, uint64_t& stored, uint64_t& offset) {
    const Bytes field(extra);
    for (size_t at = 0; at + 4 <= extra.size();) {
        const uint16_t id = field.u16(at), length = field.u16(at + 2);
        at += 4;
        if (length > extra.size() - at) throw ArchiveError("an extra field is cut short");
        if (id == kZip64Extra) {
            size_t inside = 0;
            for (uint64_t* number : {&size, &stored, &offset}) {
                if (*number != 0xFFFFFFFF) continue;
                if (inside + 8 > length) throw ArchiveError("a zip64 field is cut short");
                *number = field.u64(at + inside);
                inside += 8;
            }
        }
        at += length;
    }
}

}  // namespace

Zip::Zip(std::vector<std::byte> bytes) : bytes_(std::move(bytes)) {
    if (bytes_.size() > kMaxArchiveBytes) throw LimitError("the archive is larger than 256 MiB");
    const Bytes all(bytes_);
    const Directory directory = find_directory(all);
    const Bytes table(all.range(directory.offset, directory.size, "the central directory"));
    std::string root;
    size_t at = 0;
    for (uint64_t i = 0; i < directory.entries; ++i) {
        if (table.u32(at) != kCentralHeader) throw ArchiveError("the central directory is damaged");
        const uint16_t flags = table.u16(at + 8), method = table.u16(at + 10);
        const uint32_t crc = table.u32(at + 16);
        uint64_t stored = table.u32(at + 20), size = table.u32(at + 24), offset = table.u32(at + 42);
        const size_t name_length = table.u16(at + 28), extra_length = table.u16(at + 30);
        const std::string name = text_of(table.range(at + 46, name_length, "an entry's name"));
        widen(table.range(at + 46 + name_length, extra_length, "an extra field"), size, stored, offset);
        at += 46 + name_length + extra_length + table.u16(at + 32);

        if (flags & 1) throw ArchiveError("entry '" + name + "' is encrypted");
        if (method != 0)
            throw ArchiveError("entry '" + name + "' is compressed; export the archive with stored entries");
        if (size != stored) throw ArchiveError("entry '" + name + "' has two sizes");
        const Bytes local(all.range(offset, 30, "the header of '" + name + "'"));
        if (local.u32(0) != kLocalHeader) throw ArchiveError("the header of '" + name + "' is damaged");
        if (local.u16(8) != 0 || local.u16(26) != name_length ||
            text_of(all.range(offset + 30, name_length, "the header of '" + name + "'")) != name)
            throw ArchiveError("the header of '" + name + "' contradicts the central directory");
        const auto data = all.range(offset + 30 + name_length + local.u16(28), size, "entry '" + name + "'");
        if (kVerifyChecksums && crc32(data) != crc)
            throw ArchiveError("entry '" + name + "' is damaged: its CRC-32 does not match");

        const size_t slash = name.find('/');
        if (slash == std::string::npos) throw ArchiveError("entry '" + name + "' is outside the archive's folder");
        if (i == 0) root = name.substr(0, slash);
        if (name.compare(0, slash, root) != 0) throw ArchiveError("the archive has two root folders");
        if (!entries_.emplace(name.substr(slash + 1), data).second)
            throw ArchiveError("entry '" + name + "' appears twice");
    }
}

Zip Zip::open(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) throw ArchiveError("cannot open '" + path + "': " + std::strerror(errno));
    const auto close = [](std::FILE* f) { std::fclose(f); };
    const std::unique_ptr<std::FILE, decltype(close)> owner(file, close);
    std::vector<std::byte> bytes;
    if (std::fseek(file, 0, SEEK_END) == 0) {
        const long size = std::ftell(file);
        if (size < 0 || size_t(size) > kMaxArchiveBytes)
            throw LimitError("'" + path + "' is not a regular file of at most 256 MiB");
        std::rewind(file);
        bytes.resize(size_t(size));
    }
    if (std::fread(bytes.data(), 1, bytes.size(), file) != bytes.size() || bytes.empty())
        throw ArchiveError("cannot read '" + path + "'");
    return Zip(std::move(bytes));
}

std::span<const std::byte> Zip::entry(std::string_view name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end()) throw ArchiveError("the archive has no entry '" + std::string(name) + "'");
    return found->second;
}

}  // namespace sqlc
