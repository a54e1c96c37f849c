"""Renames over a folder in memory: what the server would edit, or why it refuses."""

from __future__ import annotations

from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError, check_rename, renamed, unresolved
from tests.analysis.folder import Folder


def rename(folder: Folder, name: str, offset: int, new: str) -> dict[str, str]:
    """The files after a rename of what stands at an offset of a file. Raises `RenameRefusedError`."""
    script, schema = folder.script(name), folder.seen_from(name)
    use = name_at(script, offset, schema)
    fresh = check_rename(use, new, schema, script)
    assert use is not None
    changed = {}
    for file, text in folder.files.items():
        script, schema = folder.script(file), folder.seen_from(file)
        if (use.key.is_local or use.key.own) and file != name:
            changed[file] = text
            continue
        place = unresolved(script, use.key, schema)
        if place is not None and not use.key.is_local:
            raise RenameRefusedError(f"{file}:{place}")
        found = text
        for u in reversed(occurrences(script, use.key, schema, near=offset)):
            found = found[: u.start] + renamed(text, u, fresh, folder.dialect) + found[u.end :]
        changed[file] = found
    return changed
