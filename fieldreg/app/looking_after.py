"""What is done by the way, so that a bad day finds the laptop prepared."""

from fieldreg.app.backups import back_up_if_due
from fieldreg.app.card_issue import end_issue
from fieldreg.app.desk import Desk
from fieldreg.app.home import Home
from fieldreg.app.reserve import keep_reserve


def look_after(desk: Desk, home: Home) -> None:
    """At a sign-in and now and then while work goes on: reserve and backup, and a PDF that was cut short."""
    keep_reserve(home)
    end_issue(desk)
    back_up_if_due(desk, home)
