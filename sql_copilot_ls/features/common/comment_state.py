"""What is known of the comment at a place: whether it asks, how sure its answer is, what of it went unused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sql_copilot_ls.analysis.ide.comment_request import Request, request_near, why_none
from sql_copilot_ls.features.common.generating import schema_is_read, unavailable
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Suggestion, TimeIsUpError

_WAIT_SECONDS = 5.0
Kind = Literal["none", "refused", "shown", "unsure", "change", "empty", "unknown"]


@dataclass(frozen=True, slots=True)
class CommentState:
    """`kind`: `none` where no comment is, `refused` where it asks nothing, `shown` when its answer is sure enough to be
    shown unasked, `unsure` when it is not, `change` when it would change data, `empty` when there is none, `unknown`
    when none was worked out. `why` says it in the client's language, empty where there is nothing to say.
    """

    kind: Kind
    why: str = ""
    document: Document | None = None
    request: Request | None = None
    found: Sequence[Suggestion] = ()

    @property
    def percent(self) -> int | None:
        """How sure the best answer is."""
        return whole_percent(self.found[0].confidence) if self.found else None


def whole_percent(confidence: float) -> int:
    """A probability in percent, never rounded up to certainty."""
    return min(99, round(confidence * 100))


async def state_at(ls: SqlCopilotServer, uri: str, offset: int) -> CommentState:
    """The state of the comment that holds an offset or whose statement does; works its answer out unless a suggestion
    that somebody waits for comes between.
    """
    await schema_is_read(ls, uri, _WAIT_SECONDS)
    document, schema = ls.document(uri), ls.index.schema_for(uri)
    dialect, names = ls.dialect_for(uri), schema.vocabulary
    request = request_near(document.text, offset, dialect=dialect, names=names)
    reason = why_none(document.text, offset, dialect=dialect, names=names)
    if request is not None:
        state = await state_of(ls, document, request)
        if not reason or state.kind == "shown" or (state.found and not state.found[0].unused):
            return state
    return CommentState("refused", say(f"refused.{reason}", ls.locale), document) if reason else CommentState("none")


async def state_of(ls: SqlCopilotServer, document: Document, request: Request) -> CommentState:
    """The state of a request."""
    uri = document.uri
    settings = ls.settings_for(uri)
    await ls.suggester.loaded()
    refusal = unavailable(ls, uri)
    if refusal is not None:
        return CommentState("unknown", refusal.message, document, request)
    count = ls.suggester.count
    try:
        found = await ls.suggester.suggest(
            request.question,
            ls.index.schema_for(uri),
            file=ls.index.name_in_folder(uri),
            alternatives=settings.alternatives,
            match_case=settings.match_case,
            aliases=settings.column_aliases,
            idle=True,
            seconds=_WAIT_SECONDS,
        )
    except TimeIsUpError:
        return CommentState("unknown", "", document, request)
    if not found:
        was_worked_out = ls.suggester.count > count
        kind: Kind = "empty" if was_worked_out else "unknown"
        return CommentState(kind, say("comment.empty", ls.locale) if was_worked_out else "", document, request)
    best = found[0]
    words = _words(ls, best)
    if best.change is not None:
        return CommentState("change", say("comment.change", ls.locale), document, request, found)
    threshold = settings.confidence_threshold
    if best.should_show if threshold is None else best.confidence >= threshold:
        return CommentState("shown", words, document, request, found)
    limit = best.limit if threshold is None else threshold
    sure = say("comment.below", ls.locale, percent=whole_percent(best.confidence), threshold=whole_percent(limit))
    return CommentState("unsure", "; ".join(part for part in (words, sure) if part), document, request, found)


def _words(ls: SqlCopilotServer, best: Suggestion) -> str:
    """Which words the best answer leaves out; first those that speak of nothing in the schema."""
    unknown = [word.text for word in best.unused if not word.is_known]
    unused = [word.text for word in best.unused if word.is_known]
    said = [("comment.unknown", unknown), ("comment.unused", unused)]
    return "; ".join(say(code, ls.locale, words=", ".join(words)) for code, words in said if words)
