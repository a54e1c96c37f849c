#include "beam.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "error.hpp"

namespace sqlc {
namespace {

constexpr size_t kStepReserve = size_t(4) << 20;

/// Scores in steps of 1/1024, for comparing. Columns that the network cannot tell apart differ by rounding noise alone,
/// another on every instruction set: to whole steps they tie, and the first of the schema wins everywhere.
double step_of(double score) { return std::floor(score * 1024 + 0.5); }

Tensor view(DType dtype, void* data, std::initializer_list<int64_t> sizes) {
    Tensor tensor;
    tensor.dtype = dtype;
    tensor.data = static_cast<std::byte*>(data);
    for (const int64_t size : sizes) tensor.size[tensor.rank++] = size;
    int64_t stride = 1;
    for (int i = tensor.rank - 1; i >= 0; --i) {
        tensor.stride[i] = stride;
        stride *= tensor.size[i];
    }
    return tensor;
}

}  // namespace

Decoder::Decoder(const Model& model, const Request& request, Workspace& workspace, const Options& options)
    : model_(model),
      request_(request),
      workspace_(workspace),
      options_(options),
      grammar_(model.grammar()),
      nodes_(request.nodes()),
      width_(workspace.encode.output(0).size[1]),
      layers_(workspace.encode.output(1).size[0]),
      capacity_(options.max_steps) {
    if (options.beam < 1 || options.beam > kMaxBeam) throw RequestError("the beam must be 1 to 32 wide");
    if (options.max_steps < 1 || options.max_steps > kMaxStepsLimit) throw RequestError("max_steps must be 1 to 1024");
    const auto beam = size_t(options.beam);
    const size_t cache = size_t(layers_) * beam * size_t(capacity_) * size_t(width_);
    if (cache > size_t(1) << 27) throw LimitError("beam, steps and width together need more than 512 MiB");
    const size_t tokens = size_t(grammar_.actions()) + size_t(nodes_);
    size_t deepest = 1;
    for (const auto& children : grammar_.children) deepest = std::max(deepest, children.size());
    for (auto* states : {&states_, &next_}) {
        states->resize(beam);
        for (State& state : *states) {
            state.stack.reserve(size_t(capacity_) * deepest + 1);
            state.tokens.reserve(size_t(capacity_));
            state.coverage.resize(size_t(nodes_));
        }
    }
    for (auto* buffers : {workspace.caches, workspace.spare})
        for (int i = 0; i < 2; ++i)
            if (buffers[i].size() < cache) buffers[i].resize(cache);
    inputs_.resize(beam * size_t(4 + nodes_));
    allowed_.reserve(tokens);
    logits_of_allowed_.reserve(tokens);
    odds_.resize(tokens + 16);
    workspace.arena.reserve(kStepReserve);
}

void Decoder::reset() {
    State& first = states_[0];
    first.stack.assign(1, Frame{grammar_.start, grammar_.actions()});
    first.tokens.clear();
    std::fill(first.coverage.begin(), first.coverage.end(), 0);
    first.sum = 0;
    first.node = -1;
    first.token = grammar_.actions() + 1;
    states_count_ = 1;
    past_ = 0;
}

void Decoder::run_network() {
    const auto b = int64_t(states_count_);
    int64_t* token = inputs_.data();
    int64_t *node = token + b, *symbol = node + b, *parent = symbol + b, *coverage = parent + b;
    for (int64_t i = 0; i < b; ++i) {
        const State& state = states_[size_t(i)];
        token[i] = state.token;
        node[i] = state.node;
        symbol[i] = state.stack.back().symbol;
        parent[i] = state.stack.back().parent;
        std::copy(state.coverage.begin(), state.coverage.end(), coverage + i * nodes_);
    }
    Tensor caches[2];
    for (int i = 0; i < 2; ++i) {
        caches[i] =
            view(DType::kFloat, workspace_.caches[i].data(), {layers_, int64_t(options_.beam), capacity_, width_});
        caches[i].size[1] = b;
        caches[i].size[2] = past_;
    }
    const Session& encoded = workspace_.encode;
    const Tensor inputs[] = {view(DType::kInt64, token, {b}),
                             view(DType::kInt64, node, {b}),
                             view(DType::kInt64, symbol, {b}),
                             view(DType::kInt64, parent, {b}),
                             view(DType::kInt64, coverage, {b, nodes_}),
                             encoded.output(0),
                             encoded.output(1),
                             encoded.output(2),
                             caches[0],
                             caches[1]};
    workspace_.step.run(inputs, workspace_.arena, model_.kernels(), options_.cancel, ran_);
    ran_ = true;
    logits_ = &workspace_.step.output(0);
    const int64_t tokens = grammar_.actions() + nodes_;
    if (logits_->rank != 2 || logits_->size[0] != b || logits_->size[1] != tokens || logits_->dtype != DType::kFloat ||
        !logits_->contiguous())
        throw ShapeError("step returned logits " + describe(*logits_) + ", not [" + std::to_string(b) + ", " +
                         std::to_string(tokens) + "] float32");
}

void Decoder::append_caches(size_t states) {
    const auto b = int64_t(states);
    for (int i = 0; i < 2; ++i) {
        const Tensor& fresh = workspace_.step.output(size_t(i) + 1);
        if (fresh.rank != 4 || fresh.size[0] != layers_ || fresh.size[1] != b || fresh.size[2] != 1 ||
            fresh.size[3] != width_ || fresh.dtype != DType::kFloat)
            throw ShapeError("step returned caches " + describe(fresh) + ", not [layers, beam, 1, width] float32");
        for (int64_t layer = 0; layer < layers_; ++layer)
            for (int64_t s = 0; s < b; ++s) {
                const float* from = fresh.as<float>() + layer * fresh.stride[0] + s * fresh.stride[1];
                float* to = workspace_.caches[i].data() + ((layer * options_.beam + s) * capacity_ + past_) * width_;
                for (int64_t x = 0; x < width_; ++x) to[x] = from[x * fresh.stride[3]];
            }
    }
    ++past_;
}

void Decoder::reorder_caches(std::span<const int32_t> origin) {
    bool moved = false;
    for (size_t i = 0; i < origin.size(); ++i) moved |= origin[i] != int32_t(i);
    if (!moved) return;
    const size_t row = size_t(past_ * width_);
    for (int i = 0; i < 2; ++i) {
        for (int64_t layer = 0; layer < layers_; ++layer)
            for (size_t s = 0; s < origin.size(); ++s) {
                const float* from =
                    workspace_.caches[i].data() + (layer * options_.beam + origin[s]) * capacity_ * width_;
                float* to = workspace_.spare[i].data() + (layer * options_.beam + int64_t(s)) * capacity_ * width_;
                std::memcpy(to, from, row * sizeof(float));
            }
        std::swap(workspace_.caches[i], workspace_.spare[i]);
    }
}

bool Decoder::allowed(const State& state, int32_t token) const {
    const Grammar::Symbol& symbol = grammar_.symbols[size_t(state.stack.back().symbol)];
    if (token < 0) return false;
    if (token < grammar_.actions()) return std::binary_search(symbol.actions.begin(), symbol.actions.end(), token);
    const auto& [words, columns, tables, literals] = request_.counts;
    const int64_t item = token - grammar_.actions();
    if (item < columns) return symbol.takes_column(request_.column_kinds[size_t(item)]);
    if (item < columns + tables) return symbol.tables;
    return item < columns + tables + literals && symbol.takes_literal(request_.kinds[size_t(words + item)]);
}

void Decoder::Best::offer(double sum, int32_t state, int32_t token) {
    // Equal steps keep the order in which they come: hypothesis by hypothesis, tokens ascending.
    const double step = step_of(sum);
    if (count == limit) {
        if (step <= list[count - 1].step) return;
        --count;
    }
    size_t at = count++;
    for (; at > 0 && list[at - 1].step < step; --at) list[at] = list[at - 1];
    list[at] = {sum, step, state, token};
}

void Decoder::offer_allowed(size_t index) {
    const State& state = states_[index];
    const Grammar::Symbol& symbol = grammar_.symbols[size_t(state.stack.back().symbol)];
    const int32_t actions = grammar_.actions();
    const float* row = logits_->as<float>() + int64_t(index) * (actions + nodes_);
    const float* item_row = row + actions + request_.counts[0];
    allowed_.clear();
    logits_of_allowed_.clear();
    float largest = -HUGE_VALF;
    const auto add = [&](int32_t token, float logit) {
        // A logit that is not a number can never be chosen.
        if (!(logit > -HUGE_VALF)) return;
        allowed_.push_back(token);
        logits_of_allowed_.push_back(logit);
        largest = std::max(largest, logit);
    };
    for (const int32_t action : symbol.actions) add(action, row[action]);
    const auto& [words, columns, tables, literals] = request_.counts;
    for (int64_t item = 0; item < columns; ++item)
        if (symbol.takes_column(request_.column_kinds[size_t(item)])) add(int32_t(actions + item), item_row[item]);
    const int64_t table_end = columns + tables, end = table_end + literals;
    for (int64_t item = columns; symbol.tables && item < table_end; ++item)
        add(int32_t(actions + item), item_row[item]);
    for (int64_t item = table_end; item < end; ++item)
        if (symbol.takes_literal(request_.kinds[size_t(words + item)])) add(int32_t(actions + item), item_row[item]);
    if (allowed_.empty() || !std::isfinite(largest)) return;
    std::copy(logits_of_allowed_.begin(), logits_of_allowed_.end(), odds_.begin());
    const float total = model_.kernels().exponentials(odds_.data(), int64_t(allowed_.size()), 1);
    const double base = state.sum - double(largest) - std::log(double(total));
    const bool last = state.stack.size() == 1;
    for (size_t i = 0; i < allowed_.size(); ++i) {
        const int32_t token = allowed_[i];
        const bool ends = last && (token >= actions || grammar_.children[size_t(token)].empty());
        (ends ? ending_ : living_).offer(base + double(logits_of_allowed_[i]), int32_t(index), token);
    }
}

void Decoder::apply(State& state, int32_t token) const {
    state.stack.pop_back();
    state.tokens.push_back(token);
    if (token < grammar_.actions()) {
        const auto& children = grammar_.children[size_t(token)];
        for (auto child = children.rbegin(); child != children.rend(); ++child) state.stack.push_back({*child, token});
        state.node = -1;
        state.token = token;
        return;
    }
    const int64_t words = request_.counts[0], node = token - grammar_.actions() + words;
    const auto touch = [&](int64_t at) {
        state.coverage[size_t(at)] = std::min<int64_t>(2, state.coverage[size_t(at)] + 1);
    };
    touch(node);
    const uint8_t* relations = request_.relations.data() + node * nodes_;
    for (int64_t word = 0; word < words; ++word)
        if (model_.spends(relations[word])) touch(word);
    state.node = node;
    state.token = grammar_.actions();
}

void Decoder::copy_state(const State& from, State& to) const {
    to.stack = from.stack;
    to.tokens = from.tokens;
    to.coverage = from.coverage;
    to.sum = from.sum;
    to.node = from.node;
    to.token = from.token;
}

double Decoder::normalised(double sum, size_t tokens) const {
    const size_t length = tokens - options_.prefix.size();
    return length == 0 ? 0.0 : sum / std::pow(double(length), model_.length_penalty());
}

void Decoder::finish(const State& from, const Candidate& last, std::vector<Hypothesis>& finished) const {
    finished.push_back({from.tokens, normalised(last.sum, from.tokens.size() + 1)});
    finished.back().tokens.push_back(last.token);
}

void Decoder::force_prefix() {
    for (size_t i = 0; i < options_.prefix.size(); ++i) {
        if (int64_t(i) >= capacity_) throw RequestError("the prefix is longer than max_steps");
        State& state = states_[0];
        if (state.stack.empty()) throw RequestError("the prefix goes on after its query is complete");
        if (!allowed(state, options_.prefix[i]))
            throw RequestError("token " + std::to_string(options_.prefix[i]) + " at position " + std::to_string(i) +
                               " of the prefix is not allowed there");
        run_network();
        append_caches(1);
        apply(state, options_.prefix[i]);
    }
}

std::vector<Hypothesis> Decoder::search() {
    reset();
    force_prefix();
    const auto beam = size_t(options_.beam);
    std::vector<Hypothesis> finished;
    finished.reserve(2 * beam + 1);
    if (states_[0].stack.empty()) {
        finished.push_back({states_[0].tokens, 0.0});
        return finished;
    }
    int32_t origin[kMaxBeam];
    const auto better = [](const Candidate& a, const Candidate& b) {
        if (a.step != b.step) return a.step > b.step;
        return a.state != b.state ? a.state < b.state : a.token < b.token;
    };
    living_.limit = ending_.limit = beam;
    while (states_count_ > 0 && past_ < capacity_) {
        run_network();
        living_.count = ending_.count = 0;
        for (size_t s = 0; s < states_count_; ++s) offer_allowed(s);
        append_caches(states_count_);
        size_t live = 0, ended = 0;
        while (live < living_.count) {
            // What completes a query counts when it ranks among the first `beam` of all.
            const bool ends =
                ended < ending_.count && live + ended < beam && better(ending_.list[ended], living_.list[live]);
            const Candidate& candidate = ends ? ending_.list[ended++] : living_.list[live];
            const State& from = states_[size_t(candidate.state)];
            if (ends) {
                finish(from, candidate, finished);
                continue;
            }
            State& to = next_[live];
            copy_state(from, to);
            to.sum = candidate.sum;
            apply(to, candidate.token);
            origin[live++] = candidate.state;
        }
        for (; ended < ending_.count && live + ended < beam; ++ended)
            finish(states_[size_t(ending_.list[ended].state)], ending_.list[ended], finished);
        std::swap(states_, next_);
        states_count_ = live;
        std::stable_sort(finished.begin(), finished.end(),
                         [](const Hypothesis& a, const Hypothesis& b) { return step_of(a.score) > step_of(b.score); });
        if (finished.size() > beam) finished.resize(beam);
        if (live > 0 && finished.size() == beam &&
            step_of(normalised(states_[0].sum, states_[0].tokens.size())) <= step_of(finished.back().score))
            break;
        reorder_caches({origin, live});
    }
    return finished;
}

std::vector<float> Decoder::forced_logits(std::span<const int32_t> tokens) {
    reset();
    std::vector<float> rows;
    const size_t width = size_t(grammar_.actions() + nodes_);
    for (size_t i = 0;; ++i) {
        State& state = states_[0];
        if (state.stack.empty() || past_ >= capacity_) break;
        run_network();
        append_caches(1);
        rows.insert(rows.end(), logits_->as<float>(), logits_->as<float>() + width);
        if (i == tokens.size()) break;
        if (!allowed(state, tokens[i]))
            throw RequestError("token " + std::to_string(tokens[i]) + " at position " + std::to_string(i) +
                               " is not allowed there");
        apply(state, tokens[i]);
    }
    return rows;
}

}  // namespace sqlc
