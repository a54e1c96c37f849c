// Code to graph: what is in the subset runs, what is outside is an error that names it and its line.
#include <gtest/gtest.h>

#include "archive_builder.hpp"
#include "error.hpp"
#include "method.hpp"

namespace sqlc::testing {
namespace {

std::vector<float> run(const std::string& body, bool reference = false) {
    Method method(small_archive(forward(body)).zip(), "forward", reference);
    std::vector<float> x{1, 2, 3, 4, 5, 6, 7, 8};
    std::vector<int64_t> i{3, 0, 1};
    const int64_t shape_x[] = {2, 4}, shape_i[] = {3};
    const Tensor inputs[] = {contiguous_view(DType::kFloat, shape_x, std::as_bytes(std::span(x))),
                             contiguous_view(DType::kInt64, shape_i, std::as_bytes(std::span(i)))};
    const auto results = method.run(inputs);
    const Tensor& first = results.at(0).tensor;
    std::vector<float> values;
    for (int64_t n = 0; n < first.elements(); ++n) values.push_back(float(load_number(first, n)));
    return values;
}

std::string message(const std::string& body) {
    try {
        run(body);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(Graph, RunsLoopsBranchesListsAndCalls) {
    EXPECT_EQ(run("    y = x\n    for _0 in range(self.n):\n      y = torch.add(y, x)\n    return y\n")[0], 4);
    EXPECT_EQ(
        run("    if torch.__is__(x, None):\n      y = x\n    else:\n      y = torch.mul(x, 2)\n    return y\n")[0], 2);
    EXPECT_EQ(run("    ks = annotate(List[Tensor], [])\n    _0 = torch.append(ks, x)\n    _1 = torch.append(ks, x)\n   "
                  " return torch.stack(ks)\n")
                  .size(),
              16u);
    EXPECT_EQ(run("    a, b, = torch.chunk(x, 2, -1)\n    return b\n"), (std::vector<float>{3, 4, 7, 8}));
    EXPECT_EQ(run("    n = torch.size(x, 1)\n    return torch.arange(torch.floordiv(n, 2))\n").size(), 2u);
}

TEST(Graph, FusedLinearAndRowsEqualTheInterpreter) {
    const std::string linear =
        "    w = torch.mul(torch.to(self.q, 6), torch.unsqueeze(self.s, 1))\n    return torch.linear(x, w, self.s)\n";
    const std::string rows =
        "    _0 = annotate(List[Optional[Tensor]], [i])\n    a = torch.to(torch.index(self.q, _0), 6)\n"
        "    _1 = annotate(List[Optional[Tensor]], [i])\n    return torch.mul(a, torch.unsqueeze(torch.index(self.s, "
        "_1), -1))\n";
    for (const std::string& body : {linear, rows}) {
        const auto fast = run(body), slow = run(body, true);
        ASSERT_EQ(fast.size(), slow.size());
        for (size_t n = 0; n < fast.size(); ++n) EXPECT_NEAR(fast[n], slow[n], 0.02 * (1 + std::abs(slow[n])));
    }
    const auto listing = Method(small_archive(forward(linear)).zip(), "forward", false).listing();
    EXPECT_NE(listing.find("packed_linear"), std::string::npos);
    EXPECT_EQ(listing.find("torch.to"), std::string::npos);
}

TEST(Graph, ErrorsNameWhatAndWhere) {
    EXPECT_NE(
        message("    y = x\n    return torch.fft_rfft(y)\n").find("code/__torch__.py:6: operator 'torch.fft_rfft'"),
        std::string::npos);
    EXPECT_NE(message("    return self.missing\n").find("'missing'"), std::string::npos);
    EXPECT_NE(
        message("    return torch.add(x, i)\n").find("torch.add: sizes do not broadcast ([2, 4] float32, [3] int64)"),
        std::string::npos);
    EXPECT_NE(message("    return nothing\n").find("'nothing' is not defined"), std::string::npos);
    EXPECT_NE(message("    if torch.gt(torch.size(x, 0), 1):\n      y = x\n    else:\n      y = x\n    return y\n")
                  .find("__torch__.py:5"),
              std::string::npos);
}

TEST(Graph, RefusesToChangeWeightsAndToRunAway) {
    EXPECT_THROW(run("    return torch.index_add_(self.w, 0, i, x)\n"), UnsupportedError);
    EXPECT_THROW(run("    return self.forward(x, i)\n"), LimitError);
    std::string nested = "    y = x\n", indent = "    ";
    for (int depth = 0; depth < 4; ++depth, indent += "  ")
        nested += indent + "for _" + std::to_string(depth) + " in range(1000):\n";
    EXPECT_THROW(run(nested + indent + "y = torch.neg(y)\n    return y\n"), LimitError);
    EXPECT_THROW(run("    return torch.zeros([100000, 100000, 1000])\n"), LimitError);
    EXPECT_THROW(run("    y = torch.expand(torch.zeros([1]), [100000, 100000])\n    return y\n"), LimitError);
    EXPECT_THROW(run("    return torch.arange(0, 10, 0)\n"), Error);
    EXPECT_THROW(run("    return torch.zeros([torch.mul(9223372036854775807, 2)])\n"), UnsupportedError);
}

TEST(Graph, ParserRefusesWhatIsOutsideTheSubset) {
    for (const char* code :
         {"import os\n", "class A(Module):\n  def f(self):\n    while True:\n      pass\n",
          "def f(x):\n    return x +\n", "def f(x:\n", "class A(Module)\n", "def f(x):\n  return (x\n",
          "def f(x):\n   a\n  b\n", "def f(x):\n  return 'open\n", "x = 1\n"})
        EXPECT_THROW(parse_source(code, "code/x.py"), CodeError) << code;
    const std::string deep = "def f(x):\n  return " + std::string(500, '(') + "x" + std::string(500, ')') + "\n";
    EXPECT_THROW(parse_source(deep, "code/x.py"), CodeError);
}

TEST(Graph, OutOfRangeIndicesAreErrors) {
    for (const char* body : {"    return torch.select(x, 0, 2)\n", "    return torch.select(x, 2, 0)\n",
                             "    return torch.embedding(x, i)\n", "    return torch.narrow(x, 1, 2, 3)\n",
                             "    return torch.view(x, [3, -1])\n", "    return torch.view(torch.t(x), [8])\n",
                             "    return torch.permute(x, [0, 0])\n", "    return torch.one_hot(i, 2)\n"})
        EXPECT_THROW(run(body), Error) << body;
}

}  // namespace
}  // namespace sqlc::testing
