"""Generation: a comment and a schema become ranked, checked SQL with a confidence."""

from .artefact import Artefact, load_artefact, packaged_model
from .changes import Change
from .confidence import FEATURES, Calibration
from .copilot import Copilot
from .errors import GenerationError, ModelError, NoQuestionError, NoSchemaError, OutOfTimeError
from .ranking import Suggestion

__all__ = [
    "FEATURES",
    "Artefact",
    "Calibration",
    "Change",
    "Copilot",
    "GenerationError",
    "ModelError",
    "NoQuestionError",
    "NoSchemaError",
    "OutOfTimeError",
    "Suggestion",
    "load_artefact",
    "packaged_model",
]
