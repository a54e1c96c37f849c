#include "lower.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <variant>

#include "error.hpp"
#include "ops.hpp"
#include "scalar.hpp"

namespace sqlc {
namespace {

constexpr int kMaxCallDepth = 64;
constexpr size_t kMaxInstructions = 20000;
constexpr int64_t kMaxTrips = 1024;
constexpr int64_t kMaxPieces = 256;
constexpr size_t kMaxSteps = 1000000;
constexpr int kMaxNesting = 16;

struct Value;
using Values = std::shared_ptr<std::vector<Value>>;

struct NoneValue {};
struct SlotValue {
    int slot;
};
struct SizesValue {  // torch.size(x) as a whole
    int slot;
};
struct UnbindValue {  // torch.unbind(x, dim): its length is known once it is unpacked
    int slot;
    int64_t dim;
};
struct ListValue {
    Values items;
    int nesting = 1;
};

/// What a name stands for while a function is being inlined.
struct Value {
    std::variant<NoneValue, Scalar, std::string, SlotValue, SizesValue, UnbindValue, ListValue, Tensor,
                 std::shared_ptr<Object>>
        held = NoneValue{};
};

using Scope = std::map<std::string, Value>;

class Lowering {
  public:
    Lowering(const Program& program, Graph& graph) : program_(program), graph_(graph) {
        graph_.files = program.files();
    }

    void run(const std::shared_ptr<Object>& object, const std::string& method) {
        const Program::Place* place = program_.method(object->type, method);
        if (!place) throw CodeError("class " + object->type + " has no method '" + method + "'");
        graph_.name = method;
        std::vector<Value> arguments{Value{object}};
        where_ = {place->file, place->function->line};
        for (size_t i = 1; i < place->function->parameters.size(); ++i) {
            const Parameter& parameter = place->function->parameters[i];
            if (parameter.type != "Tensor")
                fail("an entry point takes tensors only, and '" + parameter.name + "' is none");
            const int slot = new_slot(Kind::kTensor);
            graph_.inputs.push_back(slot);
            graph_.input_names.push_back(parameter.name);
            arguments.push_back(Value{SlotValue{slot}});
        }
        add_outputs(call(*place, std::move(arguments), {}));
    }

  private:
    [[noreturn]] void fail(const std::string& what) const { throw CodeError(graph_.describe(where_) + ": " + what); }
    [[noreturn]] void unsupported(const std::string& what) const {
        throw UnsupportedError(graph_.describe(where_) + ": " + what);
    }

    void add_outputs(const Value& value) {
        if (const auto* list = std::get_if<ListValue>(&value.held)) {
            for (const Value& item : *list->items) add_outputs(item);
            return;
        }
        const int slot = tensor_slot(value);
        if (slot < 0) fail("an entry point must return tensors");
        graph_.outputs.push_back(slot);
    }

    int new_slot(Kind kind) {
        graph_.kinds.push_back(kind);
        return int(graph_.kinds.size()) - 1;
    }

    /// The slot of a tensor value (constants get one on first use), or -1.
    int tensor_slot(const Value& value) {
        if (const auto* slot = std::get_if<SlotValue>(&value.held))
            return graph_.kinds[size_t(slot->slot)] == Kind::kTensor ? slot->slot : -1;
        const auto* tensor = std::get_if<Tensor>(&value.held);
        if (!tensor) return -1;
        for (const Constant& constant : graph_.constants)
            if (constant.tensor.data == tensor->data && describe(constant.tensor) == describe(*tensor) &&
                std::equal(tensor->stride, tensor->stride + tensor->rank, constant.tensor.stride))
                return constant.slot;
        const int slot = new_slot(Kind::kTensor);
        graph_.constants.push_back({slot, *tensor, nullptr});
        return slot;
    }

    Value emit(const Operator* op, std::vector<Argument> arguments) {
        if (graph_.code.size() >= kMaxInstructions)
            throw LimitError("the code unrolls to more than 20000 instructions");
        if (op->trait == Operator::kInPlace)
            for (const Constant& constant : graph_.constants)
                if (constant.slot == arguments[0].slot)
                    unsupported(std::string(op->name) + " would change the model's weights");
        Instruction instruction;
        instruction.op = op;
        instruction.arguments = std::move(arguments);
        instruction.out = new_slot(op->result);
        instruction.where = where_;
        graph_.code.push_back(std::move(instruction));
        return Value{SlotValue{graph_.code.back().out}};
    }

    // ---- functions and statements

    Value call(const Program::Place& place, std::vector<Value> positional, std::map<std::string, Value> keyword) {
        if (++depth_ > kMaxCallDepth) throw LimitError("calls nest more than 64 deep");
        const Function& function = *place.function;
        if (positional.size() > function.parameters.size()) fail("too many arguments for " + function.name);
        Scope scope;
        for (size_t i = 0; i < function.parameters.size(); ++i) {
            const Parameter& parameter = function.parameters[i];
            if (i < positional.size()) {
                scope[parameter.name] = std::move(positional[i]);
            } else if (const auto given = keyword.find(parameter.name); given != keyword.end()) {
                scope[parameter.name] = given->second;
            } else if (parameter.fallback) {
                scope[parameter.name] = evaluate(*parameter.fallback, scope);
            } else {
                fail("argument '" + parameter.name + "' of " + function.name + " is missing");
            }
        }
        const Location caller = where_;
        where_.file = place.file;
        Value result;
        run_block(function.body, scope, result);
        where_ = caller;
        --depth_;
        return result;
    }

    /// Returns true once a return statement has set `result`.
    bool run_block(const std::vector<Statement>& body, Scope& scope, Value& result) {
        for (const Statement& statement : body) {
            where_.line = statement.line;
            if (++steps_ > kMaxSteps) throw LimitError("the code runs through more than a million statements");
            switch (statement.kind) {
                case Statement::Kind::kPass:
                    break;
                case Statement::Kind::kExpression:
                    evaluate(*statement.value, scope);
                    break;
                case Statement::Kind::kAssign:
                    assign(statement, scope);
                    break;
                case Statement::Kind::kReturn:
                    if (statement.value) result = evaluate(*statement.value, scope);
                    return true;
                case Statement::Kind::kFor:
                    if (run_loop(statement, scope, result)) return true;
                    break;
                case Statement::Kind::kIf: {
                    const Value condition = evaluate(*statement.value, scope);
                    const auto* scalar = std::get_if<Scalar>(&condition.held);
                    if (!scalar) unsupported("a branch on a value that is known only when the model runs");
                    if (run_block(scalar->truth() ? statement.body : statement.otherwise, scope, result)) return true;
                    break;
                }
            }
        }
        return false;
    }

    bool run_loop(const Statement& statement, Scope& scope, Value& result) {
        const Expr& range = *statement.value;
        if (range.kind != Expr::Kind::kCall || range.items.size() != 2 || range.items[0]->text != "range")
            unsupported("a loop over anything but range(n)");
        const Value count = evaluate(*range.items[1], scope);
        const auto* trips = std::get_if<Scalar>(&count.held);
        if (!trips || trips->kind != Kind::kInt)
            unsupported("a loop whose number of rounds is known only when the model runs");
        if (trips->integer > kMaxTrips) throw LimitError("a loop of more than 1024 rounds");
        for (int64_t i = 0; i < trips->integer; ++i) {
            scope[statement.targets[0]] = Value{Scalar::of(i)};
            if (run_block(statement.body, scope, result)) return true;
        }
        return false;
    }

    void assign(const Statement& statement, Scope& scope) {
        Value value = evaluate(*statement.value, scope);
        if (!statement.unpack) {
            scope[statement.targets[0]] = std::move(value);
            return;
        }
        const size_t n = statement.targets.size();
        for (size_t i = 0; i < n; ++i) scope[statement.targets[i]] = item(value, int64_t(i), int64_t(n));
    }

    // ---- expressions

    Value evaluate(const Expr& expression, Scope& scope) {
        switch (expression.kind) {
            case Expr::Kind::kInt:
                return Value{Scalar::of(expression.integer)};
            case Expr::Kind::kFloat:
                return Value{Scalar::of(expression.number)};
            case Expr::Kind::kString:
                return Value{expression.text};
            case Expr::Kind::kNegative: {
                const Value value = evaluate(*expression.items[0], scope);
                const auto* scalar = std::get_if<Scalar>(&value.held);
                if (!scalar) fail("a minus sign before something that is not a number");
                return Value{apply_scalar("neg", {*scalar})};
            }
            case Expr::Kind::kName:
                return name(expression, scope);
            case Expr::Kind::kAttribute:
                return attribute(expression, scope);
            case Expr::Kind::kList:
            case Expr::Kind::kTuple: {
                auto items = std::make_shared<std::vector<Value>>();
                for (const auto& part : expression.items) items->push_back(evaluate(*part, scope));
                return list(std::move(items));
            }
            case Expr::Kind::kSubscript: {
                const Value value = evaluate(*expression.items[0], scope);
                if (expression.items.size() != 2) fail("one index was expected");
                const Value index = evaluate(*expression.items[1], scope);
                const auto* scalar = std::get_if<Scalar>(&index.held);
                if (!scalar || scalar->kind != Kind::kInt)
                    unsupported("an index that is known only when the model runs");
                return item(value, scalar->integer, -1);
            }
            case Expr::Kind::kCall:
                return evaluate_call(expression, scope);
        }
        fail("unknown expression");
    }

    Value list(Values items) const {
        int nesting = 0;
        for (const Value& item : *items)
            if (const auto* inner = std::get_if<ListValue>(&item.held)) nesting = std::max(nesting, inner->nesting);
        if (nesting >= kMaxNesting) throw LimitError("lists nest more than 16 deep");
        return Value{ListValue{std::move(items), nesting + 1}};
    }

    Value name(const Expr& expression, Scope& scope) const {
        const auto found = scope.find(expression.text);
        if (found != scope.end()) return found->second;
        if (expression.text == "None") return {};
        if (expression.text == "inf") return Value{Scalar::of(std::numeric_limits<double>::infinity())};
        if (expression.text == "True") return Value{Scalar::of(true)};
        if (expression.text == "False") return Value{Scalar::of(false)};
        fail("'" + expression.text + "' is not defined");
    }

    static std::string dotted(const Expr& expression) {
        if (expression.kind == Expr::Kind::kName) return expression.text;
        if (expression.kind == Expr::Kind::kAttribute) {
            const std::string left = dotted(*expression.items[0]);
            return left.empty() ? "" : left + "." + expression.text;
        }
        return "";
    }

    Value attribute(const Expr& expression, Scope& scope) {
        const std::string path = dotted(expression);
        if (path.rfind("CONSTANTS.c", 0) == 0) {
            size_t index = 0;
            for (const char c : path.substr(11)) {
                if (c < '0' || c > '9' || index > 1 << 20) fail("no constant '" + path + "'");
                index = index * 10 + size_t(c - '0');
            }
            const PickleValue* constant = program_.constant(index);
            if (!constant) fail("no constant '" + path + "'");
            return from_pickle(*constant);
        }
        if (path.rfind("__torch__.", 0) == 0) return Value{path};  // a function, called through a local name
        return attribute_of(evaluate(*expression.items[0], scope), expression.text);
    }

    Value attribute_of(const Value& value, const std::string& name) const {
        const auto* object = std::get_if<std::shared_ptr<Object>>(&value.held);
        if (!object) fail("attribute '" + name + "' of something that is not a module");
        const PickleValue* found = (*object)->find(name);
        if (!found) fail("a " + (*object)->type + " has no attribute '" + name + "'");
        return from_pickle(*found);
    }

    Value from_pickle(const PickleValue& value) const {
        if (const auto* object = std::get_if<std::shared_ptr<Object>>(&value)) return Value{*object};
        if (const auto* tensor = std::get_if<Tensor>(&value)) return Value{*tensor};
        if (const auto* flag = std::get_if<bool>(&value)) return Value{Scalar::of(*flag)};
        if (const auto* integer = std::get_if<int64_t>(&value)) return Value{Scalar::of(*integer)};
        if (const auto* number = std::get_if<double>(&value)) return Value{Scalar::of(*number)};
        if (const auto* text = std::get_if<std::string>(&value)) return Value{*text};
        if (const auto* sequence = std::get_if<std::shared_ptr<Sequence>>(&value)) {
            auto items = std::make_shared<std::vector<Value>>();
            for (const auto& part : (*sequence)->items) items->push_back(from_pickle(part));
            return list(std::move(items));
        }
        return {};
    }

    /// `value[index]`; `length` is the number of names when unpacking, else -1.
    Value item(const Value& value, int64_t index, int64_t length) {
        if (const auto* list = std::get_if<ListValue>(&value.held)) {
            const auto size = int64_t(list->items->size());
            if (length >= 0 && length != size)
                fail(std::to_string(size) + " values for " + std::to_string(length) + " names");
            const int64_t at = index < 0 ? index + size : index;
            if (at < 0 || at >= size) fail("index " + std::to_string(index) + " is outside the list");
            return (*list->items)[size_t(at)];
        }
        if (const auto* sizes = std::get_if<SizesValue>(&value.held))
            return emit(find_operator("torch.size"), {Argument::of_slot(sizes->slot), Argument::of_int(index)});
        if (const auto* pieces = std::get_if<UnbindValue>(&value.held))
            return emit(find_operator("unbind_piece"), {Argument::of_slot(pieces->slot), Argument::of_int(pieces->dim),
                                                        Argument::of_int(index), Argument::of_int(length)});
        fail("an index into something that is not a list");
    }

    Value evaluate_call(const Expr& expression, Scope& scope) {
        const Expr& callee = *expression.items[0];
        const auto arguments = [&](size_t from) {
            std::vector<Value> values;
            for (size_t i = from; i < expression.items.size(); ++i)
                values.push_back(evaluate(*expression.items[i], scope));
            return values;
        };
        std::map<std::string, Value> keyword;
        for (const auto& [key, value] : expression.keyword) keyword[key] = evaluate(*value, scope);

        std::string path = dotted(callee);
        if (callee.kind == Expr::Kind::kName) {
            const auto local = scope.find(callee.text);
            const std::string* bound = local == scope.end() ? nullptr : std::get_if<std::string>(&local->second.held);
            if (bound) path = *bound;
            if (path == "annotate" || path == "unchecked_cast") {
                if (expression.items.size() != 3) fail(path + " takes a type and a value");
                return evaluate(*expression.items[2], scope);
            }
            if (path == "uninitialized") return {};
            if (path == "getattr") {
                const std::vector<Value> values = arguments(1);
                const auto* key = values.size() == 2 ? std::get_if<std::string>(&values[1].held) : nullptr;
                if (!key) fail("getattr takes a module and a name");
                return attribute_of(values[0], *key);
            }
        }
        if (path.rfind("__torch__.", 0) == 0) {
            const Program::Place* place = program_.function(path);
            if (!place) fail("there is no function '" + path + "'");
            return call(*place, arguments(1), std::move(keyword));
        }
        if (path.rfind("torch.", 0) == 0 || path.rfind("ops.", 0) == 0 || callee.kind == Expr::Kind::kName)
            return operate(path, arguments(1), keyword);
        if (callee.kind == Expr::Kind::kAttribute) {
            const Value owner = evaluate(*callee.items[0], scope);
            const auto* object = std::get_if<std::shared_ptr<Object>>(&owner.held);
            if (!object) fail("method '" + callee.text + "' of something that is not a module");
            const Program::Place* place = program_.method((*object)->type, callee.text);
            if (!place) fail("class " + (*object)->type + " has no method '" + callee.text + "'");
            std::vector<Value> values = arguments(1);
            values.insert(values.begin(), owner);
            return call(*place, std::move(values), std::move(keyword));
        }
        fail("a call of something that is not a function");
    }

    // ---- operators

    bool holds_tensor(const Value& value) const {
        if (const auto* slot = std::get_if<SlotValue>(&value.held))
            return graph_.kinds[size_t(slot->slot)] == Kind::kTensor;
        return std::holds_alternative<Tensor>(value.held);
    }
    static bool holds_scalar(const Value& value) {
        return std::holds_alternative<Scalar>(value.held) || std::holds_alternative<SlotValue>(value.held);
    }

    int64_t constant_int(const std::vector<Value>& values, size_t i, const char* what) const {
        const auto* scalar = i < values.size() ? std::get_if<Scalar>(&values[i].held) : nullptr;
        if (!scalar || scalar->kind != Kind::kInt) unsupported(std::string(what) + " must be a constant integer");
        return scalar->integer;
    }

    Value operate(const std::string& path, std::vector<Value> values, const std::map<std::string, Value>& keyword) {
        const size_t dot = path.rfind('.');
        const std::string name = dot == std::string::npos ? path : path.substr(dot + 1);
        if (name == "append" && values.size() == 2) {
            const auto* list = std::get_if<ListValue>(&values[0].held);
            if (!list) fail("append to something that is not a list");
            if (std::holds_alternative<ListValue>(values[1].held)) unsupported("a list that grows by lists");
            if (list->items->size() >= kMaxInstructions) throw LimitError("a list of more than 20000 values");
            list->items->push_back(values[1]);
            return values[0];
        }
        if ((name == "__is__" || name == "__isnot__") && values.size() == 2) {
            const bool same =
                std::holds_alternative<NoneValue>(values[0].held) == std::holds_alternative<NoneValue>(values[1].held);
            return Value{Scalar::of(same == (name == "__is__"))};
        }
        if (name == "len" && values.size() == 1) {
            if (const auto* list = std::get_if<ListValue>(&values[0].held))
                return Value{Scalar::of(int64_t(list->items->size()))};
            if (const auto* sizes = std::get_if<SizesValue>(&values[0].held))
                return emit(find_operator("torch.dim"), {Argument::of_slot(sizes->slot)});
        }
        const bool tensors = std::any_of(values.begin(), values.end(), [&](const Value& v) { return holds_tensor(v); });
        if (tensors && name == "size" && values.size() == 1) return Value{SizesValue{tensor_slot(values[0])}};
        if (tensors && name == "unbind" && values.size() <= 2)
            return Value{
                UnbindValue{tensor_slot(values[0]), values.size() == 2 ? constant_int(values, 1, "unbind's dim") : 0}};
        if (tensors && name == "chunk") return chunk(values);
        if (tensors && (name == "split_with_sizes" || name == "split")) return split(values);
        if (!tensors && !values.empty() && scalar_operator(name) &&
            std::all_of(values.begin(), values.end(), holds_scalar))
            return scalar(name, values);
        const Operator* op = find_operator(path);
        if (!op) unsupported("operator '" + path + "' is not implemented");
        return emit(op, bind(*op, values, keyword));
    }

    Value scalar(const std::string& name, const std::vector<Value>& values) {
        std::vector<Scalar> constants;
        for (const Value& value : values)
            if (const auto* constant = std::get_if<Scalar>(&value.held)) constants.push_back(*constant);
        if (values.size() > 2) unsupported("'" + name + "' of more than two numbers");
        if (constants.size() == values.size()) {
            try {
                return Value{apply_scalar(name, constants)};
            } catch (const UnsupportedError& error) {
                unsupported(error.what());
            }
        }
        std::vector<Argument> arguments;
        for (const Value& value : values) arguments.push_back(scalar_argument(value));
        const auto kind = [&](const Value& value) {
            if (const auto* constant = std::get_if<Scalar>(&value.held)) return constant->kind;
            return graph_.kinds[size_t(std::get<SlotValue>(value.held).slot)];
        };
        std::vector<Scalar> samples;  // ones of the right kinds decide the kind of the result
        for (const Value& value : values) samples.push_back(Scalar{kind(value), 1, 1.0});
        const Operator* op = scalar_instruction(name, apply_scalar(name, samples).kind);
        if (!op) unsupported("'" + name + "' of numbers that are known only when the model runs");
        return emit(op, std::move(arguments));
    }

    Value chunk(const std::vector<Value>& values) {
        const int slot = values.empty() ? -1 : tensor_slot(values[0]);
        const int64_t pieces = constant_int(values, 1, "chunk's number of pieces");
        const int64_t dim = values.size() > 2 ? constant_int(values, 2, "chunk's dim") : 0;
        if (slot < 0 || pieces < 1 || pieces > kMaxPieces) unsupported("chunk into more than 256 pieces");
        auto items = std::make_shared<std::vector<Value>>();
        for (int64_t i = 0; i < pieces; ++i)
            items->push_back(emit(find_operator("chunk_piece"), {Argument::of_slot(slot), Argument::of_int(pieces),
                                                                 Argument::of_int(dim), Argument::of_int(i)}));
        return list(std::move(items));
    }

    Value split(const std::vector<Value>& values) {
        const int slot = values.empty() ? -1 : tensor_slot(values[0]);
        const auto* sizes = values.size() > 1 ? std::get_if<ListValue>(&values[1].held) : nullptr;
        if (slot < 0 || !sizes || sizes->items->size() > size_t(kMaxPieces))
            unsupported("split by anything but a short list of sizes");
        const int64_t dim = values.size() > 2 ? constant_int(values, 2, "split's dim") : 0;
        auto items = std::make_shared<std::vector<Value>>();
        int64_t start = 0;
        for (size_t i = 0; i < sizes->items->size(); ++i) {
            const int64_t length = constant_int(*sizes->items, i, "split's sizes");
            if (length < 0 || length > kMaxElements) fail("a negative or huge size");
            items->push_back(emit(find_operator("torch.narrow"), {Argument::of_slot(slot), Argument::of_int(dim),
                                                                  Argument::of_int(start), Argument::of_int(length)}));
            start += length;
        }
        return list(std::move(items));
    }

    Argument scalar_argument(const Value& value) const {
        if (const auto* scalar = std::get_if<Scalar>(&value.held)) {
            if (scalar->kind == Kind::kFloat) return Argument::of_float(scalar->number);
            Argument argument = Argument::of_int(scalar->integer);
            if (scalar->kind == Kind::kBool) argument.tag = Argument::Tag::kBool;
            return argument;
        }
        const auto* slot = std::get_if<SlotValue>(&value.held);
        if (!slot || graph_.kinds[size_t(slot->slot)] == Kind::kTensor) fail("a number was expected");
        return Argument::of_slot(slot->slot);
    }

    /// Binds values to a signature such as "T self, I dim, d dtype=None". Letters: T tensor, t tensor or None, I
    /// integer, F number, S number or tensor, B bool, L list of integers (or one integer), l the same or None, X list
    /// of tensors, O list of tensors or None, d dtype or None, i integer or None, _ anything that changes nothing here
    /// (device, layout, pin_memory).
    std::vector<Argument> bind(const Operator& op, const std::vector<Value>& values,
                               const std::map<std::string, Value>& keyword) {
        const std::string signature = op.signature;
        std::vector<Argument> arguments;
        size_t used = 0, position = 0, from_keyword = 0;
        while (position < signature.size()) {
            size_t end = signature.find(", ", position);
            if (end == std::string::npos) end = signature.size();
            const std::string part = signature.substr(position, end - position);
            position = std::min(end + 2, signature.size());
            const char letter = part[0];
            const size_t equals = part.find('=');
            const std::string name = part.substr(2, equals == std::string::npos ? std::string::npos : equals - 2);
            const auto given = keyword.find(name);
            if (given != keyword.end()) {
                arguments.push_back(argument(letter, given->second, op));
                ++from_keyword;
            } else if (used < values.size()) {
                arguments.push_back(argument(letter, values[used++], op));
            } else if (equals != std::string::npos) {
                arguments.push_back(fallback(part.substr(equals + 1)));
            } else {
                unsupported("operator '" + std::string(op.name) + "' lacks its argument '" + name + "'");
            }
        }
        if (used < values.size() || from_keyword < keyword.size())
            unsupported("this overload of operator '" + std::string(op.name) + "' is not implemented");
        return arguments;
    }

    static Argument fallback(const std::string& text) {
        if (text == "None") return {};
        if (text == "False" || text == "True") {
            Argument argument = Argument::of_int(text == "True");
            argument.tag = Argument::Tag::kBool;
            return argument;
        }
        if (text.find('.') != std::string::npos) return Argument::of_float(std::stod(text));
        return Argument::of_int(std::stoll(text));
    }

    Argument argument(char letter, const Value& value, const Operator& op) {
        const auto wrong = [&](const char* what) {
            unsupported("this overload of operator '" + std::string(op.name) + "' is not implemented (" + what +
                        " expected)");
        };
        const bool none = std::holds_alternative<NoneValue>(value.held);
        switch (letter) {
            case 'T':
            case 't': {
                if (none && letter == 't') return {};
                const int slot = tensor_slot(value);
                if (slot < 0) wrong("a tensor");
                return Argument::of_slot(slot);
            }
            case 'S':
                if (holds_tensor(value)) return Argument::of_slot(tensor_slot(value));
                [[fallthrough]];
            case 'i':
            case 'd':
            case 'F':
            case 'I':
            case 'B':
                if (none && (letter == 'i' || letter == 'd')) return {};
                if (!holds_scalar(value) || holds_tensor(value)) wrong("a number");
                return scalar_argument(value);
            case 'l':
                if (none) return {};
                [[fallthrough]];
            case 'L':
                if (const auto* sizes = std::get_if<SizesValue>(&value.held)) {
                    Argument whole = Argument::of_slot(sizes->slot);
                    whole.tag = Argument::Tag::kSizes;
                    return whole;
                }
                if (holds_scalar(value) && !holds_tensor(value)) {
                    Argument list;
                    list.tag = Argument::Tag::kList;
                    list.list.push_back(scalar_argument(value));
                    return list;
                }
                return list_argument(value, 'I', op);
            case 'X':
                return list_argument(value, 'T', op);
            case 'O':
                return list_argument(value, 't', op);
            case '_':
                return {};
            default:
                fail("internal: unknown letter in a signature");
        }
    }

    Argument list_argument(const Value& value, char letter, const Operator& op) {
        const auto* list = std::get_if<ListValue>(&value.held);
        if (!list)
            unsupported("this overload of operator '" + std::string(op.name) +
                        "' is not implemented (a list expected)");
        if (list->items->size() > size_t(kMaxPieces))
            throw LimitError("an operator takes a list of more than 256 values");
        Argument result;
        result.tag = Argument::Tag::kList;
        for (const Value& part : *list->items) result.list.push_back(argument(letter, part, op));
        return result;
    }

    const Program& program_;
    Graph& graph_;
    Location where_;
    int depth_ = 0;
    size_t steps_ = 0;
};

std::string module_name(const std::string& entry) {
    std::string name = entry.substr(5, entry.size() - 8);  // without "code/" and ".py"
    for (char& c : name)
        if (c == '/') c = '.';
    return name;
}

}  // namespace

Program::Program(const Zip& archive) {
    for (const auto& [name, bytes] : archive.entries()) {
        if (name.rfind("code/", 0) != 0 || name.size() < 9 || name.substr(name.size() - 3) != ".py") continue;
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        sources_.push_back(std::make_unique<SourceFile>(parse_source(text, name)));
        names_.push_back(name);
        const int file = int(names_.size()) - 1;
        const std::string module = module_name(name);
        for (const Class& type : sources_.back()->classes)
            for (const Function& method : type.methods)
                methods_[module + "." + type.name + "\n" + method.name] = {&method, file};
        for (const Function& function : sources_.back()->functions)
            functions_[module + "." + function.name] = {&function, file};
    }
    if (archive.has("constants.pkl")) constants_ = read_pickle(archive, "constants.pkl");
}

const Program::Place* Program::method(const std::string& type, const std::string& name) const {
    const auto found = methods_.find(type + "\n" + name);
    return found == methods_.end() ? nullptr : &found->second;
}

const Program::Place* Program::function(const std::string& name) const {
    const auto found = functions_.find(name);
    return found == functions_.end() ? nullptr : &found->second;
}

const PickleValue* Program::constant(size_t index) const {
    const auto* list = std::get_if<std::shared_ptr<Sequence>>(&constants_);
    return list && index < (*list)->items.size() ? &(*list)->items[index] : nullptr;
}

Graph lower(const Program& program, const std::shared_ptr<Object>& object, const std::string& method) {
    Graph graph;
    Lowering(program, graph).run(object, method);
    return graph;
}

}  // namespace sqlc
