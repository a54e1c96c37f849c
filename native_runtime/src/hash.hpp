// CRC-32 (zip) and SHA-256 (FIPS 180-4) of byte ranges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace sqlc {

uint32_t crc32(std::span<const std::byte> bytes);

/// Whether checksums count: only the fuzzers' builds look past them.
#ifdef SQLCOPILOT_FUZZING
inline constexpr bool kVerifyChecksums = false;
#else
inline constexpr bool kVerifyChecksums = true;
#endif

class Sha256 {
  public:
    Sha256();
    void update(std::span<const std::byte> bytes);
    /// Lower-case hexadecimal digest; the object may not be used afterwards.
    std::string hex();

  private:
    uint32_t state_[8];
    uint8_t block_[64];
    size_t used_ = 0;
    uint64_t length_ = 0;
};

}  // namespace sqlc
