"""From candidates to members: accept, refuse, and register a thousand in one go that may stop anywhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.place_leases import ask_places, open_sponsorship
from fieldreg.app.registering import (
    Refused,
    Registered,
    check_registration,
    demand_not_revoked,
    record_registration,
)
from fieldreg.app.sponsored import PLACES_GONE
from fieldreg.domain.candidates import CandidateState, RowSpan, form_of_candidate, spans
from fieldreg.domain.facts import LeaseRequested
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem
from fieldreg.domain.sponsor_facts import CandidatesAccepted, CandidatesRefused
from fieldreg.store import CandidateList, CandidateRow, Unit

_PEOPLE_A_COMMIT = 50
"""What a power cut can cost: nobody; they are still accepted, and registered when it is begun again."""
_SPANS_A_FACT = 200
_MAX_REASON = 200
_EVERYBODY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedCandidate:
    """Somebody accepted who could not be registered, and why; the state is `refused` now."""

    candidate: CandidateRow
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkRegistered:
    """What one go came to."""

    registered: int
    without_number: int
    """Of these: number and card follow after a sync."""
    refused: tuple[RefusedCandidate, ...]
    waiting: int
    """Still accepted: no place was left, or it was stopped. Beginning again takes these."""
    places_gone: bool


def list_candidates(
    desk: Desk, *, state: CandidateState | None = None, list_id: str = "", after: int = 0, limit: int = 200
) -> tuple[CandidateRow, ...]:
    """Candidates in the order of their lists, a page at a time: `after` is the seq of the last one."""
    return desk.store.candidates.page(state=state, list_id=list_id, after=after, limit=limit)


def candidate_lists(desk: Desk) -> tuple[CandidateList, ...]:
    """Every list that was read, the newest first, with counts that add up."""
    return desk.store.candidates.lists()


def accept_candidates(
    desk: Desk, sponsorship: str, *, list_id: str = "", member_ids: Iterable[str] | None = None
) -> int:
    """These candidates, or all proposed ones (of one list), are to be registered on this sponsorship.

    Asks HQ for the places and numbers that are missing for them. Returns how many were accepted.
    Raises Fault: sponsorship_unknown, sponsorship_ended.
    """
    code = open_sponsorship(desk, sponsorship).code
    takes = (CandidateState.PROPOSED, CandidateState.REFUSED)
    rows = _chosen(desk, list_id, member_ids, takes if member_ids is not None else takes[:1])
    with desk.store.unit() as unit:
        for each, part in _parts(rows):
            fact = CandidatesAccepted(list_id=each, sponsorship=code, rows=part)
            unit.record(fact, desk.stamp())
    prepare_registration(desk, code)
    return len(rows)


def refuse_candidates(
    desk: Desk, *, reason: str, list_id: str = "", member_ids: Iterable[str] | None = None
) -> int:
    """These candidates, or all proposed ones (of one list), are not to be registered. Returns how many.

    Raises Fault (reason_missing).
    """
    if not reason.strip():
        raise Fault("reason_missing")
    takes = (CandidateState.PROPOSED, CandidateState.ACCEPTED)
    rows = _chosen(desk, list_id, member_ids, takes if member_ids is not None else takes[:1])
    with desk.store.unit() as unit:
        for each, part in _parts(rows):
            fact = CandidatesRefused(list_id=each, rows=part, reason=reason.strip()[:_MAX_REASON])
            unit.record(fact, desk.stamp())
    return len(rows)


def prepare_registration(desk: Desk, sponsorship: str) -> None:
    """Ask for as many places and numbers as accepted candidates still need; they come with the next sync."""
    accepted = desk.store.candidates.accepted_by_sponsorship()
    state = desk.store.leases.places(sponsorship)
    missing = accepted.get(sponsorship, 0) - state.left
    if missing > state.requested:
        ask_places(desk, sponsorship, missing)
    numbers = desk.store.leases.state()
    missing = sum(accepted.values()) - numbers.left - numbers.requested
    if missing > 0:
        with desk.store.unit() as unit:
            unit.record(LeaseRequested(request_id=new_id(), numbers=missing), desk.stamp())


def register_candidates(
    desk: Desk,
    sponsorship: str,
    *,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> BulkRegistered:
    """Register the accepted candidates of a sponsorship, in the order of their lists.

    Each becomes a member under the candidate's own id, so nobody can be registered twice, whenever it is
    stopped or killed; begun again it goes on behind those who are members already. Where no place is left
    it stops and the rest stays accepted. Whoever cannot be registered any more is refused with the reason.
    Raises Fault: sponsorship_unknown, sponsorship_ended, device_revoked, disk_full.
    """
    demand_not_revoked(desk)
    code = open_sponsorship(desk, sponsorship).code
    everybody = desk.store.candidates.accepted_by_sponsorship().get(code, 0)
    registered: list[Registered] = []
    refused: list[RefusedCandidate] = []
    gone = False
    while not gone and not should_stop():
        batch = desk.store.candidates.accepted(code, limit=_PEOPLE_A_COMMIT)
        if not batch:
            break
        fresh, bad, gone = _register_batch(desk, code, batch)
        registered += fresh
        refused += bad
        on_progress(len(registered) + len(refused), everybody)
    if gone:
        prepare_registration(desk, code)
    return BulkRegistered(
        registered=len(registered),
        without_number=sum(each.kpj is None for each in registered),
        refused=tuple(refused),
        waiting=desk.store.candidates.accepted_by_sponsorship().get(code, 0),
        places_gone=gone,
    )


def _register_batch(
    desk: Desk, code: str, batch: Sequence[CandidateRow]
) -> tuple[list[Registered], list[RefusedCandidate], bool]:
    """One transaction: (registered, refused, whether no place was left)."""
    registered: list[Registered] = []
    refused: list[RefusedCandidate] = []
    with desk.store.unit() as unit:
        for row in batch:
            result = _register(desk, unit, row, code)
            if isinstance(result, Registered):
                registered.append(result)
                continue
            if any(problem.code == PLACES_GONE for problem in result.problems):
                return registered, refused, True
            refused.append(RefusedCandidate(candidate=row, problems=result.problems))
            here = (RowSpan(first=row.row, last=row.row),)
            reason = result.problems[0].code
            unit.record(CandidatesRefused(list_id=row.list_id, rows=here, reason=reason), desk.stamp())
    return registered, refused, False


def _register(desk: Desk, unit: Unit, row: CandidateRow, code: str) -> Registered | Refused:
    candidate = desk.store.candidates.candidate(row.member_id)
    if candidate is None:
        return Refused(problems=(Problem("candidate_erased", "nik"),))
    form = replace(form_of_candidate(candidate), sponsorship=code)
    judgement = check_registration(desk, form, at_desk=False)
    if judgement.registration is None or judgement.quote is None:
        places = [each for each in judgement.problems if each.code == PLACES_GONE]
        return Refused(problems=(*places, *judgement.problems))
    return record_registration(
        desk, unit, judgement.registration, judgement.quote.total_rp, member_id=row.member_id
    )


def _chosen(
    desk: Desk, list_id: str, member_ids: Iterable[str] | None, states: Sequence[CandidateState]
) -> list[CandidateRow]:
    wanted = None if member_ids is None else set(member_ids)
    rows = [
        row
        for state in states
        for row in desk.store.candidates.page(state=state, list_id=list_id, limit=_EVERYBODY)
    ]
    return rows if wanted is None else [row for row in rows if row.member_id in wanted]


def _parts(rows: Iterable[CandidateRow]) -> Iterator[tuple[str, tuple[RowSpan, ...]]]:
    """(list, spans) of these rows; a fact's body stays small however they are scattered."""
    by_list: dict[str, list[int]] = {}
    for row in rows:
        by_list.setdefault(row.list_id, []).append(row.row)
    for list_id, numbers in by_list.items():
        every = tuple(spans(numbers))
        for start in range(0, len(every), _SPANS_A_FACT):
            yield list_id, every[start : start + _SPANS_A_FACT]
