"""Where the folder `resources/` is."""

from functools import cache
from pathlib import Path

from fieldreg.domain.faults import Fault

LANGUAGES = ("id", "en")
"""Indonesian first: it is the default."""


def resource_path(*parts: str) -> Path:
    """The path of a file or folder in `resources/`; it need not exist.

    Raises Fault `resources_missing` when the installation has no such folder.
    """
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    # A wheel and the frozen app carry it inside the package, a source checkout beside it. Inside
    # comes first: beside an installed package, a folder of that name would be somebody else's.
    package = Path(__file__).resolve().parents[1]
    for root in (package / "resources", package.parent / "resources"):
        if (root / "words" / "id.toml").is_file():
            return root
    raise Fault("resources_missing")
