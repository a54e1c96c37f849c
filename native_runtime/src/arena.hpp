// Memory of one running request: reference-counted blocks in size bins; once warm, nothing is asked of the system.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sqlc {

inline constexpr size_t kMaxArenaBytes = size_t(1) << 30;

class Arena {
  public:
    struct alignas(64) Block {
        Block* next;
        uint32_t bin;
        uint32_t references;
    };

    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    ~Arena();

    /// A block of at least `bytes` (64-byte aligned) with one reference. Throws LimitError over kMaxArenaBytes.
    Block* allocate(size_t bytes);
    void retain(Block* block) {
        if (block) ++block->references;
    }
    void release(Block* block) {
        if (!block || --block->references > 0) return;
        block->next = free_[block->bin];
        free_[block->bin] = block;
    }
    static std::byte* data(Block* block) { return reinterpret_cast<std::byte*>(block + 1); }

    /// Makes sure that `bytes` more can be handed out without asking the system.
    void reserve(size_t bytes);
    /// How often the system was asked for memory, and how much it gave.
    size_t chunk_count() const { return chunks_.size(); }
    size_t chunk_bytes() const { return total_; }

  private:
    static constexpr uint32_t kBins = 160;
    void add_chunk(size_t bytes);

    Block* free_[kBins] = {};
    std::vector<std::byte*> chunks_;
    std::byte* next_ = nullptr;
    size_t left_ = 0;
    size_t total_ = 0;
};

}  // namespace sqlc
