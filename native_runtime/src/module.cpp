// The Python module: buffers in, lists out; the work itself runs without the interpreter's lock.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <atomic>

#include "error.hpp"
#include "language.hpp"
#include "method.hpp"
#include "model.hpp"

namespace py = pybind11;
using namespace sqlc;

namespace {

/// A contiguous buffer of numbers: array.array, bytes, memoryview. `sizes` are the accepted item sizes in bytes.
template <class T>
class Numbers {
  public:
    Numbers(const py::handle& object, const char* name) : buffer_(request(object, name)) {
        if (buffer_.itemsize != py::ssize_t(sizeof(T)) ||
            (buffer_.ndim == 1 && buffer_.strides[0] != buffer_.itemsize) || buffer_.ndim != 1)
            throw RequestError(std::string(name) + " must be a flat buffer of " + std::to_string(sizeof(T)) +
                               "-byte whole numbers");
        const char type = buffer_.format.empty() ? 'B' : buffer_.format.back();
        if (std::string_view("bBhHiIlLqQ?").find(type) == std::string_view::npos)
            throw RequestError(std::string(name) + " must hold whole numbers");
    }
    std::span<const T> span() const { return {static_cast<const T*>(buffer_.ptr), size_t(buffer_.size)}; }

  private:
    static py::buffer_info request(const py::handle& object, const char* name) {
        if (!PyObject_CheckBuffer(object.ptr()))
            throw RequestError(std::string(name) + " must be a buffer (array.array or bytes)");
        return py::reinterpret_borrow<py::buffer>(object).request();
    }
    py::buffer_info buffer_;
};

/// A flag that another thread may raise to end a request between two operators.
class CancelFlag {
  public:
    void set() { raised.store(true, std::memory_order_relaxed); }
    bool is_set() const { return raised.load(std::memory_order_relaxed); }
    std::atomic<bool> raised{false};
};

struct PythonRequest {
    Numbers<int32_t> pieces, piece_node;
    Numbers<uint8_t> kinds, relations, column_kinds;
    Request request;

    PythonRequest(const py::object& p, const py::object& pn, const py::object& k, const py::object& r,
                  const py::object& ck, const std::array<int64_t, 4>& counts)
        : pieces(p, "pieces"),
          piece_node(pn, "piece_node"),
          kinds(k, "kinds"),
          relations(r, "relations"),
          column_kinds(ck, "column_kinds"),
          request{pieces.span(), piece_node.span(), kinds.span(), relations.span(), column_kinds.span(), counts} {}
};

using PythonTensor = std::tuple<int64_t, std::vector<int64_t>, py::bytes>;

std::vector<PythonTensor> run_method(Method& method, const std::vector<PythonTensor>& inputs) {
    std::vector<Tensor> tensors;
    for (const auto& [type, shape, bytes] : inputs) {
        const std::string_view data = bytes;
        tensors.push_back(contiguous_view(dtype_from_number(type), shape, std::as_bytes(std::span(data))));
    }
    std::vector<PythonTensor> results;
    for (const OwnedTensor& result : method.run(tensors)) {
        const Tensor& tensor = result.tensor;
        results.emplace_back(dtype_number(tensor.dtype), std::vector<int64_t>(tensor.size, tensor.size + tensor.rank),
                             py::bytes(reinterpret_cast<const char*>(tensor.data), result.bytes.size()));
    }
    return results;
}

py::bytes bytes_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

py::bytes floats(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

}  // namespace

PYBIND11_MODULE(native_runtime, m) {
    m.doc() =
        "Runs the model's TorchScript archive without libtorch: encoder, grammar-constrained beam search, int8 "
        "kernels.";

    static py::handle base = py::exception<Error>(m, "Error", PyExc_RuntimeError).release();
    py::register_exception<Error>(m, "_Error", base);
    m.attr("_Error").attr("__name__") = "Error";
    py::register_exception<ArchiveError>(m, "ArchiveError", base);
    py::register_exception<PickleError>(m, "PickleError", base);
    py::register_exception<CodeError>(m, "CodeError", base);
    py::register_exception<UnsupportedError>(m, "UnsupportedError", base);
    py::register_exception<ShapeError>(m, "ShapeError", base);
    py::register_exception<LimitError>(m, "LimitError", base);
    py::register_exception<RequestError>(m, "RequestError", base);
    py::register_exception<Cancelled>(m, "Cancelled", base);

    py::class_<CancelFlag>(m, "CancelFlag", "Raise it from another thread to end a running request with Cancelled.")
        .def(py::init<>())
        .def("set", &CancelFlag::set, "Ends the request that holds this flag.")
        .def("is_set", &CancelFlag::is_set);

    py::class_<Model>(m, "Model", "A loaded artefact; any number of threads may use it at once.")
        .def(py::init([](const std::string& path, bool reference) {
                 const py::gil_scoped_release released;
                 return std::make_unique<Model>(Zip::open(path), reference);
             }),
             py::arg("path"), py::kw_only(), py::arg("reference") = false,
             "Read and check the archive at `path`; `reference` runs it operator by operator without fused kernels.")
        .def(
            "extra", [](const Model& model, const std::string& name) { return bytes_of(model.extra(name)); },
            py::arg("name"), "An extra file of the archive: 'metadata.json', 'vocabulary.txt', ...")
        .def(
            "generate",
            [](const Model& model, const py::object& pieces, const py::object& piece_node, const py::object& kinds,
               const py::object& relations, const py::object& column_kinds, const std::array<int64_t, 4>& counts,
               int beam, int max_steps, const std::vector<int32_t>& prefix, const CancelFlag* cancel) {
                const PythonRequest python(pieces, piece_node, kinds, relations, column_kinds, counts);
                Options options;
                options.beam = beam;
                options.max_steps = max_steps;
                options.prefix = prefix;
                options.cancel = cancel ? &cancel->raised : nullptr;
                std::vector<Hypothesis> found;
                {
                    const py::gil_scoped_release released;
                    found = model.generate(python.request, options);
                }
                py::list results;
                for (const Hypothesis& hypothesis : found)
                    results.append(py::make_tuple(hypothesis.tokens, hypothesis.score));
                return results;
            },
            py::arg("pieces"), py::arg("piece_node"), py::arg("kinds"), py::arg("relations"), py::arg("column_kinds"),
            py::arg("counts"), py::kw_only(), py::arg("beam") = 4, py::arg("max_steps") = 96,
            py::arg("prefix") = std::vector<int32_t>(), py::arg("cancel") = py::none(),
            "The best token sequences first, each with its length-normalised log-probability (of what follows the "
            "prefix).")
        .def(
            "encode",
            [](const Model& model, const py::object& pieces, const py::object& piece_node, const py::object& kinds,
               const py::object& relations, const py::object& column_kinds, const std::array<int64_t, 4>& counts) {
                const PythonRequest python(pieces, piece_node, kinds, relations, column_kinds, counts);
                std::vector<std::pair<Tensor, std::vector<float>>> found;
                {
                    const py::gil_scoped_release released;
                    found = model.encode(python.request);
                }
                py::list results;
                for (const auto& [shape, values] : found)
                    results.append(
                        py::make_tuple(std::vector<int64_t>(shape.size, shape.size + shape.rank), floats(values)));
                return results;
            },
            py::arg("pieces"), py::arg("piece_node"), py::arg("kinds"), py::arg("relations"), py::arg("column_kinds"),
            py::arg("counts"), "Memory, cross keys and cross values as (shape, float32 bytes).")
        .def(
            "logits",
            [](const Model& model, const py::object& pieces, const py::object& piece_node, const py::object& kinds,
               const py::object& relations, const py::object& column_kinds, const std::array<int64_t, 4>& counts,
               const std::vector<int32_t>& tokens) {
                const PythonRequest python(pieces, piece_node, kinds, relations, column_kinds, counts);
                std::vector<float> values;
                {
                    const py::gil_scoped_release released;
                    values = model.logits(python.request, tokens);
                }
                return floats(values);
            },
            py::arg("pieces"), py::arg("piece_node"), py::arg("kinds"), py::arg("relations"), py::arg("column_kinds"),
            py::arg("counts"), py::arg("tokens"),
            "Float32 bytes of the logits [steps, actions + nodes] along `tokens`, and after them while the query is "
            "incomplete.")
        .def("listing", &Model::listing, "The graphs that the model became, one instruction a line.")
        .def_property_readonly(
            "isa", [](const Model& model) { return model.kernels().name; }, "The instruction set in use.");

    py::class_<Method>(m, "Method", "One method of any TorchScript archive, for tests and inspection.")
        .def(py::init([](const std::string& path, const std::string& name, bool reference) {
                 const py::gil_scoped_release released;
                 return std::make_unique<Method>(Zip::open(path), name, reference);
             }),
             py::arg("path"), py::arg("name"), py::kw_only(), py::arg("reference") = false,
             "Read the archive's method `name`; `reference` runs it operator by operator without fused kernels.")
        .def(
            "__call__",
            [](Method& method, const std::vector<PythonTensor>& inputs) { return run_method(method, inputs); },
            py::arg("inputs"), "Tensors in and out as (type number, shape, bytes).")
        .def("listing", [](const Method& method) { return method.listing(); }, "The graph, one instruction a line.");

    py::class_<LanguageModel>(m, "LanguageModel", "A loaded archive of kind 'llama'; threads may share it.")
        .def(py::init([](const std::string& path, bool reference) {
                 const py::gil_scoped_release released;
                 return std::make_unique<LanguageModel>(Zip::open(path), reference);
             }),
             py::arg("path"), py::kw_only(), py::arg("reference") = false,
             "Read and check the archive at `path`; `reference` runs it operator by operator without fused kernels.")
        .def(
            "extra", [](const LanguageModel& model, const std::string& name) { return bytes_of(model.extra(name)); },
            py::arg("name"), "An extra file of the archive: 'metadata.json', 'tokenizer.json'.")
        .def(
            "answer",
            [](const LanguageModel& model, const std::string& request, const CancelFlag* cancel) {
                const py::gil_scoped_release released;
                return answer(model, request, cancel ? &cancel->raised : nullptr);
            },
            py::arg("request"), py::kw_only(), py::arg("cancel") = py::none(),
            "The likeliest continuation, JSON to JSON: {tokens, max_tokens, stop} to {tokens, score, ended}.")
        .def("listing", &LanguageModel::listing, "The graph that the model became, one instruction a line.")
        .def_property_readonly("positions", &LanguageModel::positions, "Tokens that a text may have.")
        .def_property_readonly("pieces", &LanguageModel::pieces, "Tokens that there are.")
        .def_property_readonly("end", &LanguageModel::end, "The token that ends a text, or -1.")
        .def_property_readonly(
            "isa", [](const LanguageModel& model) { return model.kernels().name; }, "The instruction set in use.");

    py::class_<Text>(m, "Text", "A text that a language model reads and goes on with; one thread at a time.")
        .def(py::init<const LanguageModel&>(), py::arg("model"), py::keep_alive<1, 2>())
        .def(
            "read",
            [](Text& text, const std::vector<int32_t>& tokens, const CancelFlag* cancel) {
                const py::gil_scoped_release released;
                text.read(tokens, cancel ? &cancel->raised : nullptr);
            },
            py::arg("tokens"), py::kw_only(), py::arg("cancel") = py::none(), "Read on.")
        .def("keep", &Text::keep, py::arg("length"), "Forget all but the first `length` tokens.")
        .def("best", &Text::best, py::arg("count"), "(token, log-probability) of what follows, the likeliest first.")
        .def(
            "odds", [](const Text& text) { return bytes_of(std::as_bytes(text.odds())); },
            "Float32 bytes of the log-probability of every token to follow.")
        .def("__len__", &Text::length);

    m.def(
        "instruction_sets",
        [] {
            std::vector<std::string> names;
            for (const Kernels* const* kernels = runnable_kernels(); *kernels; ++kernels)
                names.emplace_back((*kernels)->name);
            return names;
        },
        "What SQLCOPILOT_ISA may name on this processor, slowest first.");
}
