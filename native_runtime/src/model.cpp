#include "model.hpp"

#include <cmath>

#include "beam.hpp"
#include "error.hpp"
#include "metadata.hpp"

namespace sqlc {
namespace {

constexpr size_t kMaxIdle = 8;
constexpr size_t kMaxKeptBytes = size_t(64) << 20;

}  // namespace

Model::Model(Zip archive, bool reference)
    : archive_(std::move(archive)), reference_(reference), kernels_(best_kernels()) {
    const Json metadata = sqlc::read_metadata(archive_, "");
    const std::shared_ptr<Object> module = read_module(archive_);
    read_metadata(metadata);
    verify_weights(metadata, *module);
    grammar_ = read_grammar(text_of(extra("grammar.json")));
    const Program program(archive_);
    encode_ = lower(program, module, "encode");
    step_ = lower(program, module, "step");
    if (encode_.inputs.size() != 4 || encode_.outputs.size() != 3 || step_.inputs.size() != 10 ||
        step_.outputs.size() != 3)
        throw CodeError("encode and step do not have the inputs and outputs of the contract (docs/interfaces.md)");
    for (Graph* graph : {&encode_, &step_})
        if (reference) {
            prepare_reference(*graph);
        } else {
            fuse(*graph, weights_);
        }
    // Memory, cross keys and cross values are the same in every step, and so is the number of nodes.
    if (!reference) hoist(step_, {5, 6, 7}, {{4, 1}});
}

void Model::read_metadata(const Json& metadata) {
    if (const Json* penalty = metadata.find("length_penalty")) {
        if (penalty->kind != Json::Kind::kNumber || !(penalty->number >= 0 && penalty->number <= 4))
            throw CodeError("metadata.json: length_penalty must lie between 0 and 4");
        length_penalty_ = penalty->number;
    }
    if (const Json* relations = metadata.find("match_relations"))
        for (const Json& relation : relations->items) {
            if (relation.kind != Json::Kind::kNumber || !(relation.number >= 0 && relation.number < 256))
                throw CodeError("metadata.json: match_relations must be numbers below 256");
            spends_[size_t(relation.number)] = true;
        }
}

std::unique_ptr<Workspace> Model::take() const {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto workspace = std::move(idle_.back());
            idle_.pop_back();
            return workspace;
        }
    }
    return std::make_unique<Workspace>(encode_, step_, reference_);
}

void Model::give(std::unique_ptr<Workspace> workspace) const {
    workspace->encode.clear();
    workspace->step.clear();
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kMaxIdle && workspace->arena.chunk_bytes() <= kMaxKeptBytes)
        idle_.push_back(std::move(workspace));
}

void Model::run_encoder(const Request& request, Workspace& workspace, const std::atomic<bool>* cancel) const {
    int64_t nodes = 0;
    for (const int64_t count : request.counts) {
        if (count < 0 || count > kMaxNodes) throw RequestError("a count of nodes is negative or above 4096");
        nodes += count;
    }
    if (nodes < 1 || nodes > kMaxNodes)
        throw RequestError("a request has 1 to 4096 nodes, not " + std::to_string(nodes));
    const auto pieces = int64_t(request.pieces.size());
    if (pieces > kMaxWordPieces) throw RequestError("a request has at most 65536 pieces");
    if (int64_t(request.piece_node.size()) != pieces) throw RequestError("pieces and piece_node differ in length");
    if (int64_t(request.kinds.size()) != nodes) throw RequestError("kinds must have one entry for each node");
    if (int64_t(request.relations.size()) != nodes * nodes)
        throw RequestError("relations must have nodes x nodes entries");
    if (int64_t(request.column_kinds.size()) != request.counts[1])
        throw RequestError("column_kinds must have one entry for each column");

    Arena& arena = workspace.arena;
    const size_t bytes = size_t(2 * pieces + nodes) * 8;
    struct Held {
        Arena& arena;
        Arena::Block* block;
        ~Held() { arena.release(block); }
    };
    const Held numbers{arena, arena.allocate(bytes)};
    auto* memory = reinterpret_cast<int64_t*>(Arena::data(numbers.block));
    const auto vector = [&](int64_t n) {
        Tensor tensor;
        tensor.dtype = DType::kInt64;
        tensor.rank = 1;
        tensor.size[0] = n, tensor.stride[0] = 1;
        tensor.data = reinterpret_cast<std::byte*>(memory);
        memory += n;
        return tensor;
    };
    std::array<Tensor, 4> inputs{vector(pieces), vector(pieces), vector(nodes)};
    for (int64_t i = 0; i < pieces; ++i) {
        inputs[0].as<int64_t>()[i] = request.pieces[size_t(i)];
        inputs[1].as<int64_t>()[i] = request.piece_node[size_t(i)];
    }
    for (int64_t i = 0; i < nodes; ++i) inputs[2].as<int64_t>()[i] = request.kinds[size_t(i)];
    // Relations stay bytes: every operator that takes an index takes any whole numbers.
    Tensor& relations = inputs[3];
    relations.dtype = DType::kUInt8;
    relations.rank = 2;
    relations.size[0] = relations.size[1] = relations.stride[0] = nodes;
    relations.stride[1] = 1;
    relations.data = const_cast<std::byte*>(reinterpret_cast<const std::byte*>(request.relations.data()));
    workspace.encode.run(inputs, arena, kernels_, cancel);
    const Tensor& states = workspace.encode.output(0);
    if (states.rank != 2 || states.size[0] != nodes || states.dtype != DType::kFloat)
        throw ShapeError("encode did not return a vector for each node");
    for (size_t i = 1; i < 3; ++i) {
        const Tensor& cross = workspace.encode.output(i);
        if (cross.rank != 3 || cross.size[1] != nodes || cross.size[2] != states.size[1] ||
            cross.dtype != DType::kFloat)
            throw ShapeError("encode did not return cross keys and values [layers, nodes, width]");
    }
}

std::vector<Hypothesis> Model::generate(const Request& request, const Options& options) const {
    const Lease workspace(*this);
    run_encoder(request, *workspace, options.cancel);
    return Decoder(*this, request, *workspace, options).search();
}

std::vector<float> Model::logits(const Request& request, std::span<const int32_t> tokens) const {
    const Lease workspace(*this);
    run_encoder(request, *workspace, nullptr);
    Options options;
    options.beam = 1;
    options.max_steps = int(std::min<size_t>(tokens.size() + 1, size_t(kMaxStepsLimit)));
    return Decoder(*this, request, *workspace, options).forced_logits(tokens);
}

std::vector<std::pair<Tensor, std::vector<float>>> Model::encode(const Request& request) const {
    const Lease workspace(*this);
    run_encoder(request, *workspace, nullptr);
    std::vector<std::pair<Tensor, std::vector<float>>> results;
    for (size_t i = 0; i < 3; ++i) {
        Tensor shape = workspace->encode.output(i);
        std::vector<float> values(size_t(shape.elements()));
        Tensor target = shape;
        int64_t stride = 1;
        for (int d = shape.rank - 1; d >= 0; --d) {
            target.stride[d] = stride;
            stride *= shape.size[d];
        }
        target.data = reinterpret_cast<std::byte*>(values.data());
        copy_tensor(shape, target);
        shape.data = nullptr;
        results.emplace_back(shape, std::move(values));
    }
    return results;
}

}  // namespace sqlc
