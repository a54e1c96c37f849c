"""What a build can do, a file a stage: its configuration and how it runs; a recipe is an ordered list of them."""

from __future__ import annotations

from .begin import Begin
from .choose_network import ChooseNetwork
from .finish import Finish
from .gather import Gather
from .guide import Guide
from .learn import Learn
from .prune_channels import PruneChannels
from .publish import Publish
from .reverse import Reverse
from .teach import Teach
from .workshop import Handed, Stage, StageError, Workshop

STAGES: dict[str, type[Stage]] = {
    "initial": Begin,
    "data": Gather,
    "teachers": Teach,
    "search": ChooseNetwork,
    "student": Learn,
    "prune": PruneChannels,
    "guided": Guide,
    "reverse-kl": Reverse,
    "finish": Finish,
    "release": Publish,
}
"""By the name that recipes call it."""

__all__ = ["STAGES", "Handed", "Stage", "StageError", "Workshop"]
