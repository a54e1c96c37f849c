// A loaded artefact: its graphs, grammar and limits; shared by any number of threads.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "fuse.hpp"
#include "grammar.hpp"
#include "json.hpp"
#include "lower.hpp"
#include "run.hpp"
#include "zip.hpp"

namespace sqlc {

inline constexpr int64_t kMaxNodes = 4096;
inline constexpr int64_t kMaxWordPieces = 65536;
inline constexpr int kMaxBeam = 32;
inline constexpr int kMaxStepsLimit = 1024;

/// A linked question, as docs/interfaces.md ("linking") defines it. Spans must outlive the call.
struct Request {
    std::span<const int32_t> pieces, piece_node;  // [P]
    std::span<const uint8_t> kinds;               // [N]
    std::span<const uint8_t> relations;           // [N * N]
    std::span<const uint8_t> column_kinds;        // [C]
    std::array<int64_t, 4> counts{};              // words, columns, tables, literals

    int64_t nodes() const { return counts[0] + counts[1] + counts[2] + counts[3]; }
};

struct Options {
    int beam = 4;
    int max_steps = 96;
    std::span<const int32_t> prefix;  // forced first tokens
    const std::atomic<bool>* cancel = nullptr;
};

struct Hypothesis {
    std::vector<int32_t> tokens;
    double score = 0;  // sum of log-probabilities of the tokens after the prefix / (their number ^ length penalty)
};

/// Everything one request works in; kept by the model for the next one.
struct Workspace {
    Workspace(const Graph& encode, const Graph& step, bool reference)
        : encode(encode, reference), step(step, reference) {}
    Arena arena;
    Session encode, step;
    std::vector<float> caches[2], spare[2];  // keys and values [layers, beam, capacity, width]; see Decoder
};

class Model {
  public:
    /// Reads and checks the whole file. `reference` runs op by op without fused kernels. Throws the errors of every
    /// layer.
    explicit Model(Zip archive, bool reference = false);

    /// An extra file of the archive. Throws ArchiveError when there is none.
    std::span<const std::byte> extra(const std::string& name) const { return archive_.entry("extra/" + name); }

    /// The best sequences first. Throws RequestError, Cancelled, ShapeError, LimitError.
    std::vector<Hypothesis> generate(const Request& request, const Options& options) const;
    /// Memory, cross keys and cross values of a request, copied.
    std::vector<std::pair<Tensor, std::vector<float>>> encode(const Request& request) const;
    /// Logits [tokens + 1, A + N] along a given sequence, row by row; the last row is after its end if it is complete.
    std::vector<float> logits(const Request& request, std::span<const int32_t> tokens) const;

    const Grammar& grammar() const { return grammar_; }
    double length_penalty() const { return length_penalty_; }
    bool spends(uint8_t relation) const { return spends_[relation]; }
    const Kernels& kernels() const { return kernels_; }
    std::string listing() const { return encode_.listing() + step_.listing(); }

    /// A workspace of our own for the time of a request.
    class Lease {
      public:
        explicit Lease(const Model& model) : model_(model), workspace_(model.take()) {}
        ~Lease() { model_.give(std::move(workspace_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Workspace& operator*() const { return *workspace_; }
        Workspace* operator->() const { return workspace_.get(); }

      private:
        const Model& model_;
        std::unique_ptr<Workspace> workspace_;
    };
    /// Checks the request and runs the encoder in the workspace.
    void run_encoder(const Request& request, Workspace& workspace, const std::atomic<bool>* cancel) const;

  private:
    std::unique_ptr<Workspace> take() const;
    void give(std::unique_ptr<Workspace> workspace) const;
    void read_metadata(const Json& metadata);

    Zip archive_;
    bool reference_;
    const Kernels& kernels_;
    PackedWeights weights_;
    Graph encode_, step_;
    Grammar grammar_;
    double length_penalty_ = 0.6;
    std::array<bool, 256> spends_{};
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace sqlc
