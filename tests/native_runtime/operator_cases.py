"""Every operator of the engine, as the body of a scripted function over tensors of given shapes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`return body` over parameters x0, x1, ...; an input is "kind shape": f float, i index below 3, b bool, q int8, u uint8, m mask."""

    body: str
    inputs: tuple[str, ...]
    tolerance: float = 1e-6


FLOAT_SHAPES = ("f 3 5", "f 1", "f 7 1 3", "f 0 4", "f 13", "f 2 3 5 7")

UNARY = (
    "torch.neg(x0)", "torch.abs(x0)", "torch.relu(x0)", "torch.floor(x0)", "torch.round(x0)", "torch.exp(x0)", "torch.log(torch.abs(x0) + 1.0)",
    "torch.sqrt(torch.abs(x0))", "torch.rsqrt(torch.abs(x0) + 0.5)", "torch.tanh(x0)", "torch.sigmoid(x0)", "torch.nn.functional.silu(x0)",
    "torch.nn.functional.gelu(x0)", "torch.cos(x0)", "torch.sin(x0)", "x0.clamp(-0.5, 0.5)", "x0.clamp(min=0.1)", "x0.clamp(max=0.1)", "x0.to(torch.int64)",
    "x0.to(torch.bool)", "x0.contiguous()", "x0.clone()", "x0.detach()", "x0.flatten()", "x0.unsqueeze(0)", "x0.unsqueeze(-1)", "x0.squeeze()", "x0.view(-1)",
    "x0.reshape(-1)", "x0.sum()", "x0.sum(-1)", "x0.sum(0, keepdim=True)", "x0.softmax(-1)", "x0.softmax(0)", "torch.log_softmax(x0, -1)", "x0 * 2", "2.0 - x0",
    "x0 / 3", "x0 + 1", "x0 ** 2", "x0 > 0", "x0 >= 0.5", "x0 < 0", "x0 <= 0", "x0 == 0", "x0 != 0", "~(x0 > 0)", "torch.zeros_like(x0)", "torch.ones_like(x0)",
    "torch.full_like(x0, 1.5)", "x0.new_zeros(2, 3)", "x0.new_ones(2)", "torch.where(x0 > 0, x0, -1.0)", "x0.masked_fill(x0 > 0, -3.0)", "x0 - x0.size(0)",
    "torch.zeros(x0.shape) + x0", "torch.logical_not(x0 > 0)", "x0 * float(x0.dim())", "x0 * x0.numel()",
)  # fmt: skip

CASES = (
    *(Case(body, (shape,), 3e-6) for body in UNARY for shape in FLOAT_SHAPES),
    *(
        Case(body, shapes)
        for body in ("x0 + x1", "x0 - x1", "x0 * x1", "x0 / x1", "torch.maximum(x0, x1)", "torch.minimum(x0, x1)", "x0 > x1", "torch.where(x0 > x1, x0, x1)")
        for shapes in (("f 3 5", "f 3 5"), ("f 3 5", "f 5"), ("f 3 1", "f 1 7"), ("f 0 2", "f 2"), ("f 2 3 1 5", "f 3 4 1"), ("f 1", "f 11"))
    ),
    *(Case(body, ("i 3 5", "i 3 5")) for body in ("x0 + x1", "x0 * x1", "x0 - x1", "x0 == x1", "x0 / (x1 + 1)", "x0 & x1", "x0 | x1", "x0 >> x1", "x0 << x1", "x0 ** x1")),
    Case("x0 + x1", ("i 4", "f 4")), Case("x0 * x1", ("q 4 3", "i 3")), Case("x0 + x1", ("q 4", "u 4")), Case("x0 * 0.5", ("i 5",)), Case("x0 + x1", ("b 4", "i 4")),
    Case("(x0 & 15, x0 >> 4)", ("u 3 8",)), Case("torch.logical_and(x0, x1)", ("b 5", "b 5")), Case("torch.logical_or(x0, x1)", ("b 5", "b 5")),
    Case("x0.to(torch.float32)", ("q 3 4",)), Case("x0.to(torch.float32)", ("b 3",)), Case("x0.type_as(x1)", ("q 3", "f 1")), Case("x0.to(torch.uint8)", ("i 4",)),
    Case("-x0", ("i 4",)), Case("torch.abs(x0 - 1)", ("i 4",)), Case("~x0", ("i 4",)), Case("x0.clamp(1, 2)", ("i 6",)), Case("x0.clamp(0)", ("i 6",)),
    *(
        Case(body, ("f 2 3 5",))
        for body in (
            "x0.permute(2, 0, 1)", "x0.permute(0, -1, 1)", "x0.transpose(0, 2)", "x0.transpose(1, -1).contiguous()", "x0.transpose(0, 1).reshape(3, 10)",
            "x0.permute(2, 0, 1).reshape(5, -1)", "x0.view(6, 5)", "x0.view(2, -1)", "x0.flatten(1)", "x0.transpose(0, 1).flatten(1)", "x0[0]", "x0[-1]", "x0[:, 1]",
            "x0[:, 1:]", "x0[:, :, ::2]", "x0[:, -2:]", "x0.select(2, 3)", "x0.narrow(2, 1, 3)", "x0.expand(2, 3, 5)", "x0.unsqueeze(1).expand(2, 4, 3, 5)",
            "x0.chunk(3, 1)[1]", "x0.chunk(2, -1)[1]", "x0.split([2, 3], 2)[1]", "x0.unbind(0)[1]", "torch.stack([x0, x0], 1)", "torch.cat([x0, x0 + 1], -1)",
            "torch.cat([x0, x0], 0)", "x0.sum([0, 2])", "x0.mean(1)", "x0.mean()", "x0.mean([0, -1], keepdim=True)", "x0.amax(1)", "x0.amin(-1)", "x0.argmax(-1)",
            "x0.argmax()", "x0.softmax(1)", "x0.transpose(0, 2).softmax(-1)", "x0.transpose(0, 2) * 2", "x0 + x0.transpose(0, 2).transpose(0, 2)",
            "torch.nn.functional.rms_norm(x0, [5])", "torch.nn.functional.layer_norm(x0, [5])", "x0.squeeze(0)", "x0.view(1, 2, 3, 5).squeeze(0)",
            "x0.reshape(x0.size(0) * x0.size(1), x0.shape[2])",
        )
    ),
    Case("x0.t()", ("f 3 4",)), Case("x0.t()", ("f 4",)), Case("x0.expand(4, 3)", ("f 1 3",)), Case("x0.expand_as(x1)", ("f 3 1", "f 3 4")),
    Case("torch.nn.functional.layer_norm(x0, [7], x1, x2, 1e-5)", ("f 3 7", "f 7", "f 7"), 3e-6), Case("torch.nn.functional.layer_norm(x0, [1], x1, x2)", ("f 3 1", "f 1", "f 1")),
    Case("torch.nn.functional.layer_norm(x0, [33], x1, x2)", ("f 0 33", "f 33", "f 33")), Case("torch.nn.functional.rms_norm(x0, [7], x1, 1e-5)", ("f 3 7", "f 7")),
    *(
        Case("torch.matmul(x0, x1)", shapes, 1e-5)
        for shapes in (
            ("f 3 5", "f 5 7"), ("f 1 1", "f 1 1"), ("f 5", "f 5"), ("f 5", "f 5 3"), ("f 3 5", "f 5"), ("f 2 3 5", "f 2 5 4"), ("f 2 3 5", "f 5 4"),
            ("f 3 5", "f 2 5 4"), ("f 2 1 3 17", "f 4 17 19"), ("f 0 5", "f 5 3"), ("f 3 0", "f 0 4"), ("f 37 64", "f 64 67"),
        )
    ),
    Case("torch.matmul(x0, x1.t())", ("f 3 17", "f 5 17"), 1e-5), Case("torch.matmul(x0.t(), x1)", ("f 4 3", "f 4 5"), 1e-5), Case("torch.mm(x0, x1)", ("f 3 4", "f 4 5"), 1e-5),
    Case("torch.matmul(x0, x1.transpose(1, 2))", ("f 2 3 16", "f 2 29 16"), 1e-5), Case("torch.bmm(x0, x1)", ("f 2 3 4", "f 2 4 5"), 1e-5),
    Case("torch.nn.functional.linear(x0, x1, x2)", ("f 3 4", "f 5 4", "f 5"), 1e-5), Case("torch.nn.functional.linear(x0, x1)", ("f 2 3 4", "f 1 4"), 1e-5),
    Case("torch.nn.functional.linear(x0, x1, x2)", ("f 4", "f 5 4", "f 5"), 1e-5),
    *(Case(body, ("f 4 6", "i 5")) for body in ("x0[x1]", "x0[:, x1]", "torch.index_select(x0, 1, x1)", "torch.nn.functional.embedding(x1, x0)")),
    Case("x0[x1]", ("f 4 6", "i 2 3")), Case("x0[x1 - 3]", ("f 4 6", "i 3")), Case("x0[x1]", ("q 3 2", "i 0")), Case("x0[:, x1]", ("f 2 3 4", "i 5")), Case("x0[x1]", ("f 3", "i 4")),
    Case("torch.gather(x0, 1, x1)", ("f 3 4", "i 3 5")), Case("torch.gather(x0, 0, x1)", ("f 4 3", "i 2 3")), Case("torch.gather(x0, -1, x1.unsqueeze(0).expand(2, 3, 5))", ("f 2 3 4", "i 3 5")),
    Case("x0.scatter_add(1, x1, x2)", ("f 3 4", "i 3 5", "f 3 5"), 1e-5), Case("torch.zeros(2, 3, 4).scatter_add_(-1, x0.unsqueeze(0).expand(2, 3, 5), x1)", ("i 3 5", "f 2 3 5"), 1e-5),
    Case("x0.index_add(0, x1, x2)", ("f 3 4", "i 5", "f 5 4"), 1e-5), Case("torch.zeros([3, 4]).index_add_(0, x0, x1)", ("i 5", "f 5 4"), 1e-5), Case("x0.index_add(1, x1, x2)", ("i 2 3", "i 4", "i 2 4")),
    Case("torch.nn.functional.one_hot(x0, 3)", ("i 2 4",)), Case("torch.arange(x0.size(0))", ("f 5 1",)), Case("torch.arange(1, x0.size(0))", ("f 5",)), Case("torch.arange(x0.size(0), -1, -1)", ("f 4",)),
    Case("torch.arange(0, 1, 0.25)", ("f 1",)), Case("torch.arange(x0.size(0), dtype=torch.float32)", ("f 3",)), Case("torch.full([2, x0.size(0)], 2.5)", ("f 3",)),
    Case("torch.zeros([x0.size(0)], dtype=torch.int64)", ("f 3",)), Case("torch.ones([x0.size(0), 2])", ("f 0",)), Case("torch.full([2], 3)", ("f 1",)),
    Case("(x0 * (x0.size(0) // 2 + x0.size(0) % 3 - min(2, 7)), x0 * (1.0 / float(x0.size(0)) ** 0.5))", ("f 5",)),
)  # fmt: skip
