"""A recap and the list of contributors as tables. No NIK and no phone ever comes here."""

from collections.abc import Iterable

from fieldreg.domain.dates import short_month
from fieldreg.domain.months import Month
from fieldreg.domain.recap import Recap, contributors
from fieldreg.lists.tables import TableSheet


def recap_tables(recap: Recap) -> list[TableSheet]:
    """Figures and people."""
    promised = recap.sponsorship
    about = [("Sponsor", recap.donor), ("Kode program", recap.code)]
    about += [("Nota kesepahaman (MoU)", promised.mou)] if promised and promised.mou else []
    figures: list[tuple[str, str | int]] = [
        *about,
        *([("Tempat yang dijanjikan", promised.places)] if promised else []),
        ("Pekerja terlindungi", len(recap.people)),
        ("Bulan perlindungan", recap.member_months),
        ("Iuran (Rp)", recap.amount_rp),
        ("Kartu diserahkan", recap.handed_over),
    ]
    return [
        TableSheet(
            name="Rekap",
            titles=("Apa", "Jumlah"),
            rows=(
                *figures,
                *((f"Pekerjaan: {work}", count) for work, count in recap.by_work.items()),
                *((f"Terlindungi {short_month(month)}", count) for month, count in recap.by_month.items()),
            ),
            heading=(f"Rekap perlindungan pekerja: {recap.donor}", recap.includes),
        ),
        TableSheet(
            name="Peserta",
            titles=("No.", "Nama", "Pekerjaan", "Program", "Dari", "Sampai", "Bulan", "Iuran (Rp)", "Kartu"),
            rows=tuple(
                (
                    place,
                    person.name or "(data dihapus)",
                    person.work,
                    " + ".join(person.programmes),
                    short_month(Month.parse(person.first_month)),
                    short_month(person.last_month),
                    person.months,
                    person.amount_rp,
                    "diserahkan" if person.handed_over else "belum",
                )
                for place, person in enumerate(recap.people, start=1)
            ),
            heading=(f"Peserta {recap.code}", recap.includes),
            total=("", "Jumlah", "", "", "", "", recap.member_months, recap.amount_rp, recap.handed_over),
        ),
    ]


def contributor_tables(recaps: Iterable[Recap]) -> list[TableSheet]:
    """Each donor once, and each sponsorship."""
    each = list(recaps)
    donors = contributors(each)
    includes = each[0].includes if each else ""
    return [
        TableSheet(
            name="Sponsor",
            titles=(
                "No.",
                "Sponsor",
                "Program",
                "Pekerja",
                "Bulan perlindungan",
                "Iuran (Rp)",
                "Kartu diserahkan",
            ),
            rows=tuple(
                (
                    place,
                    donor.donor,
                    ", ".join(donor.codes),
                    donor.people,
                    donor.member_months,
                    donor.amount_rp,
                    donor.handed_over,
                )
                for place, donor in enumerate(donors, start=1)
            ),
            heading=("Daftar sponsor", includes),
            total=(
                "",
                "Jumlah",
                "",
                sum(donor.people for donor in donors),
                sum(donor.member_months for donor in donors),
                sum(donor.amount_rp for donor in donors),
                sum(donor.handed_over for donor in donors),
            ),
        )
    ]
