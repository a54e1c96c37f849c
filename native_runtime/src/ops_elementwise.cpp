// Element by element: arithmetic, comparisons, activations, conversions, with PyTorch's broadcasting and type
// promotion.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "tables.hpp"

namespace sqlc {
namespace {

/// A tensor or a number taking part in an elementwise operator.
struct Operand {
    const Tensor* tensor = nullptr;
    Scalar scalar;

    int category() const {  // bool < whole < floating
        if (!tensor) return scalar.kind == Kind::kBool ? 0 : scalar.kind == Kind::kInt ? 1 : 2;
        return tensor->dtype == DType::kBool ? 0 : is_floating(tensor->dtype) ? 2 : 1;
    }
};

Operand operand(const Call& call, size_t i) {
    if (call.is_tensor(i)) return {&call.tensor(i), {}};
    return {nullptr, call.scalar(i)};
}

DType promote(DType a, DType b) {
    if (a == b) return a;
    if (is_floating(a) || is_floating(b)) return DType::kFloat;
    if (a == DType::kBool) return b;
    if (b == DType::kBool) return a;
    const DType low = dtype_size(a) < dtype_size(b) ? a : b, high = low == a ? b : a;
    if (dtype_size(a) == dtype_size(b)) return DType::kInt16;  // int8 with uint8
    (void)low;
    return high;
}

/// PyTorch's rule: tensors with dimensions decide; others only when they are of a higher category.
DType result_type(const Operand* operands, int n) {
    bool have[3] = {};
    DType types[3] = {};
    int categories[3] = {-1, -1, -1};
    for (int i = 0; i < n; ++i) {
        const Operand& o = operands[i];
        const int group = !o.tensor ? 2 : o.tensor->rank == 0 ? 1 : 0;
        const DType type = o.tensor                       ? o.tensor->dtype
                           : o.scalar.kind == Kind::kBool ? DType::kBool
                           : o.scalar.kind == Kind::kInt  ? DType::kInt64
                                                          : DType::kFloat;
        types[group] = have[group] ? promote(types[group], type) : type;
        have[group] = true;
        categories[group] = std::max(categories[group], o.category());
    }
    DType result = DType::kBool;
    int best = -1;
    for (int group = 0; group < 3; ++group)
        if (have[group] && categories[group] > best) {
            best = categories[group];
            result = types[group];
        }
    return result;
}

Sizes broadcast(const Call& call, const Operand* operands, int n) {
    Sizes sizes;
    for (int i = 0; i < n; ++i)
        if (operands[i].tensor) sizes.count = std::max(sizes.count, operands[i].tensor->rank);
    for (int d = 0; d < sizes.count; ++d) sizes.at[d] = 1;
    for (int i = 0; i < n; ++i) {
        if (!operands[i].tensor) continue;
        const Tensor& tensor = *operands[i].tensor;
        for (int d = 0; d < tensor.rank; ++d) {
            int64_t& size = sizes.at[d + sizes.count - tensor.rank];
            if (tensor.size[d] == 1) continue;
            if (size != 1 && size != tensor.size[d]) call.bad_shape("sizes do not broadcast");
            size = tensor.size[d];
        }
    }
    return sizes;
}

void broadcast_strides(const Tensor& tensor, const Sizes& sizes, int64_t* strides) {
    std::fill_n(strides, kMaxRank, 0);
    for (int d = 0; d < tensor.rank; ++d) {
        const int at = d + sizes.count - tensor.rank;
        strides[at] = tensor.size[d] == 1 && sizes.at[at] != 1 ? 0 : tensor.stride[d];
    }
}

struct Add {
    static double of(double a, double b) { return a + b; }
    static int64_t of(int64_t a, int64_t b) { return int64_t(uint64_t(a) + uint64_t(b)); }
};
struct Sub {
    static double of(double a, double b) { return a - b; }
    static int64_t of(int64_t a, int64_t b) { return int64_t(uint64_t(a) - uint64_t(b)); }
};
struct Mul {
    static double of(double a, double b) { return a * b; }
    static int64_t of(int64_t a, int64_t b) { return int64_t(uint64_t(a) * uint64_t(b)); }
};
struct Div {
    static double of(double a, double b) { return a / b; }
    static int64_t of(int64_t, int64_t) { return 0; }
};
struct Pow {
    static double of(double a, double b) { return std::pow(a, b); }
    static int64_t of(int64_t a, int64_t b) {
        uint64_t result = 1, base = uint64_t(a);
        if (b < 0) return a == 1 ? 1 : a == -1 ? (b % 2 ? -1 : 1) : 0;
        for (; b > 0; b >>= 1, base *= base)
            if (b & 1) result *= base;
        return int64_t(result);
    }
};
template <class T>
bool is_nan(T value) {
    return value != value;
}
struct Max {
    template <class T>
    static T of(T a, T b) {
        return is_nan(a) || a > b ? a : b;
    }
};
struct Min {
    template <class T>
    static T of(T a, T b) {
        return is_nan(a) || a < b ? a : b;
    }
};
struct Eq {
    template <class T>
    static int64_t of(T a, T b) {
        return a == b;
    }
};
struct Ne {
    template <class T>
    static int64_t of(T a, T b) {
        return a != b;
    }
};
struct Lt {
    template <class T>
    static int64_t of(T a, T b) {
        return a < b;
    }
};
struct Le {
    template <class T>
    static int64_t of(T a, T b) {
        return a <= b;
    }
};
struct Gt {
    template <class T>
    static int64_t of(T a, T b) {
        return a > b;
    }
};
struct Ge {
    template <class T>
    static int64_t of(T a, T b) {
        return a >= b;
    }
};
struct LogicalAnd {
    template <class T>
    static int64_t of(T a, T b) {
        return a != 0 && b != 0;
    }
};
struct LogicalOr {
    template <class T>
    static int64_t of(T a, T b) {
        return a != 0 || b != 0;
    }
};
struct BitAnd {
    static int64_t of(int64_t a, int64_t b) { return a & b; }
};
struct BitOr {
    static int64_t of(int64_t a, int64_t b) { return a | b; }
};
struct ShiftRight {
    static int64_t of(int64_t a, int64_t b) { return b < 0 || b > 63 ? (a < 0 ? -1 : 0) : a >> b; }
};
struct ShiftLeft {
    static int64_t of(int64_t a, int64_t b) { return b < 0 || b > 63 ? 0 : int64_t(uint64_t(a) << b); }
};

template <class F>
concept OnNumbers = requires(double x) { F::of(x, x); };

/// An operator on floats (null where there is none) and on whole numbers.
struct Binary {
    double (*number)(double, double);
    int64_t (*whole)(int64_t, int64_t);
};

template <class F>
constexpr Binary binary() {
    double (*number)(double, double) = nullptr;
    if constexpr (OnNumbers<F>) number = [](double a, double b) { return double(F::of(a, b)); };
    return {number, [](int64_t a, int64_t b) { return int64_t(F::of(a, b)); }};
}

/// out = f(a, b) in `compute` (float or whole numbers), stored as `stored`.
void run_binary(Call& call, const Binary& f, const Operand* operands, DType compute, DType stored) {
    const Sizes sizes = broadcast(call, operands, 2);
    int64_t strides[2][kMaxRank] = {};
    for (int i = 0; i < 2; ++i)
        if (operands[i].tensor) broadcast_strides(*operands[i].tensor, sizes, strides[i]);
    const Tensor& out = call.make(stored, sizes.count, sizes.at);
    const bool floating = is_floating(compute);
    if (floating && !f.number) call.unsupported("whole numbers or truth values were expected");
    const auto number = [&](int i, int64_t at) {
        return operands[i].tensor ? load_number(*operands[i].tensor, at) : operands[i].scalar.number;
    };
    const auto whole = [&](int i, int64_t at) {
        return operands[i].tensor ? load_integer(*operands[i].tensor, at) : operands[i].scalar.integer;
    };
    each_element<2>(sizes.count, sizes.at, strides, [&](int64_t linear, const int64_t* at) {
        if (floating) {
            // Numbers meet float tensors as float32, as in PyTorch.
            store_number(out, linear, f.number(double(float(number(0, at[0]))), double(float(number(1, at[1])))));
        } else {
            store_integer(out, linear, f.whole(whole(0, at[0]), whole(1, at[1])));
        }
    });
}

template <class F>
void op_arithmetic(Call& call) {
    const Operand operands[2] = {operand(call, 0), operand(call, 1)};
    DType type = result_type(operands, 2);
    if (std::is_same_v<F, Div> && !is_floating(type)) type = DType::kFloat;
    if (type == DType::kHalf) call.unsupported("float16 is never computed; convert it to float32");
    if (call.count() > 2) {
        const Scalar alpha = call.scalar(2);
        if (alpha.number != 1) call.unsupported("alpha other than 1");
    }
    run_binary(call, binary<F>(), operands, type, type);
}

template <class F>
void op_compare(Call& call) {
    const Operand operands[2] = {operand(call, 0), operand(call, 1)};
    run_binary(call, binary<F>(), operands, result_type(operands, 2), DType::kBool);
}

/// Float tensors whose last dimension is contiguous or repeated: the loops that the compiler turns into vector code.
template <class F>
void fast_arithmetic(Call& call) {
    const Operand operands[2] = {operand(call, 0), operand(call, 1)};
    const auto suits = [](const Operand& o) {
        return !o.tensor ||
               (o.tensor->dtype == DType::kFloat && (o.tensor->rank == 0 || o.tensor->stride[o.tensor->rank - 1] <= 1 ||
                                                     o.tensor->size[o.tensor->rank - 1] == 1));
    };
    if (!suits(operands[0]) || !suits(operands[1]) || (!operands[0].tensor && !operands[1].tensor) ||
        (call.count() > 2 && call.scalar(2).number != 1))
        return op_arithmetic<F>(call);
    const Sizes sizes = broadcast(call, operands, 2);
    if (sizes.count == 0) return op_arithmetic<F>(call);
    int64_t strides[2][kMaxRank] = {};
    float number[2] = {};
    const float* data[2];
    for (int i = 0; i < 2; ++i) {
        if (operands[i].tensor) {
            broadcast_strides(*operands[i].tensor, sizes, strides[i]);
            data[i] = operands[i].tensor->as<float>();
        } else {
            number[i] = float(operands[i].scalar.number);
            data[i] = &number[i];
        }
    }
    float* out = call.make(DType::kFloat, sizes.count, sizes.at).as<float>();
    const int last = sizes.count - 1;
    const int64_t n = sizes.at[last];
    const bool repeat_a = strides[0][last] == 0, repeat_b = strides[1][last] == 0;
    each_element<2>(last, sizes.at, strides, [&](int64_t row, const int64_t* at) {
        const float* a = data[0] + at[0];
        const float* b = data[1] + at[1];
        float* o = out + row * n;
        const auto apply = [](float x, float y) {
            if constexpr (std::is_same_v<F, Add>) return x + y;
            if constexpr (std::is_same_v<F, Sub>) return x - y;
            if constexpr (std::is_same_v<F, Mul>) return x * y;
            if constexpr (std::is_same_v<F, Div>) return x / y;
        };
        if (repeat_a && repeat_b) {
            std::fill_n(o, n, apply(*a, *b));
        } else if (repeat_a) {
            for (int64_t i = 0; i < n; ++i) o[i] = apply(*a, b[i]);
        } else if (repeat_b) {
            for (int64_t i = 0; i < n; ++i) o[i] = apply(a[i], *b);
        } else {
            for (int64_t i = 0; i < n; ++i) o[i] = apply(a[i], b[i]);
        }
    });
}

void run_float(Call& call, double (*f)(double)) {
    const Tensor& source = call.tensor(0);
    if (source.dtype == DType::kHalf) call.unsupported("float16 is never computed; convert it to float32");
    const Tensor& out = call.make_like(source, DType::kFloat);
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    each_element<1>(source.rank, source.size, strides, [&](int64_t linear, const int64_t* at) {
        out.as<float>()[linear] = float(f(load_number(source, at[0])));
    });
}

template <double (*F)(double)>
void op_float(Call& call) {
    run_float(call, F);
}

void run_same_type(Call& call, double (*number)(double), int64_t (*whole)(int64_t)) {
    const Tensor& source = call.tensor(0);
    const Tensor& out = call.make_like(source, source.dtype);
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    each_element<1>(source.rank, source.size, strides, [&](int64_t linear, const int64_t* at) {
        if (is_floating(source.dtype)) {
            store_number(out, linear, number(load_number(source, at[0])));
        } else {
            store_integer(out, linear, whole(load_integer(source, at[0])));
        }
    });
}

template <double (*F)(double), int64_t (*W)(int64_t)>
void op_same_type(Call& call) {
    run_same_type(call, F, W);
}

double f_neg(double x) { return -x; }
int64_t w_neg(int64_t x) { return int64_t(0 - uint64_t(x)); }
double f_abs(double x) { return std::fabs(x); }
int64_t w_abs(int64_t x) { return x < 0 ? w_neg(x) : x; }
double f_relu(double x) { return x < 0 ? 0 : x; }
int64_t w_relu(int64_t x) { return x < 0 ? 0 : x; }
double f_floor(double x) { return std::floor(x); }
double f_round(double x) { return std::nearbyint(x); }
int64_t w_same(int64_t x) { return x; }
double f_exp(double x) { return std::exp(x); }
double f_log(double x) { return std::log(x); }
double f_sqrt(double x) { return std::sqrt(x); }
double f_rsqrt(double x) { return 1 / std::sqrt(x); }
double f_tanh(double x) { return std::tanh(x); }
double f_sigmoid(double x) { return 1 / (1 + std::exp(-x)); }
double f_silu(double x) { return x / (1 + std::exp(-x)); }
double f_gelu(double x) { return 0.5 * x * (1 + std::erf(x * 0.70710678118654752440)); }
double f_cos(double x) { return std::cos(x); }
double f_sin(double x) { return std::sin(x); }

void op_gelu(Call& call) {
    if (call.given(1)) call.unsupported("the tanh approximation");
    op_float<f_gelu>(call);
}

void fast_silu(Call& call) {
    const Tensor& source = call.tensor(0);
    if (source.dtype != DType::kFloat || !source.contiguous()) return op_float<f_silu>(call);
    call.kernels.silu(source.as<float>(), call.make_like(source, DType::kFloat).as<float>(), source.elements());
}

void op_logical_not(Call& call) {
    const Tensor& source = call.tensor(0);
    const Tensor& out = call.make_like(source, DType::kBool);
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    each_element<1>(source.rank, source.size, strides, [&](int64_t linear, const int64_t* at) {
        store_integer(out, linear, load_number(source, at[0]) == 0);
    });
}

void op_bitwise_not(Call& call) {
    if (call.tensor(0).dtype == DType::kBool) return op_logical_not(call);
    const Tensor& source = call.tensor(0);
    if (is_floating(source.dtype)) call.unsupported("whole numbers or truth values were expected");
    const Tensor& out = call.make_like(source, source.dtype);
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    each_element<1>(source.rank, source.size, strides, [&](int64_t linear, const int64_t* at) {
        store_integer(out, linear, ~load_integer(source, at[0]));
    });
}

void op_clamp(Call& call) {
    const Operand operands[3] = {operand(call, 0),
                                 call.given(1) ? operand(call, 1) : Operand{nullptr, Scalar::of(false)},
                                 call.given(2) ? operand(call, 2) : Operand{nullptr, Scalar::of(false)}};
    const Tensor& source = call.tensor(0);
    const DType type = result_type(operands, 3);
    const Tensor& out = call.make_like(source, type);
    int64_t strides[1][kMaxRank];
    std::memcpy(strides[0], source.stride, sizeof strides[0]);
    each_element<1>(source.rank, source.size, strides, [&](int64_t linear, const int64_t* at) {
        if (is_floating(type)) {
            double value = load_number(source, at[0]);
            if (call.given(1) && value < operands[1].scalar.number) value = operands[1].scalar.number;
            if (call.given(2) && value > operands[2].scalar.number) value = operands[2].scalar.number;
            store_number(out, linear, value);
        } else {
            int64_t value = load_integer(source, at[0]);
            if (call.given(1)) value = std::max(value, operands[1].scalar.integer);
            if (call.given(2)) value = std::min(value, operands[2].scalar.integer);
            store_integer(out, linear, value);
        }
    });
}

void convert(Call& call, DType type) {
    const Tensor source = call.tensor(0);
    if (source.dtype == type) return call.set_view(0, source);
    if (type == DType::kHalf) call.unsupported("float16 is never computed");
    copy_tensor(source, call.make_like(source, type));
}

void op_to(Call& call) {
    if (call.is_tensor(1)) return convert(call, call.tensor(1).dtype);
    convert(call, dtype_from_number(call.integer(1)));
}
void op_type_as(Call& call) { convert(call, call.tensor(1).dtype); }

void op_where(Call& call) {
    const Operand operands[3] = {operand(call, 0), operand(call, 1), operand(call, 2)};
    if (!operands[0].tensor || operands[0].tensor->dtype != DType::kBool)
        call.unsupported("the condition must be a bool tensor");
    const DType type = result_type(operands + 1, 2);
    const Sizes sizes = broadcast(call, operands, 3);
    int64_t strides[3][kMaxRank] = {};
    for (int i = 0; i < 3; ++i)
        if (operands[i].tensor) broadcast_strides(*operands[i].tensor, sizes, strides[i]);
    const Tensor& out = call.make(type, sizes.count, sizes.at);
    each_element<3>(sizes.count, sizes.at, strides, [&](int64_t linear, const int64_t* at) {
        const int chosen = load_integer(*operands[0].tensor, at[0]) ? 1 : 2;
        const Operand& o = operands[chosen];
        if (is_floating(type)) {
            store_number(out, linear, o.tensor ? load_number(*o.tensor, at[chosen]) : o.scalar.number);
        } else {
            store_integer(out, linear, o.tensor ? load_integer(*o.tensor, at[chosen]) : o.scalar.integer);
        }
    });
}

void op_masked_fill(Call& call) {
    const Operand operands[2] = {operand(call, 0), operand(call, 1)};
    if (operands[1].tensor->dtype != DType::kBool) call.unsupported("the mask must be a bool tensor");
    const Sizes sizes = broadcast(call, operands, 2);
    int64_t strides[2][kMaxRank] = {};
    for (int i = 0; i < 2; ++i) broadcast_strides(*operands[i].tensor, sizes, strides[i]);
    const Tensor& source = call.tensor(0);
    const Tensor& out = call.make(source.dtype, sizes.count, sizes.at);
    const Scalar value = call.scalar(2);
    each_element<2>(sizes.count, sizes.at, strides, [&](int64_t linear, const int64_t* at) {
        const bool masked = load_integer(*operands[1].tensor, at[1]) != 0;
        if (is_floating(source.dtype)) {
            store_number(out, linear, masked ? value.number : load_number(source, at[0]));
        } else {
            store_integer(out, linear,
                          masked ? (value.kind == Kind::kFloat ? int64_t(value.number) : value.integer)
                                 : load_integer(source, at[0]));
        }
    });
}

constexpr Operator kTable[] = {
    {"torch.add", "S self, S other, F alpha=1", Kind::kTensor, op_arithmetic<Add>, fast_arithmetic<Add>},
    {"torch.sub", "S self, S other, F alpha=1", Kind::kTensor, op_arithmetic<Sub>, fast_arithmetic<Sub>},
    {"torch.mul", "S self, S other", Kind::kTensor, op_arithmetic<Mul>, fast_arithmetic<Mul>},
    {"torch.div", "S self, S other", Kind::kTensor, op_arithmetic<Div>, fast_arithmetic<Div>},
    {"torch.pow", "S self, S exponent", Kind::kTensor, op_arithmetic<Pow>},
    {"torch.maximum", "T self, T other", Kind::kTensor, op_arithmetic<Max>},
    {"torch.minimum", "T self, T other", Kind::kTensor, op_arithmetic<Min>},
    {"torch.eq", "T self, S other", Kind::kTensor, op_compare<Eq>},
    {"torch.ne", "T self, S other", Kind::kTensor, op_compare<Ne>},
    {"torch.lt", "T self, S other", Kind::kTensor, op_compare<Lt>},
    {"torch.le", "T self, S other", Kind::kTensor, op_compare<Le>},
    {"torch.gt", "T self, S other", Kind::kTensor, op_compare<Gt>},
    {"torch.ge", "T self, S other", Kind::kTensor, op_compare<Ge>},
    {"torch.logical_and", "T self, T other", Kind::kTensor, op_compare<LogicalAnd>},
    {"torch.logical_or", "T self, T other", Kind::kTensor, op_compare<LogicalOr>},
    {"torch.logical_not", "T self", Kind::kTensor, op_logical_not},
    {"torch.bitwise_not", "T self", Kind::kTensor, op_bitwise_not},
    {"torch.bitwise_and", "T self, S other", Kind::kTensor, op_arithmetic<BitAnd>},
    {"torch.__and__", "T self, S other", Kind::kTensor, op_arithmetic<BitAnd>},
    {"torch.bitwise_or", "T self, S other", Kind::kTensor, op_arithmetic<BitOr>},
    {"torch.__or__", "T self, S other", Kind::kTensor, op_arithmetic<BitOr>},
    {"torch.bitwise_right_shift", "T self, S other", Kind::kTensor, op_arithmetic<ShiftRight>},
    {"torch.__rshift__", "T self, S other", Kind::kTensor, op_arithmetic<ShiftRight>},
    {"torch.bitwise_left_shift", "T self, S other", Kind::kTensor, op_arithmetic<ShiftLeft>},
    {"torch.__lshift__", "T self, S other", Kind::kTensor, op_arithmetic<ShiftLeft>},
    {"torch.neg", "T self", Kind::kTensor, op_same_type<f_neg, w_neg>},
    {"torch.abs", "T self", Kind::kTensor, op_same_type<f_abs, w_abs>},
    {"torch.relu", "T self", Kind::kTensor, op_same_type<f_relu, w_relu>},
    {"torch.floor", "T self", Kind::kTensor, op_same_type<f_floor, w_same>},
    {"torch.round", "T self", Kind::kTensor, op_same_type<f_round, w_same>},
    {"torch.exp", "T self", Kind::kTensor, op_float<f_exp>},
    {"torch.log", "T self", Kind::kTensor, op_float<f_log>},
    {"torch.sqrt", "T self", Kind::kTensor, op_float<f_sqrt>},
    {"torch.rsqrt", "T self", Kind::kTensor, op_float<f_rsqrt>},
    {"torch.tanh", "T self", Kind::kTensor, op_float<f_tanh>},
    {"torch.sigmoid", "T self", Kind::kTensor, op_float<f_sigmoid>},
    {"torch.silu", "T self", Kind::kTensor, op_float<f_silu>, fast_silu},
    {"torch.gelu", "T self, i approximate=None", Kind::kTensor, op_gelu},
    {"torch.cos", "T self", Kind::kTensor, op_float<f_cos>},
    {"torch.sin", "T self", Kind::kTensor, op_float<f_sin>},
    {"torch.clamp", "T self, i min=None, i max=None", Kind::kTensor, op_clamp},
    {"torch.clamp_min", "T self, i min", Kind::kTensor, op_clamp},
    {"torch.to", "T self, S dtype, B non_blocking=False, B copy=False, _ memory_format=None", Kind::kTensor, op_to},
    {"torch.type_as", "T self, T other", Kind::kTensor, op_type_as},
    {"torch.where", "T condition, S self, S other", Kind::kTensor, op_where},
    {"torch.masked_fill", "T self, T mask, F value", Kind::kTensor, op_masked_fill},
};

}  // namespace

std::span<const Operator> elementwise_operators() { return kTable; }

}  // namespace sqlc
