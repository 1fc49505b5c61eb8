"""A day as a spreadsheet for the office. No NIK and no phone: whoever needs them has the records."""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.closing_words import figure, figure_name, occupation, officer_names, sheet_of
from fieldreg.app.day_report import DayReport
from fieldreg.app.desk import Desk
from fieldreg.assets import Words, load_words
from fieldreg.domain.dates import long_date, short_date
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import PaymentMethod
from fieldreg.store import Member

if TYPE_CHECKING:
    from fieldreg.lists import TableSheet


def export_day(desk: Desk, report: DayReport, path: Path) -> None:
    """Write a day as XLSX, or its people as CSV where the name ends in .csv.

    Nothing is recorded. Raises Fault (disk_full, cannot_write_file).
    """
    from fieldreg.lists import write_csv, write_workbook  # noqa: PLC0415 - spreadsheets are slow to load

    people = _people(desk, report)
    if path.suffix.lower() == ".csv":
        write_csv(path, people)
        return
    write_workbook(path, [_summary(desk, report), people, *_behind(desk, report)])


def _people(desk: Desk, report: DayReport) -> "TableSheet":
    from fieldreg.lists import TableSheet  # noqa: PLC0415 - as above

    words, names = load_words("id"), officer_names(desk)
    members = desk.store.days.members(report.span)
    rows = tuple(
        (place, *_person(desk, words, names, member)) for place, member in enumerate(members, start=1)
    )
    return TableSheet(
        name="Peserta",
        titles=(
            "No.", "Nomor peserta (KPJ)", "Nama", "Pekerjaan", "Program", "Sampai bulan", "Pembayar",
            "Cara bayar", "Kuitansi", "Iuran (Rp)", "Petugas", "Jam", "Kartu", "Kantor pusat",
            "Kegiatan", "Dibatalkan",
        ),
        rows=rows,
        heading=(f"Peserta terdaftar {long_date(report.day)}",),
        total=("", "Jumlah", *[""] * 7, sum(m.amount_rp for m in members if m.live), *[""] * 6),
    )  # fmt: skip


def _person(desk: Desk, words: Words, names: dict[str, str], member: Member) -> tuple[str | int, ...]:
    at = desk.local(member.registered_at_ms)
    return (
        grouped_kpj(member.kpj) if member.kpj else "",
        member.name,
        occupation(desk, words, member.occupation),
        member.programmes,
        member.last_month,
        words.term(member.payer),
        words.term(member.payment),
        member.reference if member.payment != PaymentMethod.LATER else "",
        member.amount_rp if member.live else 0,
        names.get(member.officer, member.officer),
        f"{at:%H.%M}",
        words.term(f"card_{member.card}"),
        words.term(f"verdict_{member.verdict}"),
        member.activation,
        "" if member.live else "ya",
    )


def _summary(desk: Desk, report: DayReport) -> "TableSheet":
    from fieldreg.lists import TableSheet  # noqa: PLC0415 - as above

    words, sheet = load_words("id"), sheet_of(desk, report)
    rows: list[tuple[str | int, ...]] = [
        ("Angka", figure_name(words, name), value) for name, value in report.reconciliation.figures.items()
    ]
    rows += [("Pekerjaan", tally.label, tally.count) for tally in sheet.by_occupation]
    rows += [("Pembayar", tally.label, tally.count) for tally in sheet.by_payer]
    rows += [("Program", tally.label, tally.count) for tally in sheet.by_programme]
    for balance in sheet.balances:
        rows += [(balance.title, tally.label, tally.count) for tally in (balance.whole, *balance.parts)]
    rows += [(f"Uang tunai {each.officer}", "tercatat (Rp)", each.recorded_rp) for each in sheet.cash]
    rows += [
        (f"Uang tunai {each.officer}", "dihitung (Rp)", each.counted_rp)
        for each in sheet.cash
        if each.counted_rp is not None
    ]
    where = " · ".join(filter(None, (sheet.activation, sheet.place, f"Laptop {sheet.device}")))
    when = f"Dibaca {short_date(sheet.closed_at.date())} {sheet.closed_at:%H.%M} {sheet.zone}"
    return TableSheet(
        name="Ringkasan",
        titles=("Bagian", "Apa", "Jumlah"),
        rows=tuple(rows),
        heading=(f"Penutupan hari {long_date(sheet.day)}", where, when),
    )


def _behind(desk: Desk, report: DayReport) -> list["TableSheet"]:
    from fieldreg.lists import TableSheet  # noqa: PLC0415 - as above

    words, sheet = load_words("id"), sheet_of(desk, report)
    found = [
        TableSheet(
            name="Selisih",
            titles=("Jenis", "Apa", "Catatan", "Selisih (Rp)"),
            rows=tuple(
                ("Selisih" if each.wrong else "Masih terbuka", each.label, record, each.amount_rp)
                for each in sheet.differences
                for record in each.records
            ),
            heading=("Selisih dan yang masih terbuka",),
        ),
        TableSheet(
            name="Kuitansi",
            titles=("Dari", "Sampai", "Lembar", "Hilang"),
            rows=tuple(
                (run.first, run.last, run.used, ", ".join(run.missing)) for run in report.reconciliation.runs
            ),
            heading=("Kuitansi tunai",),
        ),
    ]
    if report.closings:
        first = report.closings[0].closed.figures
        now = report.reconciliation.figures
        drifts = tuple(
            ("", figure_name(words, name), figure(name, first[name]), figure(name, now[name]))
            for name in report.drifted
        )
        changes = tuple(
            (f"{short_date(each.at.date())} {each.at:%H.%M}", each.what, each.about, each.officer)
            for each in sheet.changes
        )
        found.append(
            TableSheet(
                name="Perubahan",
                titles=("Kapan", "Apa", "Siapa, atau saat penutupan", "Petugas, atau sekarang"),
                rows=(*drifts, *changes),
                heading=("Perubahan setelah penutupan",),
            )
        )
    return found
