"""Begins with an artefact: its sizes, vocabulary and weights, carried over to today's grammar and linking."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sql_copilot_compression.artefact.carry import TEACHABLE, carried, current, numbering_of
from sql_copilot_compression.artefact.restore import restored
from sql_copilot_compression.pointer.meanings import Encoder, EncoderError, meaning_vectors, widened
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_ls.generation.artefact import packaged_model


@dataclass(frozen=True)
class Begin:
    """Which artefact."""

    artefact: str = "shipped"
    """A file below the data folder; "shipped" is the one inside the package."""
    vocabulary: str = "own"
    """"own": the artefact's; "new": that of this build's data, whose pieces begin as what the artefact read them as."""
    meanings: int = 0
    """Dimensions added to the table of pieces, which begin as a sentence encoder's (extra `meanings`)."""

    def __post_init__(self) -> None:
        if self.vocabulary not in ("own", "new"):
            raise ValueError("vocabulary is 'own' or 'new'")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Read it."""
        path = packaged_model() if self.artefact == "shipped" else shop.data / self.artefact
        if self.vocabulary == "new":
            wanted = handed.examples().vocabulary
        elif handed.prepared is not None:
            raise StageError("an artefact's own vocabulary is needed for the data: put 'initial' before 'data'")
        else:
            wanted = None
        model = carried(restored(path), numbering_of(path), current(), TEACHABLE, wanted)
        if self.meanings:
            try:
                model = widened(model, meaning_vectors(model.vocabulary, Encoder(), self.meanings))
            except EncoderError as error:
                raise StageError(str(error)) from error
        return replace(
            handed,
            config=model.config,
            weights=model.weights,
            vocabulary=model.vocabulary,
            calibration=model.calibration,
            began_with=path,
            initial=model.weights,
        )
