"""Words that say how to ask rather than what about: no values, and no typos of names."""

from __future__ import annotations

from sql_copilot_ls.linking.text import stem

QUERY_STEMS = frozenset(
    map(
        stem,
        "show list find give get return display tell select retrieve provide state present what which who whom whose when "
        "where why how many much each every any all some both either neither none other others another else same different "
        "distinct unique various average mean maximum max minimum min sum total count number amount most least more less "
        "fewer fewest greatest highest lowest largest smallest biggest longest shortest oldest youngest earliest latest "
        "newest recent higher lower larger smaller bigger longer shorter older younger greater than above below over under "
        "between before after since until during within without not no nor never ever only also together along per "
        "order sort sorted ordered ascending descending alphabetical alphabetically increasing decreasing group by "
        "top bottom first last one two me us we you your i my our it its they them their there he she his her do does did "
        "can could would should will may might must please have has had having be is are was were been being belong "
        "belonging contain containing include including corresponding associated related respective respectively exist "
        "made make use used using take taken took go see look want need know along well least exactly equal equals "
        "whether if then but because so such these those this that detail details information info record records entry "
        "entries item result results value values name names id ids table database column field compute calculate "
        "determine identify describe report output print sorted order ordered ever once twice times time "
        "available common commonly popular popularity owned own done live lives living located work works working "
        "start starts starting begin begins beginning end ends ending with letter contains substring word out up about "
        "into onto via across among around through against whose very too both overall entire whole full part "
        "at as or and to from for on in of the a an according accordingly based regardless least kind type types "
        "kinds sort registered recorded given called named titled held happened occurred appear appears appeared "
        "appearing participate participated participating play plays played playing won win produced sold bought "
        "ordered booked received assigned enrolled taught teach offered offers offering hired studied study "
        "paid pay spent cost costs written directed published released built founded born died year years month months "
        "day days date dates person people someone anyone everybody thing things".split(),
    )
)
"""Stems of English query words."""

CHINESE_QUERY_WORDS = frozenset(
    "的 了 是 有 在 和 与 或 及 请 给 给出 列出 显示 查询 查找 找出 找到 返回 统计 计算 告诉 哪些 哪个 哪 哪里 哪位 哪种 哪几个 什么 谁 多少 几 几个 "
    "多 少 最 最大 最小 最高 最低 最多 最少 最长 最短 最新 最早 最晚 平均 总 总数 总共 一共 总和 数量 个数 每 每个 各 各个 不同 所有 全部 "
    "按 按照 根据 降序 升序 排序 排列 前 后 大于 小于 等于 超过 不超过 低于 高于 至少 至多 不少于 不多于 以上 以下 之间 之前 之后 以及 并 且 并且 而 但 不 没有 不是 "
    "他们 它们 她们 他 她 它 我 你 我们 你们 这 那 这些 那些 其 个 位 名 种 条 家 所 次 人 年 月 日 时 中 里 上 下 来自 属于 位于 名字 名称 信息 为 "
    "以 从 到 对 于 由 被 把 将 都 也 还 只 就 又 再 过 着 吗 呢 吧 啊 一个 一些 哪一个 如何 怎么 多大 多久 多长 其中 分别 同时 拥有 具有 包含 包括".split()
)
"""Chinese query words."""
