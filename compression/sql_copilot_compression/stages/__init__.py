"""What a build can do, a file a stage: its configuration and how it runs; a recipe is an ordered list of them."""

from __future__ import annotations

from sql_copilot_compression.stages.begin import Begin
from sql_copilot_compression.stages.blend import Blend
from sql_copilot_compression.stages.choose_network import ChooseNetwork
from sql_copilot_compression.stages.distil_language_model import DistilLanguageModel
from sql_copilot_compression.stages.export_language_model import ExportLanguageModel
from sql_copilot_compression.stages.finish import Finish
from sql_copilot_compression.stages.gather import Gather
from sql_copilot_compression.stages.guide import Guide
from sql_copilot_compression.stages.guide_language_model import GuideLanguageModel
from sql_copilot_compression.stages.have_language_model import HaveLanguageModel
from sql_copilot_compression.stages.judge_language_model import JudgeLanguageModel
from sql_copilot_compression.stages.labelled import Labelled
from sql_copilot_compression.stages.learn import Learn
from sql_copilot_compression.stages.prefer_language_model import PreferLanguageModel
from sql_copilot_compression.stages.prune_channels import PruneChannels
from sql_copilot_compression.stages.prune_language_model import PruneLanguageModel
from sql_copilot_compression.stages.publish import Publish
from sql_copilot_compression.stages.reinforce_language_model import ReinforceLanguageModel
from sql_copilot_compression.stages.reverse import Reverse
from sql_copilot_compression.stages.reverse_language_model import ReverseLanguageModel
from sql_copilot_compression.stages.teach import Teach
from sql_copilot_compression.stages.tune_language_model import TuneLanguageModel
from sql_copilot_compression.stages.workshop import Handed, Stage, StageError, Workshop

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
    "blend": Blend,
    "release": Publish,
    "language-model": HaveLanguageModel,
    "tune-language-model": TuneLanguageModel,
    "prefer-language-model": PreferLanguageModel,
    "reinforce-language-model": ReinforceLanguageModel,
    "guide-language-model": GuideLanguageModel,
    "prune-language-model": PruneLanguageModel,
    "distil-language-model": DistilLanguageModel,
    "reverse-language-model": ReverseLanguageModel,
    "labelled": Labelled,
    "judge-language-model": JudgeLanguageModel,
    "export-language-model": ExportLanguageModel,
}
"""By the name that recipes call it."""

__all__ = ["STAGES", "Handed", "Stage", "StageError", "Workshop"]
