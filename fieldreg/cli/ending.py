"""Where a file is to be written: its ending says what it is, and its folder is there."""

from pathlib import Path

from fieldreg.cli.run import BadInput
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem


def check_ending(path: Path | None, *endings: str, field: str = "out") -> None:
    """The name ends in one of these (".pdf", whatever its case) and its folder is there, or there is none.

    Raises BadInput (ending_unknown), Fault (folder_away): before anybody has waited for what goes into it.
    """
    if path is not None and path.suffix.lower() not in endings:
        values = {"file": path.name, "endings": ", ".join(endings)}
        raise BadInput([Problem("ending_unknown", field, values=values)])
    if path is not None and not path.parent.is_dir():
        raise Fault("folder_away")
