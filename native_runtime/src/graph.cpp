#include "graph.hpp"

#include <algorithm>

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
    for (const Instruction& instruction : code) {
        out += "  %" + std::to_string(instruction.out) + " : " + kind_name(kinds[size_t(instruction.out)]) + " = " +
               instruction.op->name + "(";
        for (size_t i = 0; i < instruction.arguments.size(); ++i)
            out += (i ? ", " : "") + text(instruction.arguments[i]);
        out += ")  # " + describe(instruction.where) + "\n";
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

}  // namespace sqlc
