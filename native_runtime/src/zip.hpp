// Reader of the zip container: stored entries only, central directory and local headers cross-checked, CRC-32 verified.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sqlc {

inline constexpr size_t kMaxArchiveBytes = size_t(1) << 28;
inline constexpr size_t kMaxEntries = 8192;

class Zip {
  public:
    /// Takes the bytes of a whole archive. Throws ArchiveError.
    explicit Zip(std::vector<std::byte> bytes);
    /// Reads the file, then as above.
    static Zip open(const std::string& path);

    /// The entry's bytes; throws ArchiveError when there is none. Names are without the archive's root folder.
    std::span<const std::byte> entry(std::string_view name) const;
    bool has(std::string_view name) const { return entries_.find(name) != entries_.end(); }
    const std::map<std::string, std::span<const std::byte>, std::less<>>& entries() const { return entries_; }
    size_t size() const { return bytes_.size(); }

  private:
    std::vector<std::byte> bytes_;
    std::map<std::string, std::span<const std::byte>, std::less<>> entries_;
};

}  // namespace sqlc
