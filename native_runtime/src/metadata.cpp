#include "metadata.hpp"

#include <map>

#include "error.hpp"
#include "hash.hpp"

namespace sqlc {
namespace {

void collect_tensors(const Object& object, const std::string& prefix, std::map<std::string, Tensor>& found) {
    for (const auto& [name, value] : object.attributes) {
        if (const auto* tensor = std::get_if<Tensor>(&value)) found[prefix + name] = *tensor;
        if (const auto* inner = std::get_if<std::shared_ptr<Object>>(&value)) {
            if (found.size() > kMaxEntries) throw LimitError("the model has more than 8192 tensors");
            collect_tensors(**inner, prefix + name + ".", found);
        }
    }
}

/// SHA-256 over the names and bytes of all weights, in order of their names.
std::string weights_digest(const Object& root) {
    std::map<std::string, Tensor> tensors;
    collect_tensors(root, "", tensors);
    Sha256 hash;
    for (const auto& [name, tensor] : tensors) {
        if (!tensor.contiguous()) throw ArchiveError("tensor '" + name + "' is not contiguous");
        hash.update(std::as_bytes(std::span(name)));
        hash.update({tensor.data, size_t(tensor.elements()) * size_t(dtype_size(tensor.dtype))});
    }
    return hash.hex();
}

}  // namespace

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Json read_metadata(const Zip& archive, std::string_view kind) {
    Json metadata;
    if (archive.has("extra/metadata.json"))
        metadata = parse_json(text_of(archive.entry("extra/metadata.json")), "metadata.json");
    const Json* said = metadata.find("kind");
    if (said && said->kind != Json::Kind::kString) throw CodeError("metadata.json: kind must be a text");
    const std::string found = said ? said->text : "";
    const auto named = [](std::string_view name) {
        return name.empty() ? std::string("the pointer network") : "a model of kind '" + std::string(name) + "'";
    };
    if (found != kind) throw ArchiveError("the archive holds " + named(found) + ", not " + named(kind));
    return metadata;
}

void verify_weights(const Json& metadata, const Object& root) {
    const Json* digest = metadata.find("weights_sha256");
    if (kVerifyChecksums && digest && digest->text != weights_digest(root))
        throw ArchiveError("the weights do not have the SHA-256 that metadata.json gives; install the model again");
}

std::shared_ptr<Object> read_module(const Zip& archive) {
    const PickleValue root = read_pickle(archive, "data.pkl");
    const auto* object = std::get_if<std::shared_ptr<Object>>(&root);
    if (!object) throw PickleError("data.pkl does not hold a module");
    return *object;
}

}  // namespace sqlc
