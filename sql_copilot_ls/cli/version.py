"""`sqlcopilot-ls --version`: what is in use, and in which version."""

from __future__ import annotations

from sql_copilot_ls.cli.output import write
from sql_copilot_ls.versions import package_version


def run() -> int:
    """Print them; gives the exit status."""
    from sql_copilot_ls.generation import GenerationError, load_artefact
    from sql_copilot_ls.query.grammar import GRAMMAR_VERSION

    write(f"sqlcopilot-ls {package_version()}")
    try:
        versions = load_artefact().versions
    except ImportError as error:
        versions = {"engine": f"not loadable ({error})", "artefact": "unknown"}
    except GenerationError as error:
        versions = {"artefact": f"not usable ({error})"}
    versions["grammar"] = str(GRAMMAR_VERSION)
    for name, version in versions.items():
        write(f"{name} {version}")
    return 0
