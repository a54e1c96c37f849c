// A language model of kind "llama": one graph, `step`, and texts that are written with it, each with caches of its own.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "fuse.hpp"
#include "json.hpp"
#include "run.hpp"
#include "zip.hpp"

namespace sqlc {

inline constexpr int64_t kMaxPositions = 8192;  // tokens of a text
inline constexpr size_t kMaxCacheBytes = size_t(1) << 30;

class LanguageModel {
  public:
    /// Reads and checks the whole file. `reference` runs op by op without fused kernels. Throws the errors of every
    /// layer.
    explicit LanguageModel(Zip archive, bool reference = false);

    /// An extra file of the archive. Throws ArchiveError when there is none.
    std::span<const std::byte> extra(const std::string& name) const { return archive_.entry("extra/" + name); }

    int64_t layers() const { return layers_; }
    int64_t cache_width() const { return cache_width_; }  // floats of keys that a layer keeps for a token
    int64_t pieces() const { return pieces_; }
    int64_t positions() const { return positions_; }
    /// The token that ends a text, or -1.
    int32_t end() const { return end_; }
    bool reference() const { return reference_; }
    const Graph& step() const { return step_; }
    const Kernels& kernels() const { return kernels_; }
    std::string listing() const { return step_.listing(); }

  private:
    Zip archive_;
    bool reference_;
    const Kernels& kernels_;
    PackedWeights weights_;
    Graph step_;
    int64_t layers_ = 0, cache_width_ = 0, pieces_ = 0, positions_ = 0;
    int32_t end_ = -1;
};

/// One text and what the model remembers of it. The model must outlive it; one thread at a time.
class Text {
  public:
    explicit Text(const LanguageModel& model) : model_(model), session_(model.step(), model.reference()) {}

    /// Reads on. Throws RequestError for tokens that do not exist and a text that grows too long, then nothing was
    /// read; Cancelled as soon as `cancel` (may be null) is set, ShapeError, LimitError.
    void read(std::span<const int32_t> tokens, const std::atomic<bool>* cancel = nullptr);
    /// Forgets all but the first tokens; what follows them is known again once something is read.
    void keep(int64_t length);
    int64_t length() const { return length_; }
    /// Natural logarithms of the chances of each piece to follow. Throws RequestError before anything was read.
    std::span<const float> odds() const;
    /// The most likely pieces, best first; of equal ones the lower number.
    std::vector<std::pair<int32_t, float>> best(int64_t count) const;

  private:
    void run(std::span<const int32_t> tokens, const std::atomic<bool>* cancel);
    void make_room(int64_t length);

    const LanguageModel& model_;
    Arena arena_;
    Session session_;
    std::vector<float> caches_[2];  // keys and values [layers, capacity, cache width]
    int64_t capacity_ = 0, length_ = 0;
    std::vector<float> odds_;
    bool known_ = false;  // what follows
};

struct Written {
    std::vector<int32_t> tokens;  // without the one that ended it
    double score = 0;             // sum of their log-probabilities, and of the end's
    bool ended = false;           // by the end or one of `stop`, not by `longest`
};

/// Reads the prompt, then takes the likeliest piece again and again.
Written write(const LanguageModel& model, std::span<const int32_t> prompt, int64_t longest,
              std::span<const int32_t> stop, const std::atomic<bool>* cancel = nullptr);

/// The same from one JSON text to another: {"tokens": [...], "max_tokens": 64, "stop": [...]} to {"tokens": [...],
/// "score": x, "ended": true}. Throws RequestError for anything else.
std::string answer(const LanguageModel& model, std::string_view request, const std::atomic<bool>* cancel = nullptr);

}  // namespace sqlc
