#include "run.hpp"

namespace sqlc {

Session::Session(const Graph& graph, bool reference)
    : graph_(graph), reference_(reference), slots_(graph.kinds.size()) {
    for (const Constant& constant : graph.constants) slots_[size_t(constant.slot)].tensor = constant.tensor;
    for (const Instruction& instruction : graph.code) passing_.push_back(instruction.out);
}

void Session::clear() {
    if (!arena_) return;
    for (Slot& slot : slots_) {
        arena_->release(slot.block);
        slot.block = nullptr;
    }
}

void Session::execute(const Instruction& instruction, const Kernels& kernels) {
    Call call(graph_, instruction, slots_.data(), *arena_, kernels);
    if (reference_ || !instruction.op->fast) {
        instruction.op->reference(call);
    } else {
        instruction.op->fast(call);
    }
    for (const int slot : instruction.release) {
        arena_->release(slots_[size_t(slot)].block);
        slots_[size_t(slot)].block = nullptr;
    }
}

void Session::run(std::span<const Tensor> inputs, Arena& arena, const Kernels& kernels, const std::atomic<bool>* cancel,
                  bool again) {
    if (again) {
        for (const int slot : passing_) {
            arena.release(slots_[size_t(slot)].block);
            slots_[size_t(slot)].block = nullptr;
        }
    } else {
        clear();
    }
    arena_ = &arena;
    if (inputs.size() != graph_.inputs.size())
        throw RequestError("'" + graph_.name + "' takes " + std::to_string(graph_.inputs.size()) + " tensors, " +
                           std::to_string(inputs.size()) + " were given");
    for (size_t i = 0; i < inputs.size(); ++i) slots_[size_t(graph_.inputs[i])].tensor = inputs[i];
    for (const auto* part : {&graph_.once, &graph_.code}) {
        if (again && part == &graph_.once) continue;
        for (const Instruction& instruction : *part) {
            if (cancel && cancel->load(std::memory_order_relaxed)) throw Cancelled("the request was cancelled");
            execute(instruction, kernels);
        }
    }
}

}  // namespace sqlc
