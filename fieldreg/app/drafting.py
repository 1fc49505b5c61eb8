"""The form on the screen, kept as it is typed."""

import msgspec

from fieldreg.app.desk import Desk
from fieldreg.domain.form import RegistrationForm

_NAME, _COMMON = "registration", "common"


def keep_draft(desk: Desk, form: RegistrationForm) -> None:
    """Keep what has been typed so far; about one commit. An empty form drops the draft."""
    if form == RegistrationForm():
        drop_draft(desk)
        return
    desk.store.drafts.keep(_NAME, msgspec.json.encode(form), at_ms=desk.clock.now_ms())


def read_draft(desk: Desk) -> RegistrationForm | None:
    """What was typed before the crash, the sleep or the sign-out; None where nothing readable is there."""
    draft = desk.store.drafts.read(_NAME)
    if draft is None:
        return None
    return _form(draft.content)


def keep_common(desk: Desk, form: RegistrationForm) -> None:
    """Keep what everybody at this table has in common: the work place, the months, the programmes."""
    desk.store.drafts.keep(_COMMON, msgspec.json.encode(form), at_ms=desk.now_ms())


def read_common(desk: Desk) -> RegistrationForm | None:
    """What was kept so today, by the market's day; None on another day or where it cannot be read."""
    draft = desk.store.drafts.read(_COMMON)
    if draft is None or desk.local(draft.at_ms).date() != desk.today():
        return None
    return _form(draft.content)


def drop_draft(desk: Desk) -> None:
    """The person was saved or the form cleared."""
    desk.store.drafts.drop(_NAME)


def _form(content: bytes) -> RegistrationForm | None:
    try:
        return msgspec.json.decode(content, type=RegistrationForm)
    except msgspec.MsgspecError:
        # Typed in an earlier version whose form had other fields.
        return None
