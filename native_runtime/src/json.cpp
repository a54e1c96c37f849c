#include "json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "error.hpp"

namespace sqlc {
namespace {

constexpr int kMaxDepth = 32;
constexpr size_t kMaxBytes = 1 << 20;  // many times what a model of ours has

class Parser {
  public:
    Parser(std::string_view text, const std::string& what) : text_(text), what_(what) {}

    Json run() {
        Json value = parse(0);
        space();
        if (at_ != text_.size()) fail("text after the end");
        return value;
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw CodeError(what_ + " is not valid JSON at byte " + std::to_string(at_) + ": " + why);
    }
    void space() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }
    char peek() {
        space();
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool accept(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!accept(c)) fail(std::string("'") + c + "' expected");
    }
    bool word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    Json parse(int depth) {
        if (depth > kMaxDepth) fail("nested too deeply");
        Json value;
        const char c = peek();
        if (c == '{') {
            ++at_;
            value.kind = Json::Kind::kObject;
            if (accept('}')) return value;
            do {
                if (peek() != '"') fail("a name expected");
                std::string name = string();
                expect(':');
                value.names.push_back(std::move(name));
                value.items.push_back(parse(depth + 1));
            } while (accept(','));
            expect('}');
            std::vector<std::string_view> sorted(value.names.begin(), value.names.end());
            std::sort(sorted.begin(), sorted.end());
            const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
            if (twice != sorted.end()) fail("the name '" + std::string(*twice) + "' stands twice in one object");
        } else if (c == '[') {
            ++at_;
            value.kind = Json::Kind::kArray;
            if (accept(']')) return value;
            do {
                value.items.push_back(parse(depth + 1));
            } while (accept(','));
            expect(']');
        } else if (c == '"') {
            value.kind = Json::Kind::kString;
            value.text = string();
        } else if (word("true") || word("false")) {
            value.kind = Json::Kind::kBool;
            value.flag = c == 't';
        } else if (!word("null")) {
            value.kind = Json::Kind::kNumber;
            const char* start = text_.data() + at_;
            const auto [stop, error] = std::from_chars(start, text_.data() + text_.size(), value.number);
            if (error != std::errc() || !std::isfinite(value.number)) fail("a value expected");
            at_ += size_t(stop - start);
        }
        return value;
    }

    std::string string() {
        std::string out;
        for (++at_;; ++at_) {
            if (at_ >= text_.size()) fail("a string is not closed");
            const char c = text_[at_];
            if (c == '"') break;
            if (c != '\\') {
                out += c;
                continue;
            }
            if (++at_ >= text_.size()) fail("a string is not closed");
            switch (text_[at_]) {
                case 'n':
                    out += '\n';
                    break;
                case 't':
                    out += '\t';
                    break;
                case 'r':
                    out += '\r';
                    break;
                case 'b':
                    out += '\b';
                    break;
                case 'f':
                    out += '\f';
                    break;
                case 'u':
                    unicode(out);
                    break;
                default:
                    out += text_[at_];
            }
        }
        ++at_;
        return out;
    }

    void unicode(std::string& out) {
        unsigned code = 0;
        if (text_.size() - at_ < 5) fail("a string is not closed");
        const char* start = text_.data() + at_ + 1;
        const auto [stop, error] = std::from_chars(start, start + 4, code, 16);
        if (error != std::errc() || stop != start + 4) fail("four hexadecimal digits expected");
        at_ += 4;
        if (code < 0x80) {
            out += char(code);
        } else if (code < 0x800) {
            out += char(0xC0 | code >> 6);
            out += char(0x80 | (code & 63));
        } else {  // halves of a pair stay two separate characters: no name that the engine compares needs more
            out += char(0xE0 | code >> 12);
            out += char(0x80 | (code >> 6 & 63));
            out += char(0x80 | (code & 63));
        }
    }

    std::string_view text_;
    const std::string& what_;
    size_t at_ = 0;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
    for (size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return &items[i];
    return nullptr;
}

Json parse_json(std::string_view text, const std::string& what) {
    if (text.size() > kMaxBytes) throw LimitError(what + " is larger than 1 MiB");
    return Parser(text, what).run();
}

}  // namespace sqlc
