#include "pickle.hpp"

#include <bit>
#include <cstring>
#include <unordered_map>

#include "error.hpp"

namespace sqlc {
namespace {

constexpr size_t kMaxStack = 1 << 16;
constexpr size_t kMaxMemo = 1 << 20;
constexpr size_t kMaxNesting = 64;

struct Mark {};
struct Dict {
    std::vector<std::pair<std::string, PickleValue>> items;
};
struct Global {
    std::string name;
};
struct Storage {
    DType dtype;
    std::span<const std::byte> bytes;
};

using Slot = std::variant<Mark, PickleValue, std::shared_ptr<Dict>, Global, Storage>;

bool storage_dtype(const std::string& name, DType& dtype) {
    static constexpr std::pair<const char*, DType> kStorages[] = {
        {"torch.FloatStorage", DType::kFloat}, {"torch.CharStorage", DType::kInt8},
        {"torch.ByteStorage", DType::kUInt8},  {"torch.LongStorage", DType::kInt64},
        {"torch.IntStorage", DType::kInt32},   {"torch.ShortStorage", DType::kInt16},
        {"torch.HalfStorage", DType::kHalf},   {"torch.BoolStorage", DType::kBool}};
    for (const auto& [known, type] : kStorages)
        if (name == known) {
            dtype = type;
            return true;
        }
    return false;
}

bool known_global(const std::string& name) {
    DType ignored;
    return name.rfind("__torch__.", 0) == 0 || name == "torch._utils._rebuild_tensor_v2" ||
           name == "torch._utils._rebuild_parameter" || name == "collections.OrderedDict" ||
           storage_dtype(name, ignored);
}

class Reader {
  public:
    Reader(const Zip& archive, std::span<const std::byte> bytes, const std::string& folder)
        : archive_(archive), bytes_(bytes), folder_(folder) {}

    PickleValue run() {
        for (;;) {
            const size_t start = at_;
            const auto code = uint8_t(take(1)[0]);
            if (code == '.') {
                PickleValue result = pop_value();
                if (!stack_.empty()) fail("values are left over at the end");
                return result;
            }
            step(code, start);
            if (stack_.size() > kMaxStack) throw LimitError("a pickle nests or lists more than 65536 values");
        }
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw PickleError("damaged pickle at byte " + std::to_string(at_) + ": " + what);
    }
    std::span<const std::byte> take(size_t n) {
        if (n > bytes_.size() - at_) fail("cut short");
        const auto part = bytes_.subspan(at_, n);
        at_ += n;
        return part;
    }
    uint64_t number(size_t width) {
        const auto part = take(width);
        uint64_t value = 0;
        for (size_t i = 0; i < width; ++i) value |= uint64_t(part[i]) << (8 * i);
        return value;
    }
    std::string text(size_t n) {
        const auto part = take(n);
        return std::string(reinterpret_cast<const char*>(part.data()), n);
    }
    std::string line() {
        std::string word;
        for (;;) {
            const char c = char(take(1)[0]);
            if (c == '\n') return word;
            word += c;
            if (word.size() > 1024) fail("a name of more than 1024 bytes");
        }
    }
    Slot pop() {
        if (stack_.empty()) fail("the stack is empty");
        Slot slot = std::move(stack_.back());
        stack_.pop_back();
        return slot;
    }
    PickleValue pop_value() {
        Slot slot = pop();
        if (auto* value = std::get_if<PickleValue>(&slot)) return std::move(*value);
        // An empty dictionary (OrderedDict of hooks) is as good as None here.
        if (auto* dict = std::get_if<std::shared_ptr<Dict>>(&slot); dict && (*dict)->items.empty())
            return PickleValue{};
        fail("a plain value was expected");
    }
    template <class T>
    T pop_as(const char* what) {
        PickleValue value = pop_value();
        if (auto* found = std::get_if<T>(&value)) return std::move(*found);
        fail(std::string(what) + " was expected");
    }
    std::vector<PickleValue> pop_to_mark() {
        std::vector<PickleValue> items;
        size_t mark = stack_.size();
        while (mark > 0 && !std::holds_alternative<Mark>(stack_[mark - 1])) --mark;
        if (mark == 0) fail("there is no mark");
        for (size_t i = mark; i < stack_.size(); ++i) {
            if (auto* value = std::get_if<PickleValue>(&stack_[i])) {
                items.push_back(std::move(*value));
            } else if (auto* dict = std::get_if<std::shared_ptr<Dict>>(&stack_[i]); dict && (*dict)->items.empty()) {
                items.emplace_back();
            } else if (auto* global = std::get_if<Global>(&stack_[i])) {
                items.emplace_back(global->name);
            } else if (auto* storage = std::get_if<Storage>(&stack_[i])) {
                items.emplace_back(storage_tensor(*storage));
            } else {
                fail("a plain value was expected");
            }
        }
        stack_.resize(mark - 1);
        return items;
    }
    void push(PickleValue value) { stack_.emplace_back(std::move(value)); }
    void push_sequence(std::vector<PickleValue> items) {
        const size_t depth = 1 + deepest(items);
        auto sequence = std::make_shared<Sequence>(Sequence{std::move(items)});
        depth_[sequence.get()] = depth;
        sequences_.push_back(sequence);
        push(std::move(sequence));
    }
    /// Nesting of the deepest of the values; refuses objects, whose place is in attributes only.
    size_t deepest(const std::vector<PickleValue>& items) {
        size_t depth = 0;
        for (const auto& item : items) {
            if (const auto* inner = std::get_if<std::shared_ptr<Sequence>>(&item))
                depth = std::max(depth, depth_[inner->get()]);
            if (std::holds_alternative<std::shared_ptr<Object>>(item)) fail("an object inside a list");
        }
        if (depth >= kMaxNesting) throw LimitError("a pickle nests more than 64 lists");
        return depth;
    }

    static Tensor storage_tensor(const Storage& storage) {
        Tensor flat;
        flat.dtype = storage.dtype;
        flat.rank = 1;
        flat.size[0] = int64_t(storage.bytes.size()) / dtype_size(storage.dtype);
        flat.stride[0] = 1;
        // Tensors of the archive are never written to: the graph refuses in-place operators on them.
        flat.data = const_cast<std::byte*>(storage.bytes.data());
        return flat;
    }

    void persistent_load() {
        const auto id = pop_as<std::shared_ptr<Sequence>>("a storage's description");
        if (id->items.size() != 5) fail("a storage's description has five parts");
        const auto* kind = std::get_if<std::string>(&id->items[0]);
        const auto* type = std::get_if<std::string>(&id->items[1]);
        const auto* key = std::get_if<std::string>(&id->items[2]);
        const auto* count = std::get_if<int64_t>(&id->items[4]);
        Storage storage{};
        if (!kind || *kind != "storage" || !type || !key || !count || !storage_dtype(*type, storage.dtype))
            fail("not a storage's description");
        storage.bytes = archive_.entry(folder_ + *key);
        if (*count < 0 || uint64_t(*count) * uint64_t(dtype_size(storage.dtype)) != storage.bytes.size())
            fail("storage '" + *key + "' does not have the size that the pickle says");
        stack_.emplace_back(storage);
    }

    std::vector<int64_t> integers(const PickleValue& value) {
        const auto* list = std::get_if<std::shared_ptr<Sequence>>(&value);
        if (!list || (*list)->items.size() > size_t(kMaxRank)) fail("sizes and strides are at most 6 integers");
        std::vector<int64_t> result;
        for (const auto& item : (*list)->items) {
            const auto* n = std::get_if<int64_t>(&item);
            if (!n || *n < 0 || *n > kMaxElements) fail("a size or stride is out of range");
            result.push_back(*n);
        }
        return result;
    }

    Tensor rebuild_tensor(const std::vector<PickleValue>& arguments) {
        if (arguments.size() < 4) fail("a tensor needs storage, offset, sizes and strides");
        const auto* flat = std::get_if<Tensor>(&arguments[0]);
        const auto* offset = std::get_if<int64_t>(&arguments[1]);
        if (!flat || flat->rank != 1 || !offset || *offset < 0) fail("not a tensor's description");
        const auto sizes = integers(arguments[2]), strides = integers(arguments[3]);
        if (sizes.size() != strides.size()) fail("sizes and strides differ in length");
        Tensor tensor = *flat;
        tensor.rank = int(sizes.size());
        int64_t count = 1, last = 0;
        for (size_t i = 0; i < sizes.size(); ++i) {
            tensor.size[i] = sizes[i];
            tensor.stride[i] = strides[i];
            if (sizes[i] > 0 && count > kMaxElements / sizes[i])
                throw LimitError("a tensor has more than 2^28 elements");
            count *= sizes[i];
            if (sizes[i] > 0) last += (sizes[i] - 1) * strides[i];
            if (last > kMaxElements) fail("a tensor reaches outside its storage");
        }
        if (count > 0 && (*offset > flat->size[0] || last >= flat->size[0] - *offset))
            fail("a tensor reaches outside its storage");
        if (reinterpret_cast<uintptr_t>(flat->data) % uintptr_t(dtype_size(flat->dtype)) != 0)
            fail("a storage is not aligned to its element size");
        if (count > 0) tensor.data = flat->data + *offset * dtype_size(flat->dtype);
        return tensor;
    }

    void reduce() {
        const auto arguments = pop_as<std::shared_ptr<Sequence>>("a tuple of arguments");
        const Slot callee = pop();
        const auto* global = std::get_if<Global>(&callee);
        if (!global) fail("only known functions are called");
        if (global->name == "collections.OrderedDict") {
            stack_.emplace_back(std::make_shared<Dict>());
        } else if (global->name == "torch._utils._rebuild_tensor_v2") {
            push(rebuild_tensor(arguments->items));
        } else if (global->name == "torch._utils._rebuild_parameter") {
            if (arguments->items.empty() || !std::holds_alternative<Tensor>(arguments->items[0]))
                fail("not a parameter's description");
            push(arguments->items[0]);
        } else {
            fail("'" + global->name + "' is not a function on the list");
        }
    }

    void step(uint8_t code, size_t start) {
        switch (code) {
            case 0x80:
                if (number(1) > 4) fail("a protocol newer than 4");
                return;
            case '(':
                stack_.emplace_back(Mark{});
                return;
            case ')':
                return push_sequence({});
            case ']':
                return push_sequence({});
            case 't':
                return push_sequence(pop_to_mark());
            case 0x85:
            case 0x86:
            case 0x87: {
                std::vector<PickleValue> items(size_t(code) - 0x84);
                for (size_t i = items.size(); i-- > 0;) items[i] = pop_value();
                return push_sequence(std::move(items));
            }
            case 'a': {
                PickleValue item = pop_value();
                return extend({std::move(item)});
            }
            case 'e':
                return extend(pop_to_mark());
            case '}':
                stack_.emplace_back(std::make_shared<Dict>());
                return;
            case 's': {
                PickleValue value = pop_value();
                auto key = pop_as<std::string>("a key");
                return set_items({PickleValue(std::move(key)), std::move(value)});
            }
            case 'u':
                return set_items(pop_to_mark());
            case 'N':
                return push({});
            case 0x88:
                return push(true);
            case 0x89:
                return push(false);
            case 'K':
                return push(int64_t(number(1)));
            case 'M':
                return push(int64_t(number(2)));
            case 'J':
                return push(int64_t(int32_t(uint32_t(number(4)))));
            case 0x8a: {
                const size_t width = size_t(number(1));
                if (width > 8) fail("an integer wider than 64 bits");
                uint64_t value = number(width);
                if (width > 0 && width < 8 && (value >> (8 * width - 1)) & 1) value |= ~uint64_t(0) << (8 * width);
                return push(int64_t(value));
            }
            case 'G': {
                const auto part = take(8);
                uint64_t bits = 0;
                for (const std::byte b : part) bits = bits << 8 | uint64_t(b);
                return push(std::bit_cast<double>(bits));
            }
            case 'X':
                return push(text(size_t(number(4))));
            case 0x8c:
                return push(text(size_t(number(1))));
            case 'q':
                return put(number(1));
            case 'r':
                return put(number(4));
            case 'h':
                return get(number(1));
            case 'j':
                return get(number(4));
            case 'c': {
                std::string module = line();
                Global global{module + "." + line()};
                if (!known_global(global.name)) fail("'" + global.name + "' is not a global on the list");
                stack_.emplace_back(std::move(global));
                return;
            }
            case 0x81: {
                (void)pop_as<std::shared_ptr<Sequence>>("a tuple of arguments");
                const Slot type = pop();
                const auto* global = std::get_if<Global>(&type);
                if (!global || global->name.rfind("__torch__.", 0) != 0) fail("only classes of the archive are made");
                objects_.push_back(std::make_shared<Object>(Object{global->name, {}}));
                return push(objects_.back());
            }
            case 'b': {
                Slot state = pop();
                auto* dict = std::get_if<std::shared_ptr<Dict>>(&state);
                if (!dict || stack_.empty()) fail("an object's state must be a dictionary");
                auto* value = std::get_if<PickleValue>(&stack_.back());
                auto* object = value ? std::get_if<std::shared_ptr<Object>>(value) : nullptr;
                if (!object || !(*object)->attributes.empty()) fail("state for something that is not a new object");
                size_t depth = 0;
                for (const auto& [key, item] : (*dict)->items) {
                    const auto* inner = std::get_if<std::shared_ptr<Object>>(&item);
                    if (!inner) continue;
                    const auto complete = complete_.find(inner->get());
                    if (complete == complete_.end()) fail("an object holds one that is not complete");
                    depth = std::max(depth, complete->second);
                }
                if (depth >= kMaxNesting) throw LimitError("a pickle nests more than 64 objects");
                (*object)->attributes = (*dict)->items;
                complete_[object->get()] = depth + 1;
                return;
            }
            case 'R':
                return reduce();
            case 'Q':
                return persistent_load();
            default:
                at_ = start;
                fail("opcode " + std::to_string(code) + " is not on the list");
        }
    }

    void extend(std::vector<PickleValue> items) {
        auto list = pop_as<std::shared_ptr<Sequence>>("a list");
        for (auto& item : items) {
            if (std::holds_alternative<std::shared_ptr<Sequence>>(item) ||
                std::holds_alternative<std::shared_ptr<Object>>(item))
                fail("lists of lists or objects are not read");
            list->items.push_back(std::move(item));
        }
        push(std::move(list));
    }

    void set_items(std::vector<PickleValue> items) {
        if (stack_.empty()) fail("the stack is empty");
        auto* dict = std::get_if<std::shared_ptr<Dict>>(&stack_.back());
        if (!dict || items.size() % 2 != 0) fail("items for something that is not a dictionary");
        for (size_t i = 0; i < items.size(); i += 2) {
            auto* key = std::get_if<std::string>(&items[i]);
            if (!key) fail("a dictionary's keys must be strings");
            (*dict)->items.emplace_back(std::move(*key), std::move(items[i + 1]));
        }
    }

    void put(uint64_t index) {
        if (stack_.empty() || std::holds_alternative<Mark>(stack_.back())) fail("nothing to remember");
        if (memo_.size() >= kMaxMemo) throw LimitError("a pickle remembers more than 2^20 values");
        memo_[index] = stack_.back();
    }
    void get(uint64_t index) {
        const auto found = memo_.find(index);
        if (found == memo_.end()) fail("memo " + std::to_string(index) + " was never set");
        stack_.push_back(found->second);
    }

    const Zip& archive_;
    std::span<const std::byte> bytes_;
    std::string folder_;
    size_t at_ = 0;
    std::vector<Slot> stack_;
    std::unordered_map<uint64_t, Slot> memo_;
    std::vector<std::shared_ptr<Object>> objects_;        // keeps the addresses in complete_ unique
    std::unordered_map<const Object*, size_t> complete_;  // nesting of each object whose state is set
    std::unordered_map<const Sequence*, size_t> depth_;
    std::vector<std::shared_ptr<Sequence>> sequences_;  // keeps the addresses in depth_ unique
};

}  // namespace

PickleValue read_pickle(const Zip& archive, std::span<const std::byte> bytes, const std::string& storage_folder) {
    return Reader(archive, bytes, storage_folder).run();
}

PickleValue read_pickle(const Zip& archive, const std::string& name) {
    const std::string stem = name.substr(0, name.rfind('.'));
    return read_pickle(archive, archive.entry(name), stem + "/");
}

}  // namespace sqlc
