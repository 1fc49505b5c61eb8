"""The dashboard as charts, for the window and for paper."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.app.activating import Dashboard, hours
from fieldreg.app.closing_words import occupation
from fieldreg.app.desk import Desk
from fieldreg.assets import load_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldreg.cards import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardCharts:
    """Each with this laptop's people dark and the others' light; `cards.chart_svg` draws them."""

    by_occupation: "Chart"
    by_programme: "Chart"
    by_payer: "Chart"
    by_hour: "Chart"
    informed: "Chart"


def chart_dashboard(desk: Desk, board: Dashboard, *, language: str = "id") -> DashboardCharts:
    """The charts of a dashboard, in a language. Reads nothing more."""
    from fieldreg.cards import Chart, Series  # noqa: PLC0415 - only who draws needs the room

    words = load_words(language)

    def across(title: str, part: str, label: "Callable[[str], str]") -> "Chart":
        here: Mapping[str, int] = getattr(board.here, part)
        others: Mapping[str, int] = getattr(board.others, part)
        total: Mapping[str, int] = getattr(board.total, part)
        keys = sorted(total, key=lambda key: (-total[key], key))
        series = [Series(words.term("includes_here"), tuple(here.get(key, 0) for key in keys))]
        if board.other_laptops:
            told = words.say("term", "other_laptops", laptops=board.other_laptops)
            series.append(Series(told, tuple(others.get(key, 0) for key in keys)))
        return Chart(
            title=words.term(title),
            labels=tuple(label(key) for key in keys),
            series=tuple(series),
            includes=board.includes,
        )

    by_hour = hours(desk, board.total)
    days = {each.day for each in by_hour}
    return DashboardCharts(
        by_occupation=across(
            "people_by_occupation", "by_occupation", lambda code: occupation(desk, words, code)
        ),
        by_programme=across("people_by_programme", "by_programmes", lambda code: code.replace("+", " + ")),
        by_payer=across("people_by_payer", "by_payer", words.term),
        by_hour=Chart(
            title=words.term("people_by_hour"),
            labels=tuple(
                f"{each.day.day}/{each.day.month} {each.hour:02d}" if len(days) > 1 else f"{each.hour:02d}"
                for each in by_hour
            ),
            series=(Series(board.includes, tuple(each.registered for each in by_hour)),),
            shape="columns",
            includes=board.includes,
        ),
        informed=across("people_informed", "informed", lambda code: occupation(desk, words, code)),
    )
