"""The form on the screen, kept as it is typed."""

import msgspec

from fieldreg.app.desk import Desk
from fieldreg.domain.form import RegistrationForm

_NAME = "registration"


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
    try:
        return msgspec.json.decode(draft.content, type=RegistrationForm)
    except msgspec.MsgspecError:
        # Typed in an earlier version whose form had other fields.
        return None


def drop_draft(desk: Desk) -> None:
    """The person was saved or the form cleared."""
    desk.store.drafts.drop(_NAME)
