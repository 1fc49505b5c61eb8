"""`fieldreg endings`: whose months are ending, and how they go on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from fieldreg.cli.person import demand_sponsorship
from fieldreg.cli.run import INPUT, BadInput, Call, common_options, problem_json, sentences
from fieldreg.domain.money import rupiah
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import Continued, Desk, Ending, Refused

_PAY_OPTIONS = (
    click.option("--months", default="1", show_default=True, help="1 to 12."),
    click.option("--income", default="", help="Rupiah a month, where it has changed."),
    click.option("--programmes", default="", help="JKK,JKM or JKK,JKM,JHT; else as before."),
)


@click.group("endings")
def verb() -> None:
    """Who ends when, and how they go on: a sponsor pays further, or they do."""


@verb.command("list")
@click.option(
    "--days", type=click.IntRange(0), default=60, show_default=True, help="Ends within so many days."
)
@click.option("--sponsorship", default="", help="Of one sponsorship.")
@click.option("--market", default="", help="Of one market: part of its name.")
@common_options
def list_(call: Call, *, days: int, sponsorship: str, market: str) -> None:
    """Who ends within so many days, and who ended in the last three months, by end, sponsor and name."""
    from fieldreg.app import list_endings  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, sponsorship)
        found = list_endings(desk, within_days=days, sponsorship=sponsorship, market=market)
    call.answer(
        [_json(each) for each in found],
        lambda: "\n".join(_line(call, each) for each in found) or call.say("nobody"),
    )


def _pay_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_PAY_OPTIONS):
        command = option(command)
    return command


@verb.command("quote")
@click.argument("which", metavar="ID")
@_pay_options
@common_options
def quote(call: Call, which: str, **terms: str) -> None:
    """What the person (by id, KPJ or NIK) would pay from the month after the last one."""
    from fieldreg.app import SelfPaymentForm, quote_self_payment  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    with call.desk() as desk:
        member = find_person(desk, which)
        found, problems = quote_self_payment(desk, member.member_id, SelfPaymentForm(**terms))
    if found is None:
        raise BadInput(problems)
    months = [{"month": str(each.month), "total_rp": each.total_rp} for each in found.months]
    call.answer(
        {"id": member.member_id, "total_rp": found.total_rp, "months": months},
        lambda: "\n".join(
            [f"{each.month}  {rupiah(each.total_rp)}" for each in found.months]
            + [f"{call.say('total'):7}  {rupiah(found.total_rp)}"]
        ),
    )


@verb.command("self-pay")
@click.argument("which", nargs=-1, required=True, metavar="ID...")
@_pay_options
@click.option("--method", "payment_method", default="", help="cash or transfer; not yet paid if left out.")
@click.option("--reference", "payment_reference", default="", help="Receipt or transfer number.")
@common_options
def self_pay(call: Call, which: tuple[str, ...], **terms: str) -> None:
    """They (by id, KPJ or NIK) go on at their own cost: the same person, number and card."""
    from fieldreg.app import SelfPaymentForm, continue_as_self_payer  # noqa: PLC0415

    _go_on(call, which, lambda desk, who: continue_as_self_payer(desk, who, SelfPaymentForm(**terms)))


@verb.command("extend")
@click.argument("sponsorship")
@click.argument("which", nargs=-1, metavar="[ID...]")
@click.option("--all-of", default="", help="Everybody in `list` of this earlier sponsorship.")
@common_options
def extend(call: Call, sponsorship: str, which: tuple[str, ...], *, all_of: str) -> None:
    """SPONSORSHIP, a new promise, pays further for these people: each takes one of its places."""
    from fieldreg.app import continue_by_sponsor, list_endings  # noqa: PLC0415

    if bool(which) == bool(all_of):
        raise BadInput([Problem("ids_or_all", "all-of")])

    def of_them(desk: "Desk") -> tuple[str, ...]:
        demand_sponsorship(desk, all_of)
        found = list_endings(desk, within_days=366, sponsorship=all_of) if all_of else ()
        return tuple(each.member_id for each in found)

    _go_on(call, which, lambda desk, who: continue_by_sponsor(desk, who, sponsorship), of_them)


def _go_on(
    call: Call,
    which: tuple[str, ...],
    act: "Callable[[Desk, str], Continued | Refused]",
    more: "Callable[[Desk], tuple[str, ...]]" = lambda _: (),
) -> None:
    from fieldreg.app import Continued  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    values, told = [], []
    with call.desk() as desk:
        people = [*(find_person(desk, each).member_id for each in which), *more(desk)]
        for who in people:
            done = act(desk, who)
            if isinstance(done, Continued):
                values.append(_done_json(done))
                told.append(
                    call.say(
                        "continued",
                        who=who,
                        first=done.first_month,
                        last=done.last_month,
                        amount=rupiah(done.amount_rp),
                    )
                )
            else:
                call.end(INPUT)
                values.append({"id": who, "problems": problem_json(done.problems)})
                told += [f"{who}: {line}" for line in sentences(call, done.problems)]
    call.answer(values, lambda: "\n".join(told) or call.say("nobody"))


def _done_json(done: "Continued") -> dict[str, object]:
    return {
        "id": done.member_id,
        "first_month": done.first_month,
        "last_month": done.last_month,
        "amount_rp": done.amount_rp,
        "problems": [],
    }


def _json(ending: "Ending") -> dict[str, object]:
    about = {key: getattr(ending, key) for key in ("name", "kpj", "market", "sponsorship", "donor")}
    when = {"ends_on": ending.ends_on.isoformat(), "days_left": ending.days_left, "notice": ending.notice}
    return {"id": ending.member_id, **about, **when}


def _line(call: Call, ending: "Ending") -> str:
    who = f"{ending.kpj or '-'}  {ending.name}  {ending.market}"
    days = ending.days_left
    left = call.say("days_ago", days=-days) if days < 0 else call.say("days_left", days=days)
    return f"{ending.ends_on}  ({left})  {ending.sponsorship}  {who}"
