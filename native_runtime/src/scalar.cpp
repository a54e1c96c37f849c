#include "scalar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "error.hpp"
#include "ops.hpp"

namespace sqlc {
namespace {

enum class Code {
    kAdd,
    kSub,
    kMul,
    kDiv,
    kFloorDiv,
    kRemainder,
    kPow,
    kMin,
    kMax,
    kEq,
    kNe,
    kLt,
    kLe,
    kGt,
    kGe,
    kAnd,
    kOr,
    kNot,
    kNeg,
    kFloat,
    kInt,
    kBool,
    kSqrt
};

struct Entry {
    const char* name;
    Code code;
    size_t operands;
};

constexpr Entry kEntries[] = {{"add", Code::kAdd, 2},
                              {"sub", Code::kSub, 2},
                              {"mul", Code::kMul, 2},
                              {"div", Code::kDiv, 2},
                              {"floordiv", Code::kFloorDiv, 2},
                              {"remainder", Code::kRemainder, 2},
                              {"pow", Code::kPow, 2},
                              {"min", Code::kMin, 2},
                              {"max", Code::kMax, 2},
                              {"eq", Code::kEq, 2},
                              {"ne", Code::kNe, 2},
                              {"lt", Code::kLt, 2},
                              {"le", Code::kLe, 2},
                              {"gt", Code::kGt, 2},
                              {"ge", Code::kGe, 2},
                              {"__and__", Code::kAnd, 2},
                              {"__or__", Code::kOr, 2},
                              {"__not__", Code::kNot, 1},
                              {"neg", Code::kNeg, 1},
                              {"float", Code::kFloat, 1},
                              {"Float", Code::kFloat, 1},
                              {"int", Code::kInt, 1},
                              {"Int", Code::kInt, 1},
                              {"bool", Code::kBool, 1},
                              {"sqrt", Code::kSqrt, 1}};

const Entry* find(const std::string& name) {
    for (const Entry& entry : kEntries)
        if (name == entry.name) return &entry;
    return nullptr;
}

int64_t floor_divide(int64_t a, int64_t b) {
    if (b == 0 || (a == INT64_MIN && b == -1)) throw UnsupportedError("a division of whole numbers without a result");
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

int64_t checked(Code code, int64_t a, int64_t b) {
    int64_t result = 0;
    bool overflow = false;
    if (code == Code::kAdd) overflow = __builtin_add_overflow(a, b, &result);
    if (code == Code::kSub) overflow = __builtin_sub_overflow(a, b, &result);
    if (code == Code::kMul) overflow = __builtin_mul_overflow(a, b, &result);
    if (overflow) throw UnsupportedError("whole numbers overflow");
    return result;
}

Scalar apply(Code code, const Scalar& a, const Scalar& b) {
    const bool floating = a.kind == Kind::kFloat || b.kind == Kind::kFloat;
    const auto order = [&](bool less, bool equal, bool greater) {
        const bool is_less = floating ? a.number < b.number : a.integer < b.integer;
        const bool is_equal = floating ? a.number == b.number : a.integer == b.integer;
        const bool is_greater = floating ? a.number > b.number : a.integer > b.integer;
        return Scalar::of((less && is_less) || (equal && is_equal) || (greater && is_greater));
    };
    switch (code) {
        case Code::kAdd:
            if (floating) return Scalar::of(a.number + b.number);
            return Scalar::of(checked(code, a.integer, b.integer));
        case Code::kSub:
            if (floating) return Scalar::of(a.number - b.number);
            return Scalar::of(checked(code, a.integer, b.integer));
        case Code::kMul:
            if (floating) return Scalar::of(a.number * b.number);
            return Scalar::of(checked(code, a.integer, b.integer));
        case Code::kDiv:
            if (b.number == 0) throw UnsupportedError("a division by zero");
            return Scalar::of(a.number / b.number);
        case Code::kFloorDiv:
            if (floating) return Scalar::of(std::floor(a.number / b.number));
            return Scalar::of(floor_divide(a.integer, b.integer));
        case Code::kRemainder:
            if (floating) return Scalar::of(a.number - std::floor(a.number / b.number) * b.number);
            return Scalar::of(a.integer - floor_divide(a.integer, b.integer) * b.integer);
        case Code::kPow:
            return Scalar::of(std::pow(a.number, b.number));
        case Code::kMin:
            if (floating) return Scalar::of(std::min(a.number, b.number));
            return Scalar::of(std::min(a.integer, b.integer));
        case Code::kMax:
            if (floating) return Scalar::of(std::max(a.number, b.number));
            return Scalar::of(std::max(a.integer, b.integer));
        case Code::kEq:
            return order(false, true, false);
        case Code::kNe:
            return order(true, false, true);
        case Code::kLt:
            return order(true, false, false);
        case Code::kLe:
            return order(true, true, false);
        case Code::kGt:
            return order(false, false, true);
        case Code::kGe:
            return order(false, true, true);
        case Code::kAnd:
            return Scalar::of(a.truth() && b.truth());
        case Code::kOr:
            return Scalar::of(a.truth() || b.truth());
        case Code::kNot:
            return Scalar::of(!a.truth());
        case Code::kNeg:
            if (floating) return Scalar::of(-a.number);
            return Scalar::of(checked(Code::kSub, 0, a.integer));
        case Code::kFloat:
            return Scalar::of(a.number);
        case Code::kInt:
            if (!floating) return Scalar::of(a.integer);
            if (!(std::fabs(a.number) < 9e18)) throw UnsupportedError("a number too large to be made whole");
            return Scalar::of(int64_t(a.number));
        case Code::kBool:
            return Scalar::of(a.truth());
        case Code::kSqrt:
            return Scalar::of(std::sqrt(a.number));
    }
    throw UnsupportedError("an unknown operator on numbers");
}

template <Code code>
void instruction(Call& call) {
    const Scalar first = call.scalar(0);
    call.set(apply(code, first, call.count() > 1 ? call.scalar(1) : first));
}

template <Code code>
constexpr std::array<Operator, 3> operators(const char* name) {
    return {{{name, "", Kind::kInt, instruction<code>, nullptr, Operator::kPure},
             {name, "", Kind::kFloat, instruction<code>, nullptr, Operator::kPure},
             {name, "", Kind::kBool, instruction<code>, nullptr, Operator::kPure}}};
}

constexpr std::array<Operator, 3> kInstructions[] = {
    operators<Code::kAdd>("add"), operators<Code::kSub>("sub"),           operators<Code::kMul>("mul"),
    operators<Code::kDiv>("div"), operators<Code::kFloorDiv>("floordiv"), operators<Code::kRemainder>("remainder"),
    operators<Code::kPow>("pow"), operators<Code::kMin>("min"),           operators<Code::kMax>("max"),
    operators<Code::kNeg>("neg"), operators<Code::kFloat>("float"),       operators<Code::kFloat>("Float"),
    operators<Code::kInt>("int"), operators<Code::kInt>("Int"),           operators<Code::kSqrt>("sqrt")};

}  // namespace

bool scalar_operator(const std::string& name) { return find(name) != nullptr; }

Scalar apply_scalar(const std::string& name, const std::vector<Scalar>& operands) {
    const Entry* entry = find(name);
    if (!entry || operands.size() != entry->operands)
        throw UnsupportedError("'" + name + "' of these numbers is not implemented");
    return apply(entry->code, operands[0], operands.back());
}

const Operator* scalar_instruction(const std::string& name, Kind result) {
    for (const auto& kinds : kInstructions)
        if (name == kinds[0].name)
            for (const Operator& op : kinds)
                if (op.result == result) return &op;
    return nullptr;
}

}  // namespace sqlc
