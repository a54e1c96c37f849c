#include "fuse.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "error.hpp"
#include "ops.hpp"
#include "run.hpp"
#include "tables.hpp"

namespace sqlc {
namespace {

constexpr int64_t kMaxFolded = int64_t(1) << 21;

class Rewriter {
  public:
    Rewriter(Graph& graph, PackedWeights* weights) : graph_(graph), weights_(weights) {}

    void run() {
        merge_equal();
        if (weights_) {
            for (size_t i = 0; i < graph_.code.size(); ++i) {
                index();
                if (!linear(graph_.code[i])) rows(graph_.code[i]);
            }
            plan(graph_);
            fold([](const Instruction& instruction) {  // int8 tables that no linear and no look-up reads
                const std::string name = instruction.op->name;
                return name == "torch.to" || name == "torch.unsqueeze" || name == "torch.mul";
            });
            for (size_t i = 0; i < graph_.code.size(); ++i) {
                index();
                if (attention(i)) ++i;
            }
            merge_equal();
        }
        plan(graph_);
        fold([](const Instruction&) { return true; });
        if (weights_) {
            index();
            for (size_t i = 0; i < graph_.code.size(); ++i) {
                index();
                if (covered_attention(i)) ++i;
                if (i < graph_.code.size()) cached_attention(graph_.code[i]);
            }
            plan(graph_);
            if (std::none_of(graph_.code.begin(), graph_.code.end(), [](const Instruction& instruction) {
                    return instruction.op->trait == Operator::kInPlace;  // then a slot may change between two readings
                })) {
                join_linears();
                draw_into_linears();
            }
        }
        plan(graph_);
    }

  private:
    // ---- looking at the graph

    void index() {
        made_by_.assign(graph_.kinds.size(), nullptr);
        for (Instruction& instruction : graph_.code) made_by_[size_t(instruction.out)] = &instruction;
    }
    /// The instruction behind an argument if it is `name`, else null.
    Instruction* made(const Argument& argument, const char* name) const {
        if (argument.tag != Argument::Tag::kSlot) return nullptr;
        Instruction* instruction = made_by_[size_t(argument.slot)];
        return instruction && std::strcmp(instruction->op->name, name) == 0 ? instruction : nullptr;
    }
    const Tensor* constant(const Argument& argument) const {
        if (argument.tag != Argument::Tag::kSlot) return nullptr;
        for (const Constant& held : graph_.constants)
            if (held.slot == argument.slot) return &held.tensor;
        return nullptr;
    }
    static bool is_int(const Argument& argument, int64_t value) {
        return argument.tag == Argument::Tag::kInt && argument.integer == value;
    }
    static bool is_number(const Argument& argument) {
        return argument.tag == Argument::Tag::kFloat || argument.tag == Argument::Tag::kInt;
    }
    static bool same(const Argument& a, const Argument& b) {
        if (a.tag != b.tag || a.slot != b.slot || a.integer != b.integer ||
            std::memcmp(&a.number, &b.number, sizeof a.number) != 0 || a.list.size() != b.list.size())
            return false;
        for (size_t i = 0; i < a.list.size(); ++i)
            if (!same(a.list[i], b.list[i])) return false;
        return true;
    }

    // ---- rewriting

    /// Two pure instructions with the same operator and arguments are one.
    void merge_equal() {
        for (const Instruction& instruction : graph_.code)
            if (instruction.op->trait == Operator::kInPlace) return;  // a slot may change between two readings
        std::vector<int> renamed(graph_.kinds.size());
        for (size_t i = 0; i < renamed.size(); ++i) renamed[i] = int(i);
        std::map<const Operator*, std::vector<const Instruction*>> seen;
        std::vector<Instruction> kept;
        kept.reserve(graph_.code.size());
        for (Instruction& instruction : graph_.code) {
            for (Argument& argument : instruction.arguments)
                each_slot(argument, [&](int& slot) { slot = renamed[size_t(slot)]; });
            auto& others = seen[instruction.op];
            const auto equal = std::find_if(others.rbegin(), others.rend(), [&](const Instruction* other) {
                return other->packed == instruction.packed && other->arguments.size() == instruction.arguments.size() &&
                       std::equal(other->arguments.begin(), other->arguments.end(), instruction.arguments.begin(),
                                  same);
            });
            if (equal != others.rend()) {
                renamed[size_t(instruction.out)] = (*equal)->out;
            } else {
                kept.push_back(std::move(instruction));
                others.push_back(&kept.back());
            }
        }
        graph_.code = std::move(kept);
        for (int& slot : graph_.outputs) slot = renamed[size_t(slot)];
    }

    /// (int8 constant, float constant per row) behind `qweight.to(float32) * scale.unsqueeze(1)`.
    bool dequantised(const Argument& argument, Argument& weight, Argument& scale) const {
        const Instruction* product = made(argument, "torch.mul");
        if (!product) return false;
        for (int order = 0; order < 2; ++order) {
            const Instruction* wide = made(product->arguments[size_t(order)], "torch.to");
            const Instruction* column = made(product->arguments[size_t(1 - order)], "torch.unsqueeze");
            if (!wide || !column || !is_int(wide->arguments[1], 6)) continue;
            weight = wide->arguments[0];
            scale = column->arguments[0];
            if (is_int(column->arguments[1], 1) || is_int(column->arguments[1], -1)) return true;
        }
        return false;
    }
    static bool table(const Tensor* weight, const Tensor* scale) {
        return weight && weight->dtype == DType::kInt8 && weight->rank == 2 && weight->size[0] > 0 &&
               weight->size[1] > 0 && weight->size[1] <= kMaxInputs && weight->contiguous() &&
               row_scales(scale, weight->size[0]);
    }

    /// The int4 storage behind an int8 weight: levels from 0 to 15, two a byte, less 8 and times a multiplier for each
    /// group, spelled `flatten((flatten(stack([p & 15, p >> 4], -1), 2).to(int8) - 8) * m.to(int8).unsqueeze(2), 1)`.
    bool packed_rows(const Argument& argument, Int4Rows& rows) const {
        const Instruction* flat = made(argument, "torch.flatten");
        const Instruction* product = flat ? made(flat->arguments[0], "torch.mul") : nullptr;
        if (!product || !is_int(flat->arguments[1], 1) || !is_int(flat->arguments[2], -1)) return false;
        const Instruction* column = made(product->arguments[1], "torch.unsqueeze");
        const Instruction* multiplier = column ? made(column->arguments[0], "torch.to") : nullptr;
        const Instruction* less = made(product->arguments[0], "torch.sub");
        const Instruction* levels = less ? made(less->arguments[0], "torch.to") : nullptr;
        const Instruction* pairs = levels ? made(levels->arguments[0], "torch.flatten") : nullptr;
        const Instruction* both = pairs ? made(pairs->arguments[0], "torch.stack") : nullptr;
        if (!multiplier || !both || !is_int(column->arguments[1], 2) || !is_int(multiplier->arguments[1], 1) ||
            !is_int(less->arguments[1], 8) || !is_int(less->arguments[2], 1) || !is_int(levels->arguments[1], 1) ||
            !is_int(pairs->arguments[1], 2) || !is_int(pairs->arguments[2], -1) || !is_int(both->arguments[1], -1) ||
            both->arguments[0].list.size() != 2)
            return false;
        const Instruction* low = made(both->arguments[0].list[0], "torch.bitwise_and");
        const Instruction* high = made(both->arguments[0].list[1], "torch.bitwise_right_shift");
        if (!low || !high || !is_int(low->arguments[1], 15) || !is_int(high->arguments[1], 4) ||
            !same(low->arguments[0], high->arguments[0]))
            return false;
        rows.levels = constant(low->arguments[0]);
        rows.multipliers = constant(multiplier->arguments[0]);
        return rows.levels && rows.multipliers && rows.levels->dtype == DType::kUInt8 &&
               rows.multipliers->dtype == DType::kUInt8 && rows.levels->rank == 3 && rows.multipliers->rank == 2 &&
               rows.levels->size[0] == rows.multipliers->size[0] && rows.levels->size[1] == rows.multipliers->size[1] &&
               rows.levels->elements() > 0 && rows.inputs() <= kMaxInputs && rows.levels->contiguous() &&
               rows.multipliers->contiguous();
    }

    bool linear(Instruction& instruction) {
        if (std::strcmp(instruction.op->name, "torch.linear") != 0) return false;
        Argument weight, scale;
        if (!dequantised(instruction.arguments[1], weight, scale)) return false;
        const Tensor* scales = constant(scale);
        Int4Rows int4;
        const bool is_int8 = table(constant(weight), scales);
        if (!is_int8 && !(packed_rows(weight, int4) && row_scales(scales, int4.outputs()))) return false;
        const Tensor* bias = constant(instruction.arguments[2]);
        const bool none = instruction.arguments[2].tag == Argument::Tag::kNone;
        if (!none && !row_scales(bias, scales->size[0])) return false;
        become_linear(instruction,
                      is_int8 ? weights_->get(*constant(weight), *scales, bias) : weights_->get(int4, *scales, bias));
        return true;
    }
    static bool row_scales(const Tensor* values, int64_t outputs) {
        return values && values->dtype == DType::kFloat && values->rank == 1 && values->contiguous() &&
               values->size[0] == outputs;
    }

    static void become_linear(Instruction& instruction, const Packed* packed) {
        instruction.packed = packed;
        instruction.op = find_operator("packed_linear");
        instruction.arguments.resize(LinearArguments::kCount);
        for (size_t i = 1; i < LinearArguments::kCount; ++i) instruction.arguments[i] = Argument{};
    }
    static bool is_plain_linear(const Instruction* instruction) {
        return instruction && std::strcmp(instruction->op->name, "packed_linear") == 0 &&
               std::all_of(instruction->arguments.begin() + 1, instruction->arguments.end(),
                           [](const Argument& argument) { return argument.tag == Argument::Tag::kNone; });
    }

    /// Linears of one input become one, at the place of the first; what they gave are its columns.
    void join_linears() {
        std::map<int, std::vector<size_t>> groups;
        for (size_t i = 0; i < graph_.code.size(); ++i)
            if (is_plain_linear(&graph_.code[i])) groups[graph_.code[i].arguments[0].slot].push_back(i);
        std::map<size_t, Instruction> joined;  // each goes before the instruction of that number
        for (const auto& [slot, places] : groups) {
            if (places.size() < 2) continue;
            std::vector<const Packed*> parts;
            for (const size_t place : places) parts.push_back(graph_.code[place].packed);
            Instruction whole = graph_.code[places[0]];
            whole.packed = weights_->join(parts);
            whole.out = int(graph_.kinds.size());
            graph_.kinds.push_back(Kind::kTensor);
            int64_t first = 0;
            for (const size_t place : places) {
                Instruction& part = graph_.code[place];
                const int64_t outputs = part.packed->outputs;
                part.op = find_operator("columns");
                part.arguments = {Argument::of_slot(whole.out), Argument::of_int(first), Argument::of_int(outputs)};
                first += part.packed->blocks * 16;
                part.packed = nullptr;
            }
            joined.emplace(places[0], std::move(whole));
        }
        for (auto it = joined.rbegin(); it != joined.rend(); ++it)
            graph_.code.insert(graph_.code.begin() + std::ptrdiff_t(it->first), std::move(it->second));
    }

    /// A norm before a linear, and a SiLU or a sum after it, when nothing else needs what lies between.
    void draw_into_linears() {
        std::vector<int> uses(graph_.kinds.size(), 0);
        for (const Instruction& instruction : graph_.code)
            for (const Argument& argument : instruction.arguments)
                each_slot(argument, [&](int slot) { ++uses[size_t(slot)]; });
        for (const int slot : graph_.outputs) ++uses[size_t(slot)];
        index();
        const auto linear_of = [&](const Argument& argument) -> Instruction* {
            Instruction* linear = made(argument, "packed_linear");
            const bool free = linear && uses[size_t(argument.slot)] == 1 &&
                              linear->arguments[LinearArguments::kAdded].tag == Argument::Tag::kNone;
            return free ? linear : nullptr;
        };
        for (Instruction& instruction : graph_.code) {
            const std::string name = instruction.op->name;
            if (name == "packed_linear") {
                const Argument input = instruction.arguments[0];
                const Instruction* norm = made(input, "torch.layer_norm");
                if (!norm || uses[size_t(input.slot)] != 1) continue;
                const int64_t n = instruction.packed->inputs;
                const auto suits = [&](const Argument& argument) {
                    const Tensor* t = constant(argument);
                    return t && t->dtype == DType::kFloat && t->rank == 1 && t->size[0] == n && t->contiguous();
                };
                const auto& shape = norm->arguments[1].list;
                if (shape.size() != 1 || !is_int(shape[0], n) || !suits(norm->arguments[2]) ||
                    !suits(norm->arguments[3]) || !is_number(norm->arguments[4]))
                    continue;
                instruction.arguments[0] = norm->arguments[0];
                for (size_t i = 0; i < 3; ++i)
                    instruction.arguments[LinearArguments::kNormWeight + i] = norm->arguments[2 + i];
            } else if (name == "torch.silu") {
                Instruction* linear = linear_of(instruction.arguments[0]);
                if (!linear || linear->arguments[LinearArguments::kSilu].tag != Argument::Tag::kNone) continue;
                instruction.op = linear->op;
                instruction.packed = linear->packed;
                instruction.arguments = linear->arguments;
                instruction.arguments[LinearArguments::kSilu] = Argument::of_int(1);
            } else if (name == "torch.add" && is_int(instruction.arguments[2], 1)) {
                for (const size_t side : {size_t(1), size_t(0)}) {
                    Instruction* linear = linear_of(instruction.arguments[side]);
                    const Argument other = instruction.arguments[1 - side];
                    if (!linear || other.tag != Argument::Tag::kSlot ||
                        graph_.kinds[size_t(other.slot)] != Kind::kTensor)
                        continue;
                    instruction.op = linear->op;
                    instruction.packed = linear->packed;
                    instruction.arguments = linear->arguments;
                    instruction.arguments[LinearArguments::kAdded] = other;
                    break;
                }
            }
        }
    }

    /// A table that is looked up; int4 rows become a constant of int8 rows.
    Argument expanded(const Argument& argument) {
        Int4Rows rows;
        if (constant(argument) || !packed_rows(argument, rows) || rows.outputs() > kMaxFolded / rows.inputs())
            return argument;
        const size_t bytes = size_t(rows.outputs() * rows.inputs());
        const int slot = int(graph_.kinds.size());
        graph_.kinds.push_back(Kind::kTensor);
        Constant whole{slot, *rows.levels, std::shared_ptr<std::byte[]>(new std::byte[bytes])};
        for (int64_t row = 0; row < rows.outputs(); ++row)
            rows.unpack(row, reinterpret_cast<int8_t*>(whole.owned.get()) + row * rows.inputs());
        Tensor& tensor = whole.tensor;
        tensor.dtype = DType::kInt8;
        tensor.rank = 2;
        tensor.size[0] = rows.outputs();
        tensor.size[1] = rows.inputs();
        tensor.become_contiguous();
        tensor.data = whole.owned.get();
        graph_.constants.push_back(std::move(whole));
        return Argument::of_slot(slot);
    }

    /// qweight[i].to(float32) * scale[i].unsqueeze(-1) with a flat index i.
    bool rows(Instruction& instruction) {
        if (std::strcmp(instruction.op->name, "torch.mul") != 0) return false;
        Argument values, factors;
        if (!dequantised(Argument::of_slot(instruction.out), values, factors)) return false;
        const Instruction* chosen = made(values, "torch.index");
        const Instruction* chosen_scale = made(factors, "torch.index");
        if (!chosen || !chosen_scale) return false;
        const Argument rows = expanded(chosen->arguments[0]);
        if (!table(constant(rows), constant(chosen_scale->arguments[0]))) return false;
        const Argument& indices = chosen->arguments[1];
        if (indices.list.size() != 1 || indices.list[0].tag != Argument::Tag::kSlot ||
            !same(indices, chosen_scale->arguments[1]))
            return false;
        instruction.arguments = {rows, chosen_scale->arguments[0], Argument::of_slot(indices.list[0].slot)};
        instruction.op = find_operator("packed_rows");
        return true;
    }

    /// Both orders of a commutative operator's two arguments, until `match` says yes.
    template <class Match>
    static bool either(const Instruction* instruction, const Match& match) {
        // No operator of three arguments is looked for but the sum, whose third is a factor.
        if (!instruction || (instruction->arguments.size() > 2 && !is_int(instruction->arguments[2], 1))) return false;
        return (match(instruction->arguments[0], instruction->arguments[1]) ||
                match(instruction->arguments[1], instruction->arguments[0]));
    }

    struct Attention {
        Argument q, k, v, relations, keys, bias, values;
        double scale = 1;
    };

    bool match_attention(const Instruction& root, Attention& found) const {
        Argument weights, mass;
        const bool parts = either(&root, [&](const Argument& a, const Argument& b) {
            const Instruction* direct = made(a, "torch.matmul");
            const Instruction* related = made(b, "torch.matmul");
            if (!direct || !related || !made(direct->arguments[0], "torch.softmax") || !constant(related->arguments[1]))
                return false;
            weights = direct->arguments[0];
            found.v = direct->arguments[1];
            mass = related->arguments[0];
            found.values = related->arguments[1];
            return true;
        });
        if (!parts) return false;
        const Instruction* softmax = made(weights, "torch.softmax");
        const Instruction* spread = made(mass, "torch.scatter_add");
        if (!spread || !is_int(softmax->arguments[1], -1) || softmax->arguments[2].tag != Argument::Tag::kNone ||
            !same(spread->arguments[3], weights))
            return false;
        const Instruction* zeros = made(spread->arguments[0], "torch.zeros_like");
        if (!zeros || !(is_int(spread->arguments[1], 2) || is_int(spread->arguments[1], -1))) return false;
        Argument scores;
        const bool scaled = either(made(softmax->arguments[0], "torch.mul"), [&](const Argument& a, const Argument& b) {
            if (a.tag != Argument::Tag::kSlot || !is_number(b)) return false;
            scores = a;
            found.scale = b.number;
            return found.scale > 0;
        });
        if (!scaled) return false;
        Argument per_relation;
        const bool scored = either(made(scores, "torch.add"), [&](const Argument& a, const Argument& b) {
            const Instruction* product = made(a, "torch.matmul");
            const Instruction* gathered = made(b, "torch.gather");
            const Instruction* turned = product ? made(product->arguments[1], "torch.transpose") : nullptr;
            if (!turned || !gathered || !is_int(turned->arguments[1], 1) || !is_int(turned->arguments[2], 2) ||
                !(is_int(gathered->arguments[1], 2) || is_int(gathered->arguments[1], -1)) ||
                !same(gathered->arguments[2], spread->arguments[2]))
                return false;
            found.q = product->arguments[0];
            found.k = turned->arguments[0];
            per_relation = gathered->arguments[0];
            return true;
        });
        const Instruction* expanded = made(spread->arguments[2], "torch.expand");
        const Instruction* raised = expanded ? made(expanded->arguments[0], "torch.unsqueeze") : nullptr;
        if (!scored || !raised || !is_int(raised->arguments[1], 0) || !same(zeros->arguments[0], per_relation))
            return false;
        found.relations = raised->arguments[0];
        return either(made(per_relation, "torch.add"), [&](const Argument& a, const Argument& b) {
            const Instruction* product = made(a, "torch.matmul");
            const Instruction* turned_keys = product ? made(product->arguments[1], "torch.t") : nullptr;
            const Instruction* column = made(b, "torch.unsqueeze");
            const Instruction* turned_bias = column ? made(column->arguments[0], "torch.t") : nullptr;
            if (!turned_keys || !turned_bias || !is_int(column->arguments[1], 1) ||
                !same(product->arguments[0], found.q))
                return false;
            found.keys = turned_keys->arguments[0];
            found.bias = turned_bias->arguments[0];
            const auto matrix = [&](const Argument& argument) {
                const Tensor* t = constant(argument);
                return t && t->dtype == DType::kFloat && t->rank == 2 && t->contiguous() && t->size[0] > 0 &&
                       t->size[0] <= 256;
            };
            return matrix(found.keys) && matrix(found.bias) && matrix(found.values);
        });
    }

    /// True when an instruction was put before the one at `position`.
    bool attention(size_t position) {
        Attention found;
        if (std::strcmp(graph_.code[position].op->name, "torch.add") != 0 ||
            !match_attention(graph_.code[position], found))
            return false;
        Instruction places;
        places.op = find_operator("relation_index");
        places.arguments = {found.relations, Argument::of_int(constant(found.keys)->size[0])};
        places.out = int(graph_.kinds.size());
        places.where = graph_.code[position].where;
        graph_.kinds.push_back(Kind::kTensor);
        Instruction& root = graph_.code[position];
        root.op = find_operator("relation_attention");
        root.arguments = {found.q,    found.k,    found.v,      Argument::of_slot(places.out),
                          found.keys, found.bias, found.values, Argument::of_float(found.scale)};
        graph_.code.insert(graph_.code.begin() + std::ptrdiff_t(position), std::move(places));
        return true;
    }

    /// scores * number, in either order.
    bool scaled(const Argument& argument, Argument& scores, double& scale) const {
        return either(made(argument, "torch.mul"), [&](const Argument& a, const Argument& b) {
            if (a.tag != Argument::Tag::kSlot || !is_number(b) || !(b.number > 0)) return false;
            scores = a;
            scale = b.number;
            return true;
        });
    }
    const Instruction* softmax_over_last(const Argument& argument) const {
        const Instruction* softmax = made(argument, "torch.softmax");
        const bool suits =
            softmax && is_int(softmax->arguments[1], -1) && softmax->arguments[2].tag == Argument::Tag::kNone;
        return suits ? softmax : nullptr;
    }

    /// softmax(q keys * scale + spent.gather(2, coverage.unsqueeze(0).expand(...))) values, heads first. The keys are
    /// laid out for the product once. True when an instruction was put before the one at `position`.
    bool covered_attention(size_t position) {
        const Instruction& root = graph_.code[position];
        if (std::strcmp(root.op->name, "torch.matmul") != 0) return false;
        const Instruction* softmax = softmax_over_last(root.arguments[0]);
        Argument q, keys, spent, coverage, heads;
        double scale = 1;
        const bool found =
            softmax && either(made(softmax->arguments[0], "torch.add"), [&](const Argument& a, const Argument& b) {
                Argument scores;
                const Instruction* gathered = made(b, "torch.gather");
                if (!gathered || !scaled(a, scores, scale) || !is_int(gathered->arguments[1], 2)) return false;
                const Instruction* product = made(scores, "torch.matmul");
                const Instruction* expanded = made(gathered->arguments[2], "torch.expand");
                const Instruction* raised = expanded ? made(expanded->arguments[0], "torch.unsqueeze") : nullptr;
                if (!product || !raised || !is_int(raised->arguments[1], 0)) return false;
                if (expanded->arguments[1].list.size() != 3) return false;
                q = product->arguments[0];
                keys = product->arguments[1];
                heads = expanded->arguments[1].list[0];
                spent = gathered->arguments[0];
                coverage = raised->arguments[0];
                return true;
            });
        if (!found) return false;
        Instruction laid;
        laid.op = find_operator("laid_out");
        laid.arguments = {keys};
        laid.out = int(graph_.kinds.size());
        laid.where = root.where;
        graph_.kinds.push_back(Kind::kTensor);
        Instruction& changed = graph_.code[position];
        changed.op = find_operator("covered_attention");
        changed.arguments = {
            q, Argument::of_slot(laid.out), root.arguments[1], spent, coverage, Argument::of_float(scale), heads};
        graph_.code.insert(graph_.code.begin() + std::ptrdiff_t(position), std::move(laid));
        return true;
    }

    /// softmax(q keysᵀ * scale + bias) values over the steps so far and this one: keys and values are
    /// cat((past, new), 1).view(b, -1, h, w).transpose(1, 2), which then need no copy.
    void cached_attention(Instruction& root) {
        if (std::strcmp(root.op->name, "torch.matmul") != 0) return;
        const Instruction* softmax = softmax_over_last(root.arguments[0]);
        if (!softmax) return;
        const auto parts = [&](const Argument& argument, Argument& past, Argument& fresh, Argument& heads) {
            const Instruction* turned = made(argument, "torch.transpose");
            const Instruction* viewed = turned ? made(turned->arguments[0], "torch.view") : nullptr;
            const Instruction* joined = viewed ? made(viewed->arguments[0], "torch.cat") : nullptr;
            if (!joined || !is_int(turned->arguments[1], 1) || !is_int(turned->arguments[2], 2) ||
                !is_int(joined->arguments[1], 1) || joined->arguments[0].list.size() != 2 ||
                viewed->arguments[1].list.size() != 4 || !is_int(viewed->arguments[1].list[1], -1))
                return false;
            past = joined->arguments[0].list[0];
            fresh = joined->arguments[0].list[1];
            heads = viewed->arguments[1].list[2];
            return true;
        };
        Argument q, bias, past_keys, keys, past_values, values, heads, same_heads;
        double scale = 1;
        const bool found = either(made(softmax->arguments[0], "torch.add"), [&](const Argument& a, const Argument& b) {
            Argument scores;
            if (b.tag != Argument::Tag::kSlot || !scaled(a, scores, scale)) return false;
            const Instruction* product = made(scores, "torch.matmul");
            const Instruction* turned = product ? made(product->arguments[1], "torch.transpose") : nullptr;
            if (!turned || !is_int(turned->arguments[1], 2) || !is_int(turned->arguments[2], 3) ||
                !parts(turned->arguments[0], past_keys, keys, heads))
                return false;
            q = product->arguments[0];
            bias = b;
            return true;
        });
        if (!found || !parts(root.arguments[1], past_values, values, same_heads) || !same(heads, same_heads)) return;
        root.op = find_operator("cached_attention");
        root.arguments = {q, past_keys, keys, past_values, values, bias, Argument::of_float(scale)};
    }

    /// Computes, once and for all, what depends on constants alone, is small and `wanted`.
    void fold(const std::function<bool(const Instruction&)>& wanted) {
        Arena arena;
        for (const Instruction& instruction : graph_.code)
            if (instruction.op->trait == Operator::kInPlace) return;
        std::vector<Instruction> kept;
        for (Instruction& instruction : graph_.code) {
            bool foldable = instruction.op->trait == Operator::kPure && !instruction.packed && wanted(instruction);
            int64_t elements = 0;
            for (const Argument& argument : instruction.arguments)
                each_slot(argument, [&](int slot) {
                    const Tensor* tensor = constant(Argument::of_slot(slot));
                    if (!tensor) foldable = false;
                    if (tensor) elements += tensor->elements();
                });
            if (!foldable || elements == 0 || elements > kMaxFolded ||
                graph_.kinds[size_t(instruction.out)] != Kind::kTensor) {
                kept.push_back(std::move(instruction));
                continue;
            }
            std::vector<Slot> slots(graph_.kinds.size());
            for (const Constant& held : graph_.constants) slots[size_t(held.slot)].tensor = held.tensor;
            Call call(graph_, instruction, slots.data(), arena, kScalarKernels);
            instruction.op->reference(call);
            const Slot& result = slots[size_t(instruction.out)];
            Constant folded{instruction.out, result.tensor, nullptr};
            if (result.block) {
                const size_t bytes = size_t(result.tensor.elements()) * size_t(dtype_size(result.tensor.dtype));
                folded.owned = std::shared_ptr<std::byte[]>(new std::byte[bytes]);
                std::memcpy(folded.owned.get(), result.tensor.data, bytes);
                folded.tensor.data = folded.owned.get();
                arena.release(result.block);
            } else {
                for (const Constant& held : graph_.constants)  // a view of a folded constant keeps it alive
                    if (held.slot == instruction.arguments[0].slot) folded.owned = held.owned;
            }
            graph_.constants.push_back(std::move(folded));
        }
        graph_.code = std::move(kept);
    }

    Graph& graph_;
    PackedWeights* weights_;
    std::vector<Instruction*> made_by_;
};

}  // namespace

void Int4Rows::unpack(int64_t row, int8_t* to) const {
    const int64_t groups = levels->size[1], bytes = levels->size[2];
    const uint8_t* pair = levels->as<uint8_t>() + row * groups * bytes;
    const uint8_t* multiplier = multipliers->as<uint8_t>() + row * groups;
    for (int64_t group = 0; group < groups; ++group)
        for (int64_t i = 0; i < bytes; ++i, ++pair) {
            *to++ = int8_t(((*pair & 15) - 8) * multiplier[group]);
            *to++ = int8_t(((*pair >> 4) - 8) * multiplier[group]);
        }
}

const Packed* PackedWeights::get(const Tensor& weight, const Tensor& scale, const Tensor* bias) {
    auto& stored = stored_[{weight.data, scale.data, bias ? bias->data : nullptr}];
    if (!stored)
        stored = regrouped(weight.size[1], scale, bias, [&](int64_t row, int8_t* to) {
            std::memcpy(to, weight.as<int8_t>() + row * weight.size[1], size_t(weight.size[1]));
        });
    return &stored->packed;
}

const Packed* PackedWeights::get(const Int4Rows& weight, const Tensor& scale, const Tensor* bias) {
    auto& stored = stored_[{weight.levels->data, scale.data, bias ? bias->data : nullptr}];
    if (!stored)
        stored = regrouped(weight.inputs(), scale, bias, [&](int64_t row, int8_t* to) { weight.unpack(row, to); });
    return &stored->packed;
}

std::unique_ptr<PackedWeights::Storage> PackedWeights::regrouped(int64_t inputs, const Tensor& scale,
                                                                 const Tensor* bias,
                                                                 const std::function<void(int64_t, int8_t*)>& read) {
    auto stored = std::make_unique<Storage>();
    Packed& packed = stored->packed;
    packed.outputs = scale.size[0];
    packed.inputs = inputs;
    packed.blocks = (packed.outputs + 15) / 16;
    packed.quads = (packed.inputs + 3) / 4;
    const size_t padded = size_t(packed.blocks) * 16;
    stored->weight.assign(padded * size_t(packed.quads) * 4, 0);
    stored->scale.assign(padded, 0);
    stored->bias.assign(padded, 0);
    stored->sum.assign(padded, 0);
    std::memcpy(stored->scale.data(), scale.data, size_t(packed.outputs) * sizeof(float));
    if (bias) std::memcpy(stored->bias.data(), bias->data, size_t(packed.outputs) * sizeof(float));
    std::vector<int8_t> row(size_t(packed.quads) * 4);
    for (int64_t o = 0; o < packed.outputs; ++o) {
        read(o, row.data());
        int8_t* to = stored->weight.data() + (o / 16 * packed.quads * 16 + o % 16) * 4;
        for (int64_t q = 0; q < packed.quads; ++q) std::memcpy(to + q * 64, row.data() + q * 4, 4);
        stored->sum[size_t(o)] = std::accumulate(row.begin(), row.end(), int32_t(0));
    }
    packed.weight = stored->weight.data();
    packed.scale = stored->scale.data();
    packed.bias = stored->bias.data();
    packed.sum = stored->sum.data();
    return stored;
}

const Packed* PackedWeights::join(const std::vector<const Packed*>& parts) {
    auto& stored = joined_[parts];
    if (stored) return &stored->packed;
    stored = std::make_unique<Storage>();
    Packed& packed = stored->packed;
    packed.inputs = parts[0]->inputs;
    packed.quads = parts[0]->quads;
    for (const Packed* part : parts) {
        const int64_t padded = part->blocks * 16;
        packed.outputs = packed.blocks * 16 + part->outputs;
        packed.blocks += part->blocks;
        stored->weight.insert(stored->weight.end(), part->weight, part->weight + padded * part->quads * 4);
        stored->scale.insert(stored->scale.end(), part->scale, part->scale + padded);
        stored->bias.insert(stored->bias.end(), part->bias, part->bias + padded);
        stored->sum.insert(stored->sum.end(), part->sum, part->sum + padded);
    }
    packed.weight = stored->weight.data();
    packed.scale = stored->scale.data();
    packed.bias = stored->bias.data();
    packed.sum = stored->sum.data();
    return &packed;
}

void fuse(Graph& graph, PackedWeights& weights) { Rewriter(graph, &weights).run(); }

void prepare_reference(Graph& graph) { plan(graph); }

}  // namespace sqlc
