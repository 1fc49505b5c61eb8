"""What follows from every round with HQ, by line or by stick: a laptop may never have a line."""

from fieldreg.app.desk import Desk
from fieldreg.app.erasing import erase_due
from fieldreg.app.key_change import take_up_key
from fieldreg.app.number_leases import assign_waiting_numbers


def follow_round(desk: Desk) -> int:
    """Erase who need not be known any longer, take up a new key, give late numbers; how many got one."""
    erase_due(desk)
    take_up_key(desk)
    return assign_waiting_numbers(desk)
