"""A question that is asked faster than it is answered is not asked for each time."""

from fieldreg.domain.faults import Fault
from fieldreg.gui.presenting import Question


class Slow:
    """Answers when the test says so."""

    def __init__(self, **how):
        self.asked, self.told = [], []
        self.question = Question(
            lambda done, failed: self.asked.append((done, failed)),
            done=self.told.append,
            failed=lambda fault: self.told.append(fault.code),
            **how,
        )


def test_keys_typed_meanwhile_are_one_more_question():
    slow = Slow()
    for _ in "1.250.000":
        slow.question.put()
    assert len(slow.asked) == 1
    slow.asked[0][0]("the day at the first key")
    assert len(slow.asked) == 2, "the last key counts"
    slow.asked[1][0]("the day at the last key")
    assert (len(slow.asked), slow.told) == (2, ["the day at the first key", "the day at the last key"])
    slow.question.put()
    assert len(slow.asked) == 3


def test_where_only_the_latest_counts_an_answer_that_was_overtaken_is_dropped():
    slow = Slow(only_latest=True)
    assert [slow.question.put() for _ in range(3)] == [True, False, False]
    slow.asked[0][0]("the form at the first key")
    slow.asked[1][0]("the form at the last key")
    assert (len(slow.asked), slow.told) == (2, ["the form at the last key"])


def test_a_fault_is_told_once_and_the_next_question_is_put():
    slow = Slow()
    slow.question.put()
    slow.question.put()
    slow.asked[0][1](Fault("locked"))
    assert (len(slow.asked), slow.told) == (1, ["locked"])
    slow.question.put()
    assert len(slow.asked) == 2
