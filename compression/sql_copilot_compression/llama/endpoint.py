"""A teacher behind an OpenAI-style endpoint on this machine, such as vLLM or llama.cpp serve one."""

from __future__ import annotations

import ipaddress
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from sql_copilot_compression.llama.answering import LONGEST, Answerer, first_line, query_in
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.records import Record

SECONDS = 600
"""Patience for one request."""


def require_loopback(endpoint: str) -> None:
    """Raises `LanguageModelError` for an address that is not this machine's own: schemas and questions stay here."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    try:
        own = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own or parts.scheme not in ("http", "https"):
        raise LanguageModelError(f"{endpoint} is not on this machine: an endpoint is http://127.0.0.1:PORT/v1")


def completions(endpoint: str, model: str, text: str, samples: int, temperature: float) -> list[str]:
    """Continuations of a prompt. Raises `LanguageModelError` where nobody answers, or not as OpenAI's API does."""
    body = {
        "model": model, "prompt": text, "n": samples, "max_tokens": LONGEST,
        "temperature": temperature if samples > 1 else 0.0, "stop": [";", "\n\n"],
    }  # fmt: skip
    request = urllib.request.Request(
        f"{endpoint.rstrip('/')}/completions", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            choices = json.load(answer)["choices"]
            return [str(choice["text"]) for choice in choices]
    except (urllib.error.URLError, OSError) as error:
        raise LanguageModelError(f"{endpoint} does not answer: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise LanguageModelError(f"{endpoint} answers, but not as OpenAI's completions do: {error!r}") from error


def remote_answerer(endpoint: str, model: str, temperature: float = 0.8, *, plain: bool = False) -> Answerer:
    """Answers of the model behind an endpoint: queries, or with `plain` the text's first line as it is."""
    require_loopback(endpoint)
    cut: Callable[[str], str] = first_line if plain else query_in

    def answers(records: Sequence[Record], samples: int) -> list[list[str]]:
        return [
            [cut(text) for text in completions(endpoint, model, record.prompt, samples, temperature)]
            for record in records
        ]

    return answers
