"""The list to sign at a hand-over."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.desk import Desk
from fieldreg.app.sponsored import sponsor_name
from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import CardState
from fieldreg.store import Member

if TYPE_CHECKING:
    from fieldreg.cards import Signatory

_ON_THE_LIST = (CardState.WAITING, CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)


def write_hand_over_list(
    desk: Desk, path: Path, *, sponsorship: str = "", activation: str = "", waiting_only: bool = False
) -> int:
    """Write the list as a PDF, by work place and name; returns how many people stand on it.

    `waiting_only`: those alone who have not fetched their card. Raises Fault (nobody_to_hand_over, disk_full,
    cannot_write_file).
    """
    from fieldreg.cards import SigningList, write_signing_list  # noqa: PLC0415 - reportlab is slow to load

    states = tuple(state for state in _ON_THE_LIST if not (waiting_only and state is CardState.HANDED_OVER))
    people = desk.store.ceremonies.people(*states, sponsorship=sponsorship, activation=activation)
    if not people:
        raise Fault("nobody_to_hand_over")
    count = desk.store.ceremonies.count(sponsorship=sponsorship, activation=activation)
    plan = desk.store.activations.get(activation) if activation else None
    about = filter(None, (sponsor_name(desk, sponsorship), sponsorship, plan.name if plan else ""))
    write_signing_list(
        path,
        SigningList(
            title="Kartu yang belum diambil" if waiting_only else "Daftar penyerahan kartu",
            subtitle=" · ".join((*about, f"{count.handed_over} dari {count.people} kartu sudah diserahkan")),
            printed_at=desk.local(desk.now_ms()),
            zone=desk.settings.zone,
            groups=tuple(
                (place or "Tanpa tempat kerja", tuple(_signatory(desk, member) for member in members))
                for place, members in groupby(people, key=lambda member: member.work_place)
            ),
        ),
    )
    return len(people)


def _signatory(desk: Desk, member: Member) -> "Signatory":
    from fieldreg.cards import Signatory  # noqa: PLC0415 - as above

    ticked = ""
    done = desk.store.ceremonies.handed_over(member.member_id)
    if member.card is CardState.HANDED_OVER and done is not None:
        at = desk.local(done.at_ms)
        ticked = f"{at.day}/{at.month} {at:%H.%M}" + (f", {done.proxy}" if done.proxy else "")
    return Signatory(
        name=member.name,
        kpj=grouped_kpj(member.kpj) if member.kpj else "menyusul",
        nik_last4=member.nik[-4:],
        ticked=ticked,
    )
