"""A folder of files in memory, seen from each of them as a server sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.fault import Fault
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import Refolding, Standpoints, became, declarations, joined
from sql_copilot_ls.schema.model import Schema

ROOT = "/w/"


@dataclass(frozen=True)
class Folder:
    """Files by their path in the folder."""

    files: dict[str, str]
    dialect: str = "postgres"

    @cached_property
    def standpoints(self) -> Standpoints:
        declared = [declarations(text, dialect=self.dialect, file=ROOT + name) for name, text in self.files.items()]
        declared.sort(key=lambda d: d.file)
        schema = Refolding().fold(declared, dialect=self.dialect)
        schema = replace(schema, former=became(declared, schema))
        return Standpoints(declared, schema)

    def seen_from(self, name: str) -> Schema:
        return self.standpoints.seen_from(ROOT + name)

    def script(self, name: str) -> Script:
        return Script(self.files[name], self.dialect, file=ROOT + name)

    def faults(self, name: str) -> list[Fault]:
        return diagnose(self.script(name), self.seen_from(name))

    def messages(self, name: str) -> list[str]:
        """What is complained about, hints aside."""
        return [f.message for f in self.faults(name) if f.severity != "hint"]

    def offered(self, name: str, marked: str) -> list[str]:
        """The completions at the `$0` of a text that is opened under a name."""
        text = marked.replace("$0", "", 1)
        script = Script(text, self.dialect, file=ROOT + name)
        return [c.label for c in complete(script, marked.index("$0"), self.seen_from(name))]

    def untitled(self, text: str) -> list[str]:
        """What is complained about in a document outside the folder."""
        schema = joined([self.standpoints.final, Schema()])
        return [f.message for f in diagnose(Script(text, self.dialect, file="untitled:1"), schema)]
