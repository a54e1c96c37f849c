#include "graph.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include "ops.hpp"

namespace sqlc {
namespace {

std::string text(const Argument& argument) {
    switch (argument.tag) {
        case Argument::Tag::kNone:
            return "None";
        case Argument::Tag::kSlot:
            return "%" + std::to_string(argument.slot);
        case Argument::Tag::kInt:
            return std::to_string(argument.integer);
        case Argument::Tag::kFloat:
            return std::to_string(argument.number);
        case Argument::Tag::kBool:
            return argument.integer ? "True" : "False";
        case Argument::Tag::kSizes:
            return "sizes(%" + std::to_string(argument.slot) + ")";
        case Argument::Tag::kList:
            break;
    }
    std::string list = "[";
    for (size_t i = 0; i < argument.list.size(); ++i) list += (i ? ", " : "") + text(argument.list[i]);
    return list + "]";
}

}  // namespace

const char* kind_name(Kind kind) {
    switch (kind) {
        case Kind::kNone:
            return "None";
        case Kind::kBool:
            return "bool";
        case Kind::kInt:
            return "int";
        case Kind::kFloat:
            return "float";
        case Kind::kTensor:
            return "Tensor";
    }
    return "?";
}

std::string Graph::listing() const {
    std::string out = name + "(";
    for (size_t i = 0; i < inputs.size(); ++i)
        out += (i ? ", %" : "%") + std::to_string(inputs[i]) + " " + input_names[i];
    out += ")\n";
    for (const Constant& constant : constants)
        out += "  %" + std::to_string(constant.slot) + " = constant " + sqlc::describe(constant.tensor) + "\n";
    for (const auto* part : {&once, &code}) {
        if (part == &code && !once.empty()) out += "  each run:\n";
        for (const Instruction& instruction : *part) {
            out += "  %" + std::to_string(instruction.out) + " : " + kind_name(kinds[size_t(instruction.out)]) + " = " +
                   instruction.op->name + "(";
            for (size_t i = 0; i < instruction.arguments.size(); ++i)
                out += (i ? ", " : "") + text(instruction.arguments[i]);
            out += ")  # " + describe(instruction.where) + "\n";
        }
    }
    out += "  return";
    for (const int slot : outputs) out += " %" + std::to_string(slot);
    return out + "\n";
}

void plan(Graph& graph) {
    std::vector<char> needed(graph.kinds.size(), 0), kept(graph.kinds.size(), 0);
    for (const int slot : graph.inputs) kept[size_t(slot)] = 1;
    for (const int slot : graph.outputs) needed[size_t(slot)] = kept[size_t(slot)] = 1;

    std::vector<Instruction> live;
    for (auto it = graph.code.rbegin(); it != graph.code.rend(); ++it) {
        if (!needed[size_t(it->out)] && it->op->trait != Operator::kInPlace) continue;
        for (const Argument& argument : it->arguments) each_slot(argument, [&](int slot) { needed[size_t(slot)] = 1; });
        live.push_back(std::move(*it));
    }
    std::reverse(live.begin(), live.end());
    graph.code = std::move(live);
    std::erase_if(graph.constants, [&](const Constant& constant) { return !needed[size_t(constant.slot)]; });
    for (const Constant& constant : graph.constants) kept[size_t(constant.slot)] = 1;

    std::vector<char> released = kept;
    for (auto it = graph.code.rbegin(); it != graph.code.rend(); ++it) {
        it->release.clear();
        const auto release = [&](int slot) {
            if (released[size_t(slot)]) return;
            released[size_t(slot)] = 1;
            it->release.push_back(slot);
        };
        for (const Argument& argument : it->arguments) each_slot(argument, release);
        release(it->out);
    }
}

void hoist(Graph& graph, std::initializer_list<size_t> fixed, std::initializer_list<FixedSize> sizes) {
    std::vector<char> known(graph.kinds.size(), 0), early(graph.kinds.size(), 0);
    for (const size_t input : fixed) known[size_t(graph.inputs[input])] = 1;
    for (const Constant& constant : graph.constants) known[size_t(constant.slot)] = 1;
    std::vector<Instruction> rest;
    std::set<int> turned;
    for (const Instruction& instruction : graph.code)
        if (instruction.op->trait == Operator::kInPlace) return;
    for (Instruction& instruction : graph.code) {
        bool independent = instruction.op->trait == Operator::kPure;
        for (const Argument& argument : instruction.arguments)
            each_slot(argument, [&](int slot) { independent = independent && known[size_t(slot)]; });
        if (std::strcmp(instruction.op->name, "torch.size") == 0)
            for (const FixedSize& size : sizes)
                independent |= instruction.arguments[0].slot == graph.inputs[size.input] &&
                               instruction.arguments[1].tag == Argument::Tag::kInt &&
                               instruction.arguments[1].integer == size.dim;
        if (!independent) {
            // A matrix that was turned around is laid out in rows for all the products with it.
            if (std::strcmp(instruction.op->name, "torch.matmul") == 0 && turned.count(instruction.arguments[1].slot)) {
                Instruction laid;
                laid.op = find_operator("laid_out");
                laid.arguments = {instruction.arguments[1]};
                laid.out = int(graph.kinds.size());
                laid.where = instruction.where;
                graph.kinds.push_back(Kind::kTensor);
                instruction.arguments[1] = Argument::of_slot(laid.out);
                graph.once.push_back(std::move(laid));
            }
            rest.push_back(std::move(instruction));
            continue;
        }
        known[size_t(instruction.out)] = early[size_t(instruction.out)] = 1;
        instruction.release.clear();
        for (const char* name : {"torch.t", "torch.transpose", "torch.permute"})
            if (std::strcmp(instruction.op->name, name) == 0) turned.insert(instruction.out);
        graph.once.push_back(std::move(instruction));
    }
    graph.code = std::move(rest);
    for (Instruction& instruction : graph.code)
        std::erase_if(instruction.release, [&](int slot) { return early[size_t(slot)]; });
}

}  // namespace sqlc
