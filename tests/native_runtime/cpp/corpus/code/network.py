class ServedNetwork(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]
  width : int
  loops : int
  actions : int
  max_distance : int
  piece_embedding : __torch__.sql_copilot_compression.serving.QuantisedEmbedding
  piece_projection : __torch__.sql_copilot_compression.serving.QuantisedLinear
  kind_embedding : __torch__.sql_copilot_compression.serving.QuantisedEmbedding
  encoder : __torch__.torch.nn.modules.container.ModuleList
  encoder_norm : __torch__.sql_copilot_compression.serving.Norm
  token_embedding : __torch__.sql_copilot_compression.serving.QuantisedEmbedding
  symbol_embedding : __torch__.sql_copilot_compression.serving.QuantisedEmbedding
  parent_embedding : __torch__.sql_copilot_compression.serving.QuantisedEmbedding
  node_projection : __torch__.sql_copilot_compression.serving.QuantisedLinear
  decoder : __torch__.torch.nn.modules.container.___torch_mangle_0.ModuleList
  decoder_norm : __torch__.sql_copilot_compression.serving.Norm
  action_head : __torch__.sql_copilot_compression.serving.QuantisedLinear
  pointer_head : __torch__.sql_copilot_compression.serving.QuantisedLinear
  pointer_coverage : __torch__.sql_copilot_compression.serving.QuantisedLinear
  def forward(self: __torch__.sql_copilot_compression.serving.ServedNetwork,
    pieces: Tensor,
    piece_node: Tensor,
    kinds: Tensor,
    relations: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    _0 = (self).encode(pieces, piece_node, kinds, relations, )
    return _0
  def encode(self: __torch__.sql_copilot_compression.serving.ServedNetwork,
    pieces: Tensor,
    piece_node: Tensor,
    kinds: Tensor,
    relations: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    n = torch.size(kinds, 0)
    piece_embedding = self.piece_embedding
    rows = (piece_embedding).forward(pieces, )
    _1 = torch.zeros([n, torch.size(rows, 1)])
    pooled = torch.index_add(_1, 0, piece_node, rows)
    counts = torch.index_add(torch.zeros([n]), 0, piece_node, torch.ones([torch.size(pieces, 0)]))
    _2 = torch.unsqueeze(torch.clamp(counts, 1.), 1)
    pooled0 = torch.div(pooled, _2)
    piece_projection = self.piece_projection
    _3 = (piece_projection).forward(pooled0, )
    kind_embedding = self.kind_embedding
    x = torch.add(_3, (kind_embedding).forward(kinds, ))
    loops = self.loops
    x0 = x
    for _4 in range(loops):
      encoder = self.encoder
      _0 = getattr(encoder, "0")
      x0 = (_0).forward(x0, relations, )
    encoder_norm = self.encoder_norm
    memory = (encoder_norm).forward(x0, )
    keys = annotate(List[Tensor], [])
    values = annotate(List[Tensor], [])
    decoder = self.decoder
    _00 = getattr(decoder, "0")
    cross_key_value = _00.cross_key_value
    _5 = torch.chunk((cross_key_value).forward(memory, ), 2, -1)
    k, v, = _5
    _6 = torch.append(keys, k)
    _7 = torch.append(values, v)
    _8 = (memory, torch.stack(keys), torch.stack(values))
    return _8
  def step(self: __torch__.sql_copilot_compression.serving.ServedNetwork,
    token: Tensor,
    node: Tensor,
    symbol: Tensor,
    parent: Tensor,
    coverage: Tensor,
    memory: Tensor,
    cross_keys: Tensor,
    cross_values: Tensor,
    self_keys: Tensor,
    self_values: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    past = torch.size(self_keys, 2)
    _9 = torch.arange(past, -1, -1)
    max_distance = self.max_distance
    distance = torch.clamp(_9, 0, max_distance)
    node_projection = self.node_projection
    _10 = annotate(List[Optional[Tensor]], [torch.clamp(node, 0)])
    _11 = (node_projection).forward(torch.index(memory, _10), )
    _12 = torch.unsqueeze(torch.to(torch.ge(node, 0), 6), 1)
    pointed = torch.mul(_11, _12)
    token_embedding = self.token_embedding
    _13 = (token_embedding).forward(token, )
    symbol_embedding = self.symbol_embedding
    _14 = (symbol_embedding).forward(symbol, )
    _15 = torch.add(_13, _14)
    parent_embedding = self.parent_embedding
    _16 = (parent_embedding).forward(parent, )
    x = torch.add(torch.add(_15, _16), pointed)
    keys = annotate(List[Tensor], [])
    values = annotate(List[Tensor], [])
    decoder = self.decoder
    _0 = getattr(decoder, "0")
    _17 = (_0).forward(x, coverage, distance, torch.select(cross_keys, 0, 0), torch.select(cross_values, 0, 0), torch.select(self_keys, 0, 0), torch.select(self_values, 0, 0), )
    x1, k, v, = _17
    _18 = torch.append(keys, k)
    _19 = torch.append(values, v)
    decoder_norm = self.decoder_norm
    y = (decoder_norm).forward(x1, )
    pointer_head = self.pointer_head
    _20 = torch.matmul((pointer_head).forward(y, ), torch.t(memory))
    width = self.width
    _21 = torch.div(1., torch.pow(float(width), 0.5))
    pointers = torch.mul(_20, _21)
    pointer_coverage = self.pointer_coverage
    _22 = torch.gather((pointer_coverage).forward(y, ), 1, coverage)
    pointers0 = torch.add(pointers, _22)
    action_head = self.action_head
    _23 = [(action_head).forward(y, ), pointers0]
    _24 = (torch.cat(_23, 1), torch.stack(keys), torch.stack(values))
    return _24
class QuantisedEmbedding(Module):
  __parameters__ = []
  __buffers__ = ["qweight", "scale", ]
  qweight : Tensor
  scale : Tensor
  training : bool
  _is_full_backward_hook : Optional[bool]
  def forward(self: __torch__.sql_copilot_compression.serving.QuantisedEmbedding,
    index: Tensor) -> Tensor:
    qweight = self.qweight
    _25 = annotate(List[Optional[Tensor]], [index])
    _26 = torch.to(torch.index(qweight, _25), 6)
    scale = self.scale
    _27 = annotate(List[Optional[Tensor]], [index])
    _28 = torch.unsqueeze(torch.index(scale, _27), 1)
    return torch.mul(_26, _28)
class QuantisedLinear(Module):
  __parameters__ = []
  __buffers__ = ["qweight", "scale", "bias", ]
  qweight : Tensor
  scale : Tensor
  bias : Tensor
  training : bool
  _is_full_backward_hook : Optional[bool]
  def forward(self: __torch__.sql_copilot_compression.serving.QuantisedLinear,
    x: Tensor) -> Tensor:
    qweight = self.qweight
    _29 = torch.to(qweight, 6)
    scale = self.scale
    _30 = torch.mul(_29, torch.unsqueeze(scale, 1))
    bias = self.bias
    return torch.linear(x, _30, bias)
class ServedEncoderLayer(Module):
  __parameters__ = []
  __buffers__ = ["relation_keys", "relation_values", "relation_bias", ]
  relation_keys : Tensor
  relation_values : Tensor
  relation_bias : Tensor
  training : bool
  _is_full_backward_hook : Optional[bool]
  heads : int
  head_width : int
  norm_attention : __torch__.sql_copilot_compression.serving.Norm
  norm_hidden : __torch__.sql_copilot_compression.serving.Norm
  qkv : __torch__.sql_copilot_compression.serving.QuantisedLinear
  out : __torch__.sql_copilot_compression.serving.QuantisedLinear
  up : __torch__.sql_copilot_compression.serving.QuantisedLinear
  down : __torch__.sql_copilot_compression.serving.QuantisedLinear
  def forward(self: __torch__.sql_copilot_compression.serving.ServedEncoderLayer,
    x: Tensor,
    relations: Tensor) -> Tensor:
    n = torch.size(x, 0)
    qkv = self.qkv
    norm_attention = self.norm_attention
    _31 = (qkv).forward((norm_attention).forward(x, ), )
    heads = self.heads
    head_width = self.head_width
    _32 = torch.view(_31, [n, 3, heads, head_width])
    qkv0 = torch.permute(_32, [1, 2, 0, 3])
    q = torch.select(qkv0, 0, 0)
    k = torch.select(qkv0, 0, 1)
    v = torch.select(qkv0, 0, 2)
    _33 = torch.unsqueeze(relations, 0)
    heads0 = self.heads
    index = torch.expand(_33, [heads0, n, n])
    relation_keys = self.relation_keys
    _34 = torch.matmul(q, torch.t(relation_keys))
    relation_bias = self.relation_bias
    _35 = torch.unsqueeze(torch.t(relation_bias), 1)
    per_relation = torch.add(_34, _35)
    _36 = torch.matmul(q, torch.transpose(k, 1, 2))
    _37 = torch.gather(per_relation, 2, index)
    scores = torch.add(_36, _37)
    head_width0 = self.head_width
    _38 = torch.div(1., torch.pow(float(head_width0), 0.5))
    weights = torch.softmax(torch.mul(scores, _38), -1)
    mass = torch.scatter_add(torch.zeros_like(per_relation), 2, index, weights)
    _39 = torch.matmul(weights, v)
    relation_values = self.relation_values
    values = torch.add(_39, torch.matmul(mass, relation_values))
    out = self.out
    _40 = torch.transpose(values, 0, 1)
    heads1 = self.heads
    head_width1 = self.head_width
    _41 = torch.reshape(_40, [n, torch.mul(heads1, head_width1)])
    x2 = torch.add(x, (out).forward(_41, ))
    down = self.down
    up = self.up
    norm_hidden = self.norm_hidden
    _42 = (up).forward((norm_hidden).forward(x2, ), )
    _43 = __torch__.torch.nn.functional.silu(_42, False, )
    _44 = torch.add(x2, (down).forward(_43, ))
    return _44
class Norm(Module):
  __parameters__ = []
  __buffers__ = ["weight", "bias", ]
  weight : Tensor
  bias : Tensor
  training : bool
  _is_full_backward_hook : Optional[bool]
  width : int
  def forward(self: __torch__.sql_copilot_compression.serving.Norm,
    x: Tensor) -> Tensor:
    _45 = __torch__.torch.nn.functional.layer_norm
    width = self.width
    _46 = [width]
    weight = self.weight
    bias = self.bias
    _47 = _45(x, _46, weight, bias, 1.0000000000000001e-05, )
    return _47
class ServedDecoderLayer(Module):
  __parameters__ = []
  __buffers__ = ["distance_bias", ]
  distance_bias : Tensor
  training : bool
  _is_full_backward_hook : Optional[bool]
  heads : int
  head_width : int
  norm_self : __torch__.sql_copilot_compression.serving.Norm
  norm_cross : __torch__.sql_copilot_compression.serving.Norm
  norm_hidden : __torch__.sql_copilot_compression.serving.Norm
  qkv : __torch__.sql_copilot_compression.serving.QuantisedLinear
  self_out : __torch__.sql_copilot_compression.serving.QuantisedLinear
  cross_query : __torch__.sql_copilot_compression.serving.QuantisedLinear
  cross_out : __torch__.sql_copilot_compression.serving.QuantisedLinear
  cross_key_value : __torch__.sql_copilot_compression.serving.QuantisedLinear
  cross_coverage : __torch__.sql_copilot_compression.serving.QuantisedLinear
  up : __torch__.sql_copilot_compression.serving.QuantisedLinear
  down : __torch__.sql_copilot_compression.serving.QuantisedLinear
  def forward(self: __torch__.sql_copilot_compression.serving.ServedDecoderLayer,
    x: Tensor,
    coverage: Tensor,
    distance: Tensor,
    cross_keys: Tensor,
    cross_values: Tensor,
    self_keys: Tensor,
    self_values: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    b = torch.size(x, 0)
    n = torch.size(coverage, 1)
    heads = self.heads
    head_width = self.head_width
    scale = torch.div(1., torch.pow(float(head_width), 0.5))
    qkv = self.qkv
    norm_self = self.norm_self
    _48 = (qkv).forward((norm_self).forward(x, ), )
    _49 = torch.chunk(torch.unsqueeze(_48, 1), 3, -1)
    q, k, v, = _49
    _50 = torch.view(torch.cat([self_keys, k], 1), [b, -1, heads, head_width])
    keys = torch.transpose(_50, 1, 2)
    _51 = torch.view(torch.cat([self_values, v], 1), [b, -1, heads, head_width])
    values = torch.transpose(_51, 1, 2)
    _52 = torch.view(q, [b, heads, 1, head_width])
    _53 = torch.matmul(_52, torch.transpose(keys, 2, 3))
    scores = torch.mul(_53, scale)
    distance_bias = self.distance_bias
    _54 = annotate(List[Optional[Tensor]], [distance])
    _55 = torch.t(torch.index(distance_bias, _54))
    scores0 = torch.add(scores, torch.unsqueeze(_55, 1))
    _56 = torch.matmul(torch.softmax(scores0, -1), values)
    mixed = torch.view(_56, [b, torch.mul(heads, head_width)])
    self_out = self.self_out
    x3 = torch.add(x, (self_out).forward(mixed, ))
    norm_cross = self.norm_cross
    y = (norm_cross).forward(x3, )
    cross_query = self.cross_query
    _57 = torch.view((cross_query).forward(y, ), [b, heads, head_width])
    queries = torch.transpose(_57, 0, 1)
    cross_coverage = self.cross_coverage
    _58 = torch.view((cross_coverage).forward(y, ), [b, heads, -1])
    spent = torch.transpose(_58, 0, 1)
    _59 = torch.view(cross_keys, [n, heads, head_width])
    _60 = torch.matmul(queries, torch.permute(_59, [1, 2, 0]))
    scores1 = torch.mul(_60, scale)
    _61 = torch.expand(torch.unsqueeze(coverage, 0), [heads, b, n])
    scores2 = torch.add(scores1, torch.gather(spent, 2, _61))
    _62 = torch.softmax(scores2, -1)
    _63 = torch.view(cross_values, [n, heads, head_width])
    mixed0 = torch.matmul(_62, torch.transpose(_63, 0, 1))
    cross_out = self.cross_out
    _64 = torch.reshape(torch.transpose(mixed0, 0, 1), [b, torch.mul(heads, head_width)])
    x4 = torch.add(x3, (cross_out).forward(_64, ))
    down = self.down
    up = self.up
    norm_hidden = self.norm_hidden
    _65 = (up).forward((norm_hidden).forward(x4, ), )
    _66 = __torch__.torch.nn.functional.silu(_65, False, )
    _67 = torch.add(x4, (down).forward(_66, ))
    return (_67, k, v)
