// What `metadata.json` says of an archive, whatever kind of model it holds: kind, digest of the weights.
#pragma once

#include <span>
#include <string_view>

#include "json.hpp"
#include "pickle.hpp"
#include "zip.hpp"

namespace sqlc {

/// Bytes of an entry as text.
std::string_view text_of(std::span<const std::byte> bytes);

/// The archive's metadata.json; null when it has none. Throws CodeError, and ArchiveError when the archive's `kind` is
/// another: "" is the pointer network's, which names none.
Json read_metadata(const Zip& archive, std::string_view kind);

/// Throws ArchiveError unless the weights have the SHA-256 that the metadata give, if they give one.
void verify_weights(const Json& metadata, const Object& root);

/// The module that the archive holds. Throws PickleError.
std::shared_ptr<Object> read_module(const Zip& archive);

}  // namespace sqlc
