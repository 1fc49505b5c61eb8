"""Enrolment by a stick that several laptops share: which file is whose, so that nobody has to know."""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.desk import Desk
from fieldreg.app.enrolling_by_file import read_enrol_answer, write_enrol_request
from fieldreg.app.home import Home
from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from fieldreg.app.clock import Clock

_REQUEST, _ANSWER = ".enrol", ".enrol.reply"


def leave_enrol_request(
    home: Home,
    place: Path,
    *,
    code: str,
    pin: str,
    officer_name: str,
    laptop_name: str,
    hq_url: str = "",
    clock: "Clock | None" = None,
    keyring: bool = True,
) -> Path:
    """Write the request onto the stick (a folder), or into a file of that name; the file.

    Raises Fault as `write_enrol_request` does.
    """
    file = place
    if place.is_dir():
        plain = "".join(letter if letter.isalnum() else "-" for letter in laptop_name).strip("-")
        file = place / f"fieldreg-{plain or 'laptop'}{_REQUEST}"
    write_enrol_request(
        home, file, code=code, pin=pin, officer_name=officer_name, laptop_name=laptop_name, hq_url=hq_url,
        clock=clock, keyring=keyring,
    )  # fmt: skip
    return file


def fetch_enrol_answer(
    home: Home, place: Path, *, pin: str, hq_url: str = "", clock: "Clock | None" = None
) -> Desk:
    """Take this laptop's answer from the stick, or the file of that name; signed in afterwards.

    Raises Fault: enrol_answer_missing (a folder without one), file_missing (no such file), and as
    `read_enrol_answer` does; of several answers, those for other laptops are passed over.
    """
    answers = sorted(place.glob(f"*{_ANSWER}")) if place.is_dir() else [place]
    if not answers:
        raise Fault("enrol_answer_missing")
    if not answers[0].is_file():
        raise Fault("file_missing", file=place.name)
    for at, answer in enumerate(answers, start=1):
        try:
            return read_enrol_answer(home, answer, pin=pin, hq_url=hq_url, clock=clock)
        except Fault as fault:
            if fault.code != "bundle_not_ours" or at == len(answers):
                raise
    raise AssertionError("the last answer is taken or raises")
