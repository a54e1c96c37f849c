#include "language.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "error.hpp"
#include "lower.hpp"
#include "metadata.hpp"

namespace sqlc {
namespace {

constexpr int64_t kAtOnce = 128;  // tokens of a prompt that go through the network together
constexpr double kMaxWhole = 1 << 24;

/// A whole number that the metadata or a request must give, from `least` to `most`.
template <class Wrong>
int64_t whole(const Json* value, const std::string& name, double least, double most) {
    if (!value || value->kind != Json::Kind::kNumber || !(value->number >= least && value->number <= most) ||
        value->number != std::floor(value->number))
        throw Wrong(name + " must be a whole number from " + std::to_string(int64_t(least)) + " to " +
                    std::to_string(int64_t(most)));
    return int64_t(value->number);
}

Tensor view(DType dtype, std::initializer_list<int64_t> sizes, void* data) {
    Tensor tensor;
    tensor.dtype = dtype;
    for (const int64_t size : sizes) tensor.size[tensor.rank++] = size;
    tensor.become_contiguous();
    tensor.data = static_cast<std::byte*>(data);
    return tensor;
}

}  // namespace

LanguageModel::LanguageModel(Zip archive, bool reference)
    : archive_(std::move(archive)), reference_(reference), kernels_(best_kernels()) {
    const Json metadata = read_metadata(archive_, "llama");
    const auto number = [&](const char* name, double least, double most) {
        return whole<CodeError>(metadata.find(name), std::string("metadata.json: ") + name, least, most);
    };
    layers_ = number("layers", 1, 256);
    cache_width_ = number("cache_width", 1, 65536);
    pieces_ = number("pieces", 1, kMaxWhole);
    positions_ = number("positions", 1, double(kMaxPositions));
    end_ = int32_t(number("end", -1, double(pieces_ - 1)));
    const std::shared_ptr<Object> module = read_module(archive_);
    verify_weights(metadata, *module);
    const Program program(archive_);
    step_ = lower(program, module, "step");
    if (step_.inputs.size() != 3 || step_.outputs.size() != 3)
        throw CodeError("step does not have the inputs and outputs of the contract (docs/interfaces.md)");
    if (reference) {
        prepare_reference(step_);
    } else {
        fuse(step_, weights_);
    }
}

void Text::make_room(int64_t length) {
    if (length <= capacity_) return;
    const int64_t width = model_.cache_width(), layers = model_.layers();
    const int64_t capacity = std::min(model_.positions(), std::max<int64_t>(2 * capacity_, length + 64));
    if (size_t(2 * layers * width) * size_t(capacity) * sizeof(float) > kMaxCacheBytes)
        throw LimitError("what is kept of a text of " + std::to_string(length) + " tokens exceeds 1 GiB");
    for (std::vector<float>& cache : caches_) {
        std::vector<float> larger(size_t(layers * capacity * width));
        for (int64_t layer = 0; layer < layers; ++layer)
            std::copy_n(cache.data() + layer * capacity_ * width, length_ * width,
                        larger.data() + layer * capacity * width);
        cache = std::move(larger);
    }
    capacity_ = capacity;
}

void Text::read(std::span<const int32_t> tokens, const std::atomic<bool>* cancel) {
    if (tokens.empty()) throw RequestError("there is nothing to read: give at least one token");
    for (const int32_t token : tokens)
        if (token < 0 || token >= model_.pieces())
            throw RequestError("token " + std::to_string(token) + " is none of the model's " +
                               std::to_string(model_.pieces()));
    const auto count = int64_t(tokens.size());
    if (count > model_.positions() - length_)
        throw RequestError("the text is longer than the model's " + std::to_string(model_.positions()) + " tokens");
    make_room(length_ + count);
    known_ = false;
    for (int64_t at = 0; at < count; at += kAtOnce)
        run(tokens.subspan(size_t(at), size_t(std::min(kAtOnce, count - at))), cancel);
    known_ = true;
}

void Text::run(std::span<const int32_t> tokens, const std::atomic<bool>* cancel) {
    const int64_t width = model_.cache_width(), layers = model_.layers(), count = int64_t(tokens.size());
    std::vector<int64_t> numbers(tokens.begin(), tokens.end());
    Tensor inputs[3] = {view(DType::kInt64, {count}, numbers.data())};
    for (size_t i = 0; i < 2; ++i) {
        inputs[1 + i] = view(DType::kFloat, {layers, length_, width}, caches_[i].data());
        inputs[1 + i].stride[0] = capacity_ * width;
    }
    session_.run(inputs, arena_, model_.kernels(), cancel);
    const Tensor& scores = session_.output(0);
    if (scores.rank != 2 || scores.size[0] != 1 || scores.size[1] != model_.pieces() || scores.dtype != DType::kFloat)
        throw ShapeError("step did not return scores [1, pieces]");
    for (size_t i = 0; i < 2; ++i) {
        const Tensor& fresh = session_.output(1 + i);
        if (fresh.rank != 3 || fresh.size[0] != layers || fresh.size[1] != count || fresh.size[2] != width ||
            fresh.dtype != DType::kFloat)
            throw ShapeError("step did not return keys and values [layers, tokens, width]");
        Tensor place = view(DType::kFloat, {layers, count, width}, caches_[i].data() + length_ * width);
        place.stride[0] = capacity_ * width;
        copy_tensor(fresh, place);
    }
    odds_.resize(size_t(model_.pieces()));
    copy_tensor(scores, view(DType::kFloat, {1, model_.pieces()}, odds_.data()));
    session_.clear();
    length_ += count;
    float largest = -std::numeric_limits<float>::infinity();
    for (float& score : odds_) {
        if (!(std::abs(score) < 1e30f)) score = -1e30f;  // what is not finite is never chosen
        largest = std::max(largest, score);
    }
    double total = 0;
    for (const float score : odds_) total += std::exp(double(score) - double(largest));
    const auto shift = float(double(largest) + std::log(total));
    for (float& score : odds_) score -= shift;
}

void Text::keep(int64_t length) {
    if (length < 0 || length > length_)
        throw RequestError("a text of " + std::to_string(length_) + " tokens cannot be cut to " +
                           std::to_string(length));
    if (length < length_) known_ = false;
    length_ = length;
}

std::span<const float> Text::odds() const {
    if (!known_) throw RequestError("nothing was read since the text began or was cut");
    return odds_;
}

std::vector<std::pair<int32_t, float>> Text::best(int64_t count) const {
    const std::span<const float> scores = odds();
    const auto most = size_t(std::clamp<int64_t>(count, 0, int64_t(scores.size())));
    std::vector<int32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(most), order.end(), [&](int32_t a, int32_t b) {
        return scores[size_t(a)] != scores[size_t(b)] ? scores[size_t(a)] > scores[size_t(b)] : a < b;
    });
    std::vector<std::pair<int32_t, float>> found;
    for (size_t i = 0; i < most; ++i) found.emplace_back(order[i], scores[size_t(order[i])]);
    return found;
}

Written write(const LanguageModel& model, std::span<const int32_t> prompt, int64_t longest,
              std::span<const int32_t> stop, const std::atomic<bool>* cancel) {
    if (longest < 0) throw RequestError("a negative number of tokens");
    Text text(model);
    text.read(prompt, cancel);
    Written written;
    while (int64_t(written.tokens.size()) < longest && text.length() < model.positions()) {
        const std::span<const float> odds = text.odds();
        const auto token = int32_t(std::max_element(odds.begin(), odds.end()) - odds.begin());
        written.score += double(odds[size_t(token)]);
        if (token == model.end() || std::find(stop.begin(), stop.end(), token) != stop.end()) {
            written.ended = true;
            break;
        }
        written.tokens.push_back(token);
        if (int64_t(written.tokens.size()) < longest) text.read({&token, 1}, cancel);
    }
    return written;
}

std::string answer(const LanguageModel& model, std::string_view request, const std::atomic<bool>* cancel) {
    Json asked;
    try {
        asked = parse_json(request, "the request");
    } catch (const Error& error) {
        throw RequestError(error.what());
    }
    if (asked.kind != Json::Kind::kObject) throw RequestError("the request must be an object");
    for (const std::string& name : asked.names)
        if (name != "tokens" && name != "max_tokens" && name != "stop")
            throw RequestError("'" + name + "' is unknown: a request has tokens, max_tokens and stop");
    const auto numbers = [&](const char* name) {
        std::vector<int32_t> found;
        const Json* list = asked.find(name);
        if (!list) return found;
        if (list->kind != Json::Kind::kArray) throw RequestError(std::string(name) + " must be a list");
        for (const Json& item : list->items)
            found.push_back(
                int32_t(whole<RequestError>(&item, std::string("each of ") + name, 0, double(model.pieces() - 1))));
        return found;
    };
    const std::vector<int32_t> prompt = numbers("tokens"), stop = numbers("stop");
    const Json* most = asked.find("max_tokens");
    const int64_t longest = most ? whole<RequestError>(most, "max_tokens", 0, double(kMaxPositions)) : 128;
    const Written written = write(model, prompt, longest, stop, cancel);
    std::string out = "{\"tokens\": [";
    for (size_t i = 0; i < written.tokens.size(); ++i) out += (i ? ", " : "") + std::to_string(written.tokens[i]);
    return out + "], \"score\": " + std::to_string(written.score) +
           ", \"ended\": " + (written.ended ? "true" : "false") + "}";
}

}  // namespace sqlc
