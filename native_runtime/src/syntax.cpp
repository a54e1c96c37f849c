#include "syntax.hpp"

#include <charconv>

#include "error.hpp"

namespace sqlc {
namespace {

constexpr size_t kMaxSource = 1 << 20;
constexpr int kMaxDepth = 64;

enum class Token { kName, kInt, kFloat, kString, kPunctuation, kNewline, kIndent, kDedent, kEnd };

struct Lexeme {
    Token token;
    std::string text;
    int line;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
  public:
    Lexer(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    std::vector<Lexeme> run() {
        std::vector<int> indents{0};
        while (at_ < text_.size()) {
            if (line_start_ && depth_ == 0) indentation(indents);
            if (at_ >= text_.size()) break;
            const char c = text_[at_];
            if (c == '\n') {
                ++at_;
                if (depth_ == 0 && !line_start_) emit(Token::kNewline, "");
                if (depth_ == 0) line_start_ = true;
                ++line_;
            } else if (c == ' ' || c == '\r' || c == '\t') {
                ++at_;
            } else if (c == '#') {
                while (at_ < text_.size() && text_[at_] != '\n') ++at_;
            } else {
                line_start_ = false;
                lexeme(c);
            }
        }
        if (depth_ != 0) fail("a bracket is not closed");
        if (!line_start_) emit(Token::kNewline, "");
        for (; indents.size() > 1; indents.pop_back()) emit(Token::kDedent, "");
        emit(Token::kEnd, "");
        return std::move(out_);
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw CodeError(file_ + ":" + std::to_string(line_) + ": " + what);
    }
    void emit(Token token, std::string text) { out_.push_back({token, std::move(text), line_}); }

    void indentation(std::vector<int>& indents) {
        size_t end = at_;
        while (end < text_.size() && text_[end] == ' ') ++end;
        if (end == text_.size() || text_[end] == '\n' || text_[end] == '#' || text_[end] == '\r') {
            at_ = end;
            return;
        }
        const int width = int(end - at_);
        at_ = end;
        if (width > indents.back()) {
            if (indents.size() > size_t(kMaxDepth)) fail("blocks nest too deeply");
            indents.push_back(width);
            emit(Token::kIndent, "");
        }
        while (width < indents.back()) {
            indents.pop_back();
            emit(Token::kDedent, "");
        }
        if (width != indents.back()) fail("inconsistent indentation");
    }

    void lexeme(char c) {
        const size_t start = at_;
        if (is_letter(c)) {
            while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
            return emit(Token::kName, std::string(text_.substr(start, at_ - start)));
        }
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return number(start);
        if (c == '"' || c == '\'') return string(c);
        ++at_;
        std::string text(1, c);
        if (c == '-' && at_ < text_.size() && text_[at_] == '>') text += text_[at_++];
        if (c == '(' || c == '[') ++depth_;
        if (c == ')' || c == ']') --depth_;
        if (depth_ < 0) fail("a bracket is closed that was never opened");
        if (std::string_view("()[],:=.-").find(c) == std::string_view::npos)
            fail(std::string("character '") + c + "' is outside the subset");
        emit(Token::kPunctuation, std::move(text));
    }

    void number(size_t start) {
        bool floating = false;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const bool sign = (c == '+' || c == '-') && (text_[at_ - 1] == 'e' || text_[at_ - 1] == 'E');
            if (c == '.' || c == 'e' || c == 'E') floating = true;
            if (!is_digit(c) && c != '.' && c != 'e' && c != 'E' && !sign) break;
            ++at_;
        }
        emit(floating ? Token::kFloat : Token::kInt, std::string(text_.substr(start, at_ - start)));
    }

    void string(char quote) {
        std::string value;
        for (++at_;; ++at_) {
            if (at_ >= text_.size() || text_[at_] == '\n') fail("a string is not closed");
            char c = text_[at_];
            if (c == quote) break;
            if (c == '\\') {
                if (++at_ >= text_.size()) fail("a string is not closed");
                c = text_[at_];
                if (c == 'n') c = '\n';
            }
            value += c;
        }
        ++at_;
        emit(Token::kString, std::move(value));
    }

    std::string_view text_;
    const std::string& file_;
    size_t at_ = 0;
    int line_ = 1;
    int depth_ = 0;
    bool line_start_ = true;
    std::vector<Lexeme> out_;
};

class Parser {
  public:
    Parser(std::vector<Lexeme> lexemes, const std::string& file) : lexemes_(std::move(lexemes)), file_(file) {}

    SourceFile run() {
        SourceFile source;
        source.name = file_;
        while (!at(Token::kEnd)) {
            if (is_name("class")) {
                source.classes.push_back(parse_class());
            } else if (is_name("def")) {
                source.functions.push_back(parse_function());
            } else {
                fail("a class or a function was expected");
            }
        }
        return source;
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw CodeError(file_ + ":" + std::to_string(here().line) + ": " + what);
    }
    const Lexeme& here() const { return lexemes_[at_]; }
    bool at(Token token) const { return here().token == token; }
    bool is_name(const char* text) const { return at(Token::kName) && here().text == text; }
    bool is(const char* text) const { return at(Token::kPunctuation) && here().text == text; }
    Lexeme next() {
        Lexeme lexeme = here();
        if (!at(Token::kEnd)) ++at_;
        return lexeme;
    }
    bool accept(const char* text) {
        if (!is(text)) return false;
        ++at_;
        return true;
    }
    void expect(const char* text) {
        if (!accept(text)) fail(std::string("'") + text + "' was expected");
    }
    std::string expect(Token token, const char* what) {
        if (!at(token)) fail(std::string(what) + " was expected");
        return next().text;
    }

    Class parse_class() {
        Class result;
        result.line = next().line;
        result.name = expect(Token::kName, "a class's name");
        expect("(");
        while (!accept(")")) (void)next_inside();
        expect(":");
        expect(Token::kNewline, "a line's end");
        expect(Token::kIndent, "an indented block");
        while (!at(Token::kDedent)) {
            if (is_name("def")) {
                result.methods.push_back(parse_function());
            } else if (at(Token::kEnd)) {
                fail("a class is cut short");
            } else {
                std::string attribute = parse_declaration();
                if (!attribute.empty()) result.attributes.push_back(std::move(attribute));
            }
        }
        next();
        return result;
    }
    Lexeme next_inside() {
        if (at(Token::kEnd)) fail("cut short");
        return next();
    }

    /// "name : type", "name = value" or "__annotations__["0"] = type"; returns the attribute's name or "".
    std::string parse_declaration() {
        if (is_name("pass")) {
            next();
            expect(Token::kNewline, "a line's end");
            return "";
        }
        ExprPtr left = parse_expression(0);
        std::string name;
        if (accept(":")) {
            if (left->kind != Expr::Kind::kName) fail("an attribute's name was expected");
            name = left->text;
            parse_expression(0);
            if (accept("=")) parse_expression(0);
        } else {
            expect("=");
            parse_expression(0);
            if (left->kind == Expr::Kind::kSubscript && left->items[1]->kind == Expr::Kind::kString)
                name = left->items[1]->text;
        }
        expect(Token::kNewline, "a line's end");
        return name;
    }

    Function parse_function() {
        Function result;
        result.line = next().line;
        result.name = expect(Token::kName, "a function's name");
        expect("(");
        while (!accept(")")) {
            Parameter parameter;
            parameter.name = expect(Token::kName, "a parameter's name");
            if (accept(":")) parameter.type = type_text();
            if (accept("=")) parameter.fallback = parse_expression(0);
            result.parameters.push_back(std::move(parameter));
            if (!accept(",") && !is(")")) fail("',' was expected");
        }
        if (accept("->")) parse_expression(0);
        expect(":");
        result.body = parse_block(0);
        return result;
    }
    std::string type_text() {
        const size_t start = at_;
        parse_expression(0);
        std::string text;
        for (size_t i = start; i < at_; ++i) text += lexemes_[i].text;
        return text;
    }

    std::vector<Statement> parse_block(int depth) {
        if (depth > kMaxDepth) fail("blocks nest too deeply");
        expect(Token::kNewline, "a line's end");
        expect(Token::kIndent, "an indented block");
        std::vector<Statement> body;
        while (!at(Token::kDedent)) {
            if (at(Token::kEnd)) fail("a block is cut short");
            body.push_back(parse_statement(depth));
        }
        next();
        return body;
    }

    Statement parse_statement(int depth) {
        Statement statement;
        statement.line = here().line;
        if (is_name("return")) {
            next();
            statement.kind = Statement::Kind::kReturn;
            if (!at(Token::kNewline)) statement.value = parse_tuple();
        } else if (is_name("pass")) {
            next();
        } else if (is_name("for")) {
            next();
            statement.kind = Statement::Kind::kFor;
            statement.targets.push_back(expect(Token::kName, "a loop variable"));
            if (!is_name("in")) fail("'in' was expected");
            next();
            statement.value = parse_expression(0);
            expect(":");
            statement.body = parse_block(depth + 1);
            return statement;
        } else if (is_name("if")) {
            next();
            statement.kind = Statement::Kind::kIf;
            statement.value = parse_expression(0);
            expect(":");
            statement.body = parse_block(depth + 1);
            if (is_name("else")) {
                next();
                expect(":");
                statement.otherwise = parse_block(depth + 1);
            }
            return statement;
        } else if (is_name("while") || is_name("with") || is_name("def") || is_name("class") || is_name("assert") ||
                   is_name("raise") || is_name("import") || is_name("try")) {
            fail("'" + here().text + "' inside a function is outside the subset");
        } else {
            parse_simple(statement);
        }
        expect(Token::kNewline, "a line's end");
        return statement;
    }

    void parse_simple(Statement& statement) {
        ExprPtr left = parse_tuple();
        if (accept(":")) parse_expression(0);  // an annotated local variable
        if (!accept("=")) {
            statement.kind = Statement::Kind::kExpression;
            statement.value = std::move(left);
            return;
        }
        statement.kind = Statement::Kind::kAssign;
        statement.unpack = left->kind == Expr::Kind::kTuple;
        if (statement.unpack) {
            for (const auto& item : left->items) statement.targets.push_back(target_name(*item));
        } else {
            statement.targets.push_back(target_name(*left));
        }
        statement.value = parse_tuple();
    }
    std::string target_name(const Expr& expression) const {
        if (expression.kind != Expr::Kind::kName) fail("only plain names are assigned to");
        return expression.text;
    }

    ExprPtr make(Expr::Kind kind) const {
        auto expression = std::make_unique<Expr>();
        expression->kind = kind;
        expression->line = here().line;
        return expression;
    }

    /// "a", or "a, b, " without brackets.
    ExprPtr parse_tuple() {
        ExprPtr first = parse_expression(0);
        if (!is(",")) return first;
        ExprPtr tuple = make(Expr::Kind::kTuple);
        tuple->items.push_back(std::move(first));
        while (accept(",")) {
            if (is("=") || at(Token::kNewline)) break;
            tuple->items.push_back(parse_expression(0));
        }
        return tuple;
    }

    ExprPtr parse_expression(int depth) {
        if (depth > kMaxDepth) fail("expressions nest too deeply");
        if (is("-")) {
            ExprPtr negative = make(Expr::Kind::kNegative);
            next();
            negative->items.push_back(parse_expression(depth + 1));
            return negative;
        }
        ExprPtr left = parse_atom(depth);
        for (int links = 0;; ++links) {
            if (links > kMaxDepth) fail("a chain of calls or attributes is too long");
            if (is(".")) {
                ExprPtr attribute = make(Expr::Kind::kAttribute);
                next();
                attribute->text = expect(Token::kName, "an attribute's name");
                attribute->items.push_back(std::move(left));
                left = std::move(attribute);
            } else if (is("[")) {
                ExprPtr subscript = make(Expr::Kind::kSubscript);
                next();
                subscript->items.push_back(std::move(left));
                do {
                    if (is("]")) break;
                    subscript->items.push_back(parse_expression(depth + 1));
                } while (accept(","));
                expect("]");
                left = std::move(subscript);
            } else if (is("(")) {
                left = parse_call(std::move(left), depth);
            } else {
                return left;
            }
        }
    }

    ExprPtr parse_call(ExprPtr callee, int depth) {
        ExprPtr call = make(Expr::Kind::kCall);
        next();
        call->items.push_back(std::move(callee));
        while (!accept(")")) {
            if (at(Token::kName) && lexemes_[at_ + 1].token == Token::kPunctuation && lexemes_[at_ + 1].text == "=") {
                std::string name = next().text;
                next();
                call->keyword.emplace_back(std::move(name), parse_expression(depth + 1));
            } else {
                call->items.push_back(parse_expression(depth + 1));
            }
            if (!accept(",") && !is(")")) fail("',' or ')' was expected");
        }
        return call;
    }

    ExprPtr parse_atom(int depth) {
        const Lexeme& lexeme = here();
        ExprPtr result;
        switch (lexeme.token) {
            case Token::kName:
                result = make(Expr::Kind::kName);
                result->text = lexeme.text;
                break;
            case Token::kString:
                result = make(Expr::Kind::kString);
                result->text = lexeme.text;
                break;
            case Token::kInt: {
                result = make(Expr::Kind::kInt);
                const char* end = lexeme.text.data() + lexeme.text.size();
                const auto [stop, error] = std::from_chars(lexeme.text.data(), end, result->integer);
                if (error != std::errc() || stop != end) fail("'" + lexeme.text + "' is not an integer of 64 bits");
                break;
            }
            case Token::kFloat: {
                result = make(Expr::Kind::kFloat);
                const char* end = lexeme.text.data() + lexeme.text.size();
                const auto [stop, error] = std::from_chars(lexeme.text.data(), end, result->number);
                if (error != std::errc() || stop != end) fail("'" + lexeme.text + "' is not a number");
                break;
            }
            case Token::kPunctuation:
                if (is("[")) return parse_items(Expr::Kind::kList, "]", depth);
                if (is("(")) return parse_items(Expr::Kind::kTuple, ")", depth);
                [[fallthrough]];
            default:
                fail("an expression was expected");
        }
        next();
        return result;
    }

    ExprPtr parse_items(Expr::Kind kind, const char* close, int depth) {
        ExprPtr list = make(kind);
        next();
        bool comma = false;
        while (!accept(close)) {
            list->items.push_back(parse_expression(depth + 1));
            comma = accept(",");
            if (!comma && !is(close)) fail(std::string("',' or '") + close + "' was expected");
        }
        if (kind == Expr::Kind::kTuple && list->items.size() == 1 && !comma) return std::move(list->items[0]);
        return list;
    }

    std::vector<Lexeme> lexemes_;
    std::string file_;
    size_t at_ = 0;
};

}  // namespace

SourceFile parse_source(std::string_view text, const std::string& file) {
    if (text.size() > kMaxSource) throw LimitError(file + " is longer than 1 MiB");
    return Parser(Lexer(text, file).run(), file).run();
}

}  // namespace sqlc
