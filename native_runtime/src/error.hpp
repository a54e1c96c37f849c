// Typed errors: everything that can go wrong with a model file or a request is one of these; nothing aborts.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace sqlc {

class Error : public std::runtime_error {
  public:
    explicit Error(const std::string& message) : std::runtime_error(message) {}
};

/// The zip container is damaged or uses a feature that our writer never uses.
class ArchiveError : public Error {
    using Error::Error;
};

/// A pickle inside the archive is damaged or names something that is not on the list.
class PickleError : public Error {
    using Error::Error;
};

/// The archive's code does not parse, or does something outside the subset; the message names file and line.
class CodeError : public Error {
    using Error::Error;
};

/// An operator, overload or dtype that the engine does not implement.
class UnsupportedError : public Error {
    using Error::Error;
};

/// Tensors do not fit together.
class ShapeError : public Error {
    using Error::Error;
};

/// A size exceeds a cap; thrown before anything is allocated.
class LimitError : public Error {
    using Error::Error;
};

/// The request (pieces, relations, prefix, ...) contradicts itself or the model.
class RequestError : public Error {
    using Error::Error;
};

/// The caller raised the cancel flag.
class Cancelled : public Error {
    using Error::Error;
};

}  // namespace sqlc
