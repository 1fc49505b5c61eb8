"""The recap that a sponsor publishes, and the list of all contributors: from what this laptop knows."""

from collections.abc import Sequence
from pathlib import Path

from fieldreg.app.desk import Desk
from fieldreg.assets import load_words
from fieldreg.domain.dates import short_date
from fieldreg.domain.faults import Fault
from fieldreg.domain.programmes import Programme
from fieldreg.domain.recap import Protected, Recap
from fieldreg.domain.sponsorships import read_code
from fieldreg.store import ProtectedRow


def read_recap(desk: Desk, code: str) -> Recap:
    """Everybody whom a sponsorship protects, by name. Raises Fault (sponsorship_without_people)."""
    recap = _recap(desk, read_code(code))
    if not recap.people:
        raise Fault("sponsorship_without_people", sponsorship=code)
    return recap


def read_recaps(desk: Desk) -> tuple[Recap, ...]:
    """Every sponsorship that protects somebody."""
    recaps = (_recap(desk, code) for code in desk.store.sponsorships.codes())
    return tuple(recap for recap in recaps if recap.people)


def write_recap(desk: Desk, path: Path, *, sponsorship: str) -> Recap:
    """Write the recap as PDF, or as XLSX where the name ends so; returns it.

    Raises Fault (sponsorship_without_people, disk_full, cannot_write_file).
    """
    recap = read_recap(desk, sponsorship)
    if path.suffix.lower() == ".xlsx":
        from fieldreg.lists import recap_tables, write_workbook  # noqa: PLC0415 - spreadsheets are slow to load

        write_workbook(path, recap_tables(recap))
    else:
        from fieldreg.cards import write_recap as write_pdf  # noqa: PLC0415 - reportlab is slow to load

        write_pdf(path, recap)
    return recap


def write_contributors(desk: Desk, path: Path) -> Sequence[Recap]:
    """Write the list of contributors as PDF or XLSX; returns the recaps that it adds up.

    Raises Fault (nobody_sponsored, disk_full, cannot_write_file).
    """
    recaps = read_recaps(desk)
    if not recaps:
        raise Fault("nobody_sponsored")
    if path.suffix.lower() == ".xlsx":
        from fieldreg.lists import contributor_tables, write_workbook  # noqa: PLC0415 - as above

        write_workbook(path, contributor_tables(recaps))
    else:
        from fieldreg.cards import write_contributors as write_pdf  # noqa: PLC0415 - as above

        write_pdf(path, recaps)
    return recaps


def _recap(desk: Desk, code: str) -> Recap:
    now = desk.local(desk.now_ms())
    identity = desk.store.identity()
    return Recap(
        code=code,
        sponsorship=desk.store.sponsorships.get(code),
        people=tuple(_protected(desk, row) for row in desk.store.sponsorships.protected(code)),
        includes=load_words("id").say(
            "term",
            "recap_of_laptop",
            laptop=identity.name if identity else "–",
            when=f"{short_date(now.date())} {now:%H.%M} {desk.settings.zone}",
        ),
    )


def _protected(desk: Desk, row: ProtectedRow) -> Protected:
    found = desk.tables.occupations.find(row.occupation)
    other = row.occupation_text or load_words("id").term("occupation_other")
    return Protected(
        name=row.name,
        work=found.label if found else other,
        programmes=tuple(map(Programme, row.programmes.split("+"))),
        first_month=row.first_month,
        months=row.months,
        amount_rp=row.amount_rp,
        handed_over=row.handed_over,
    )
