"""The ending of a file that is to be written: it says what the file is to whoever opens it."""

from pathlib import Path

from fieldreg.cli.run import BadInput
from fieldreg.domain.problems import Problem


def check_ending(path: Path | None, *endings: str, field: str = "out") -> None:
    """The name ends in one of these (".pdf", whatever its case), or there is none.

    Raises BadInput (ending_unknown).
    """
    if path is not None and path.suffix.lower() not in endings:
        values = {"file": path.name, "endings": ", ".join(endings)}
        raise BadInput([Problem("ending_unknown", field, values=values)])
