// Parser of the subset of Python in which TorchScript writes an archive's code.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sqlc {

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct Expr {
    enum class Kind { kName, kInt, kFloat, kString, kAttribute, kSubscript, kCall, kList, kTuple, kNegative };
    Kind kind = Kind::kName;
    int line = 0;
    std::string text;  // a name, an attribute's name, or a string's value
    int64_t integer = 0;
    double number = 0;
    std::vector<ExprPtr> items;                            // operands: object, then index or arguments
    std::vector<std::pair<std::string, ExprPtr>> keyword;  // keyword arguments of a call
};

struct Statement {
    enum class Kind { kAssign, kExpression, kReturn, kFor, kIf, kPass };
    Kind kind = Kind::kPass;
    int line = 0;
    std::vector<std::string> targets;  // names assigned to, or the loop's variable
    bool unpack = false;               // "a, = x" and "a, b, = x"
    ExprPtr value;                     // right-hand side, iterable or condition; may be null for a bare return
    std::vector<Statement> body;
    std::vector<Statement> otherwise;
};

struct Parameter {
    std::string name;
    std::string type;  // "" when not annotated
    ExprPtr fallback;  // may be null
};

struct Function {
    std::string name;
    int line = 0;
    std::vector<Parameter> parameters;
    std::vector<Statement> body;
};

struct Class {
    std::string name;
    int line = 0;
    std::vector<std::string> attributes;
    std::vector<Function> methods;
};

struct SourceFile {
    std::string name;  // as in the archive: "code/__torch__/net.py"
    std::vector<Class> classes;
    std::vector<Function> functions;
};

/// Throws CodeError with file and line.
SourceFile parse_source(std::string_view text, const std::string& file);

}  // namespace sqlc
