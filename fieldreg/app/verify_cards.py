"""Check cards against HQ's keys and void list, with or without a line."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from fieldreg.app.desk import Desk
from fieldreg.credential import CardVerdict, judge
from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.domain.faults import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Whom to believe: HQ's list of issuers and the cards that it withdrew."""

    keys: IssuerKeysPublished | None
    void: Collection[str]
    """The numbers of withdrawn cards; a mapping also says by which each was replaced."""


def trust_of(desk: Desk) -> Trust:
    """What this laptop knows, as of its last sync."""
    return Trust(keys=desk.store.issuer_keys(), void=desk.store.void_cards())


def verify_text(text: str, trust: Trust, *, now_ms: int) -> CardVerdict:
    """Judge what a scanner typed. Never raises."""
    return judge(text, keys=trust.keys, void=trust.void, now_ms=now_ms)


def verify_file(
    path: Path,
    trust: Trust,
    *,
    now_ms: int,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[CardVerdict, ...]:
    """Judge every QR in an image or a PDF; 0.1 s a page, told to `on_progress`.

    Raises Fault: file_missing, file_unreadable, no_qr_found.
    """
    from fieldreg.cards import read_cards  # noqa: PLC0415 - image libraries are slow to load

    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    texts = read_cards(path, progress=on_progress)
    if not texts:
        raise Fault("no_qr_found", file=path.name)
    return tuple(verify_text(text, trust, now_ms=now_ms) for text in texts)
