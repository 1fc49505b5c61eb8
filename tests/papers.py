"""Pictures of every paper of a market day, in colour and as a black-and-white printer shows it.

    python -m tests.papers [FOLDER]

The people are invented; the laptop, its headquarters and everything shown are real.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

import pypdfium2

from fieldreg.app import (
    ActivationForm,
    ask_places,
    cancel_member,
    close_day,
    confirm_printed,
    count_informed,
    hand_over,
    issue_cards,
    open_activation,
    register_member,
    spoil_card,
    waiting_for_cards,
    write_contributors,
    write_hand_over_list,
    write_member_slip,
    write_recap,
)
from fieldreg.cards import write_leaflet
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.member import CardState
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq import Hq, HqConfig, init
from tests.desks import OFFICER, FixedClock, enrolled_desk, form, sync_direct

CODE = "GNL-2026-07"
WORK = ("buruh angkut", "pedagang", "ojek", "petani", "asisten rumah tangga")


def main(folder: Path) -> None:
    """Make them all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        papers = Path(scratch) / "papers"
        papers.mkdir()
        _market_day(Path(scratch), papers)
        for pdf in sorted(papers.glob("*.pdf")):
            _pictures(pdf, folder)


def _market_day(scratch: Path, papers: Path) -> None:
    config = HqConfig(folder=scratch / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config, clock=FixedClock().now_ms) as hq, enrolled_desk(scratch / "laptop", hq) as desk:
        hq.add_pool("12345600001", "12345699999")
        donor = {"payer": Payer.CSR, "places": 40, "first_month": "2026-11", "months": 3}
        hq.add_sponsorship(
            Sponsorship(code=CODE, donor="PT Contoh Peduli Sesama", mou="MOU/12/2026", **donor)
        )
        sync_direct(desk, hq)
        ask_places(desk, CODE, 40)
        sync_direct(desk, hq)
        plan = ActivationForm(
            name="Aktivasi Contoh", place="Pasar Contoh", first_day=date(2026, 11, 18), goal=60
        )
        open_activation(desk, plan)
        for number in range(40):
            sponsored = {"sponsorship": CODE, "payment_method": "", "payment_reference": ""}
            paid = sponsored if number % 4 else {"payment_reference": f"KW-{number:04d}"}
            register_member(
                desk, form(number, occupation=WORK[number % 5], work_place=f"Los {number % 3}", **paid)
            )
        count_informed(desk, "ojek", 7)
        issue_cards(desk, waiting_for_cards(desk), papers / "cards.pdf")
        confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED)[:30])
        people = desk.store.people.with_card(CardState.PRINTED)
        for member in people[:24]:
            hand_over(desk, member.member_id, HandOverForm(identity_checked=True))
        spoil_card(desk, people[25], reason="tinta")
        sync_direct(desk, hq)
        close_day(desk, papers / "closing.pdf", cash_rp={OFFICER.officer_id: 300_000}, cards=5)
        cancel_member(desk, people[0].member_id, reason="uji")
        close_day(desk, papers / "closing-again.pdf")
        write_hand_over_list(desk, papers / "hand-over.pdf", sponsorship=CODE)
        write_recap(desk, papers / "recap.pdf", sponsorship=CODE)
        write_contributors(desk, papers / "contributors.pdf")
        write_leaflet(papers / "leaflet.pdf", month=Month.of(desk.today()))
        write_member_slip(desk, people[4], papers / "receipt.pdf", kind="receipt")


def _pictures(pdf: Path, folder: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=1.6).to_pil()
        picture.save(folder / f"{pdf.stem}-{number}.png")
        picture.convert("L").save(folder / f"{pdf.stem}-{number}-grey.png")
    document.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/papers"))
