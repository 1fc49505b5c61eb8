"""The population register of practice: it knows nobody, and finds what one can find in a NIK alone.

So whoever practises meets a registration that headquarters sends back, and can make another by a slip.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreg.hq import Question

_WOMENS_DAY = 40


class PracticeRegister:
    """Confirms everybody whose birth date and sex are those of their NIK (`fieldreg.hq.Register`)."""

    def ask(self, questions: "Sequence[Question]", *, timeout_s: float) -> Mapping[str, str]:  # noqa: ARG002  at once
        """For each member id "" or what is wrong."""
        return {asked.member_id: _objection(asked) for asked in questions}


def _objection(asked: "Question") -> str:
    day, month, year = (asked.nik[at : at + 2] for at in (6, 8, 10))
    woman = int(day) > _WOMENS_DAY
    born = f"{year}-{month}-{int(day) - _WOMENS_DAY * woman:02d}"
    if not asked.birth_date.endswith(born):
        return "register_birth_date_differs"
    return "" if asked.sex == ("P" if woman else "L") else "register_sex_differs"
