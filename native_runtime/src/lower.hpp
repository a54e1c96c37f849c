// Turns a method of the archive's code into a graph: calls are inlined, loops unrolled, constants and branches decided.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "graph.hpp"
#include "pickle.hpp"
#include "syntax.hpp"

namespace sqlc {

/// All classes and functions of an archive by qualified name ("__torch__.net.Layer").
class Program {
  public:
    /// Parses every "code/*.py" entry and reads constants.pkl. Throws CodeError, PickleError.
    explicit Program(const Zip& archive);

    struct Place {
        const Function* function;
        int file;
    };
    const Place* method(const std::string& type, const std::string& name) const;
    const Place* function(const std::string& name) const;
    const std::vector<std::string>& files() const { return names_; }
    const PickleValue* constant(size_t index) const;

  private:
    std::vector<std::unique_ptr<SourceFile>> sources_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, Place> methods_;
    std::unordered_map<std::string, Place> functions_;
    PickleValue constants_;
};

/// The graph of `object.method`. Throws CodeError, UnsupportedError, LimitError, each naming file and line.
Graph lower(const Program& program, const std::shared_ptr<Object>& object, const std::string& method);

}  // namespace sqlc
