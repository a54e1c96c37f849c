// Beam search under the grammar over an encoded request.
#pragma once

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

    void reset();
    /// One step of the network for all states; logits in logits_ [states, A + N].
    void run_network();
    /// Log-probabilities of the allowed tokens of a state into allowed_; none when the state is a dead end.
    void score_allowed(size_t state);
    bool allowed(const State& state, int32_t token) const;
    void apply(State& state, int32_t token) const;
    void copy_state(const State& from, State& to) const;
    void append_caches(size_t states);
    void reorder_caches(std::span<const int32_t> origin);
    void force_prefix();
    double normalised(double sum, size_t tokens) const;

    const Model& model_;
    const Request& request_;
    Workspace& workspace_;
    const Options options_;
    const Grammar& grammar_;
    int64_t nodes_, width_, layers_, capacity_, past_ = 0;
    size_t states_count_ = 0;
    std::vector<State> states_, next_;
    std::vector<float> caches_[2], spare_[2];  // keys and values [layers, beam, capacity, width]
    std::vector<int64_t> inputs_;              // token, node, symbol, parent [beam] and coverage [beam, N]
    std::vector<Candidate> candidates_;
    std::vector<std::pair<int32_t, double>> allowed_;
    const Tensor* logits_ = nullptr;
};

}  // namespace sqlc
