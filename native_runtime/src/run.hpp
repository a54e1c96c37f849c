// Executes a graph.
#pragma once

#include <atomic>
#include <span>
#include <vector>

#include "ops.hpp"

namespace sqlc {

/// A graph's slots between runs; one per thread that runs it.
class Session {
  public:
    Session(const Graph& graph, bool reference);
    ~Session() { clear(); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Runs the graph; results stay valid until the next run or clear(). `again` says that the inputs it was hoisted
    /// for are those of the run before. Throws ShapeError, UnsupportedError, LimitError, and Cancelled as soon as
    /// `cancel` (may be null) is set.
    void run(std::span<const Tensor> inputs, Arena& arena, const Kernels& kernels,
             const std::atomic<bool>* cancel = nullptr, bool again = false);
    const Tensor& output(size_t i) const { return slots_[size_t(graph_.outputs[i])].tensor; }
    size_t output_count() const { return graph_.outputs.size(); }
    /// Gives all blocks back to the arena.
    void clear();

  private:
    void execute(const Instruction& instruction, const Kernels& kernels);

    const Graph& graph_;
    bool reference_;
    std::vector<int> passing_;  // slots that instructions of `code` fill
    std::vector<Slot> slots_;
    Arena* arena_ = nullptr;
};

}  // namespace sqlc
