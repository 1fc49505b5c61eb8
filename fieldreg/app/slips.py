"""What a person takes along who has no card yet, and the receipt of what was paid."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fieldreg.app.desk import Desk
from fieldreg.domain.dates import long_date, short_month
from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import PaymentMethod, Registration
from fieldreg.domain.money import rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.nik import masked_nik
from fieldreg.domain.programmes import Payer
from fieldreg.store import Member

if TYPE_CHECKING:
    from fieldreg.cards import Paper, Slip

SlipKind = Literal["provisional", "receipt"]

_PAID_BY = {PaymentMethod.CASH: "Tunai", PaymentMethod.TRANSFER: "Transfer atau QRIS"}


def write_member_slip(
    desk: Desk, member: Member, path: Path, *, kind: SlipKind, paper: "Paper" = "a5"
) -> None:
    """A slip as a PDF of one page; nothing is recorded. Raises Fault as `member_slip`, and the disk's."""
    from fieldreg.cards import write_slip  # noqa: PLC0415 - reportlab is slow to load

    write_slip(path, member_slip(desk, member, kind), paper=paper)


def print_member_slip(desk: Desk, member: Member, *, kind: SlipKind, printer: str = "") -> None:
    """A slip on 58 mm thermal paper, by the printer's own commands.

    `printer` is `tcp://host[:port]`, `windows:NAME`, or a file or device; "" for that of the settings.
    Raises Fault as `member_slip`, and receipt_printer_missing, printer_failed, printer_missing,
    printer_target_unknown.
    """
    from fieldreg.cards import send_raw, slip_commands  # noqa: PLC0415 - as above

    target = printer or desk.settings.receipt_printer
    if not target:
        raise Fault("receipt_printer_missing")
    send_raw(slip_commands(member_slip(desk, member, kind)), target)


def slip_for_printer(desk: Desk, member: Member) -> tuple[bytes, str]:
    """What the receipt printer of the settings is to be sent, and where.

    Raises Fault as `member_slip`. The target is "" where the settings name no receipt printer.
    """
    from fieldreg.cards import slip_commands  # noqa: PLC0415 - as above

    return slip_commands(member_slip(desk, member, slip_kind(member))), desk.settings.receipt_printer


def slip_kind(member: Member) -> SlipKind:
    """What this person can be given: a receipt once they have a number, a provisional slip before."""
    return "receipt" if member.kpj is not None else "provisional"


def member_slip(desk: Desk, member: Member, kind: SlipKind) -> "Slip":
    """provisional: for somebody whose number is still to come. receipt: for a contribution that was paid.

    Raises Fault: slip_has_number (a card can be made), slip_nothing_paid (not paid yet, or paid by a
    sponsor), person_erased.
    """
    registration = desk.store.people.registration(member.member_id)
    if registration is None:
        raise Fault("person_erased")
    if kind == "provisional":
        if member.kpj is not None:
            raise Fault("slip_has_number")
        return _provisional(desk, member, registration)
    if registration.payer is not Payer.SELF or registration.payment.method not in _PAID_BY:
        raise Fault("slip_nothing_paid")
    return _receipt(desk, member, registration)


def _provisional(desk: Desk, member: Member, registration: Registration) -> "Slip":
    from fieldreg.cards import Slip  # noqa: PLC0415 - as above

    return Slip(
        title="Tanda pendaftaran sementara",
        rows=(
            *_person(registration),
            *_terms(registration),
            ("Iuran", rupiah(member.amount_rp)),
            *_where(desk, registration),
            ("Nomor catatan", member.member_id[:8].upper()),
        ),
        strong="Nomor peserta (KPJ) menyusul.",
        notes=(
            "Lembar ini bukan kartu peserta dan bukan bukti perlindungan.",
            "Kartu dibuat setelah nomor tersedia. Simpan lembar ini dan tunjukkan saat mengambil kartu.",
            "Tanya: Layanan 175, cukup dengan NIK Anda.",
        ),
        practice=desk.practice,
    )


def _receipt(desk: Desk, member: Member, registration: Registration) -> "Slip":
    from fieldreg.cards import Slip  # noqa: PLC0415 - as above

    return Slip(
        title="Tanda terima iuran",
        rows=(
            ("Nomor", registration.payment.reference or "–"),
            *_person(registration),
            ("Nomor peserta (KPJ)", grouped_kpj(member.kpj) if member.kpj else "menyusul"),
            *_terms(registration),
            ("Cara bayar", _PAID_BY[registration.payment.method]),
            *_where(desk, registration),
        ),
        strong=f"Diterima {rupiah(member.amount_rp)}",
        notes=(
            "Perlindungan berjalan setelah pendaftaran divalidasi kantor pusat.",
            "Simpan lembar ini sampai kartu Anda menyatakan terlindungi.",
        ),
        signed_by=f"Petugas: {desk.officer.name}",
        practice=desk.practice,
    )


def _person(registration: Registration) -> tuple[tuple[str, str], ...]:
    # The last four are enough to tell two namesakes apart; a slip is easily lost.
    return (("Nama", registration.name), ("NIK", masked_nik(registration.nik)))


def _terms(registration: Registration) -> tuple[tuple[str, str], ...]:
    first = Month.parse(registration.first_month)
    last = first.plus(registration.months - 1)
    months = short_month(first) if first == last else f"{short_month(first)} – {short_month(last)}"
    return (("Program", " + ".join(registration.programmes)), ("Masa iuran", months))


def _where(desk: Desk, registration: Registration) -> tuple[tuple[str, str], ...]:
    place = desk.settings.place or registration.work_place
    day = long_date(desk.today())
    return (("Tanggal", f"{day}, {place}" if place else day),)
