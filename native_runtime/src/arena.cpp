#include "arena.hpp"

#include <algorithm>
#include <bit>
#include <new>

#include "error.hpp"

namespace sqlc {
namespace {

constexpr size_t kSmallestChunk = size_t(1) << 18;

/// Four bins per doubling, starting at 64 bytes.
uint32_t bin_of(size_t bytes) {
    if (bytes <= 64) return 0;
    const uint32_t doubling = uint32_t(std::bit_width(bytes - 1)) - 1;
    const size_t quarter = size_t(1) << (doubling - 2);
    return (doubling - 6) * 4 + uint32_t((bytes - 1 - (size_t(1) << doubling)) / quarter) + 1;
}

size_t bin_size(uint32_t bin) {
    if (bin == 0) return 64;
    const uint32_t doubling = (bin - 1) / 4 + 6;
    return (size_t(1) << doubling) + ((bin - 1) % 4 + 1) * (size_t(1) << (doubling - 2));
}

}  // namespace

Arena::~Arena() {
    for (std::byte* chunk : chunks_) ::operator delete(chunk, std::align_val_t(64));
}

void Arena::add_chunk(size_t bytes) {
    if (bytes > kMaxArenaBytes - std::min(total_, kMaxArenaBytes))
        throw LimitError("the request needs more than 1 GiB of working memory; ask over a smaller schema");
    chunks_.reserve(chunks_.size() + 1);
    next_ = static_cast<std::byte*>(::operator new(bytes, std::align_val_t(64)));
    chunks_.push_back(next_);
    left_ = bytes;
    total_ += bytes;
}

void Arena::reserve(size_t bytes) {
    if (left_ < bytes) add_chunk(std::max({bytes, total_ / 2, kSmallestChunk}));
}

Arena::Block* Arena::allocate(size_t bytes) {
    if (bytes > kMaxArenaBytes) throw LimitError("one tensor of more than 1 GiB");
    const uint32_t bin = bin_of(bytes);
    Block* block = free_[bin];
    if (block) {
        free_[bin] = block->next;
    } else {
        const size_t size = sizeof(Block) + (bin_size(bin) + 63) / 64 * 64;
        reserve(size);
        block = reinterpret_cast<Block*>(next_);
        next_ += size;
        left_ -= size;
        block->bin = bin;
    }
    block->next = nullptr;
    block->references = 1;
    return block;
}

}  // namespace sqlc
