// Beam search under the grammar over an encoded request.
#pragma once

#include <array>

#include "model.hpp"

namespace sqlc {

class Decoder {
  public:
    /// `workspace` holds the encoder's results. Throws RequestError for impossible options.
    Decoder(const Model& model, const Request& request, Workspace& workspace, const Options& options);

    std::vector<Hypothesis> search();
    std::vector<float> forced_logits(std::span<const int32_t> tokens);

  private:
    struct Frame {
        int32_t symbol, parent;
    };
    /// An unfinished sequence. All vectors have their capacity from the start.
    struct State {
        std::vector<Frame> stack;
        std::vector<int32_t> tokens;
        std::vector<int64_t> coverage;  // [N]
        double sum = 0;                 // of log-probabilities after the prefix
        int64_t node = -1;              // where the last token points, else -1
        int32_t token = 0;              // the last token as the network sees it
    };
    struct Candidate {
        double sum, step;
        int32_t state, token;
    };
    /// The best few candidates, best first.
    struct Best {
        std::array<Candidate, kMaxBeam> list;
        size_t count = 0, limit = 0;
        void offer(double sum, int32_t state, int32_t token);
    };

    void reset();
    /// One step of the network for all states; logits in logits_ [states, A + N].
    void run_network();
    /// Offers all allowed tokens of a state to living_ and ending_; none when the state is a dead end.
    void offer_allowed(size_t state);
    bool allowed(const State& state, int32_t token) const;
    void apply(State& state, int32_t token) const;
    void copy_state(const State& from, State& to) const;
    void append_caches(size_t states);
    void reorder_caches(std::span<const int32_t> origin);
    void force_prefix();
    /// Adds the query that `last` completes.
    void finish(const State& from, const Candidate& last, std::vector<Hypothesis>& finished) const;
    double normalised(double sum, size_t tokens) const;

    const Model& model_;
    const Request& request_;
    Workspace& workspace_;
    const Options options_;
    const Grammar& grammar_;
    int64_t nodes_, width_, layers_, capacity_, past_ = 0;
    size_t states_count_ = 0;
    std::vector<State> states_, next_;
    std::vector<int64_t> inputs_;                  // token, node, symbol, parent [beam] and coverage [beam, N]
    std::vector<int32_t> allowed_;                 // tokens
    std::vector<float> logits_of_allowed_, odds_;  // of the same
    Best living_, ending_;                         // what goes on, and what completes its query
    const Tensor* logits_ = nullptr;
    bool ran_ = false;  // the network, for this request
};

}  // namespace sqlc
