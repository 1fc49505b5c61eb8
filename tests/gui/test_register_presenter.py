"""The registration's decisions, on a real store, without Qt."""

import pytest

from fieldreg.app import ActivationForm, open_activation, read_draft
from fieldreg.assets import load_consent, load_tables
from fieldreg.domain.facts import UNDO_MS
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Severity
from fieldreg.gui.register.form_state import Origin
from fieldreg.gui.register.presenter import RegisterPresenter

NIK = "3171074107909901"


class Page:
    """Remembers what it was told."""

    def __init__(self):
        self.texts, self.focused, self.screen, self.fault, self.offered = {}, "", None, None, ()

    def show_screen(self, screen):
        self.screen = screen

    def fill(self, name, text):
        self.texts[name] = text

    def suggest(self, name, texts, *, sure):
        self.offered, self.sure = texts, sure

    def focus(self, name):
        self.focused = name

    def move_on(self, name):
        self.focused = name

    def go_on_at(self, name):
        self.focused = name

    def show_fault(self, fault):
        self.fault = fault

    def hold_keys(self):
        self.held = True

    def let_keys_go(self, *, into_next):
        self.held, self.into_next = False, into_next


@pytest.fixture
def desk(work):
    page, saved, later = Page(), [], []
    presenter = make(page, work, saved, later)
    presenter.begin()
    work.settle()

    def typed(**fields):
        for name, text in fields.items():
            presenter.reached(name)
            presenter.typed(name, text)
            presenter.left(name)
        work.settle()

    presenter.page, presenter.saved, presenter.fields, presenter.later = page, saved, typed, later
    return presenter


def make(page, work, saved, later):
    return RegisterPresenter(
        page,
        work,
        load_tables=load_tables,
        saved=lambda: saved.append(1),
        after=lambda ms, call: later.append((ms, call)),
    )


def time_passes(desk, work):
    """Everything that was put off happens."""
    while desk.later:
        desk.later.pop(0)[1]()
    work.settle()


def complete(desk, **changes):
    fields = {"nik": NIK, "name": "RUKMINI CONTOH", "occupation": "porter", "income": "1,5 jt",
              "payment_reference": "0187"}  # fmt: skip
    desk.fields(**{**fields, **changes})
    desk.toggled_consent()


def test_agreeing_may_be_the_last_act(desk, work):
    complete(desk)
    desk.toggled_consent()  # taken back: not yet read out
    desk.agree_and_save()
    work.settle()
    assert desk.saved == [1]
    assert "consent_version" not in desk.page.texts or not desk.page.texts["consent_version"]


def test_agreeing_last_never_takes_back_what_was_agreed(desk, work):
    complete(desk, name="")
    desk.agree_and_save()
    work.settle()
    assert desk.saved == []
    assert desk.page.texts["consent_version"]


def test_an_empty_form_tells_nobody_off(desk):
    assert desk.page.screen.problems == {}
    assert not desk.page.screen.ready


def test_the_nik_fills_what_it_says_and_says_so(desk):
    desk.fields(nik=NIK)
    assert desk.page.texts["birth_date"] == "01/07/1990"
    assert desk.page.texts["sex"] == "P"
    assert desk.page.screen.origins["birth_date"] is Origin.NIK
    assert desk.page.screen.nik.place.startswith("Tanah Abang")


def test_the_sixteenth_digit_goes_on_to_the_name(desk):
    desk.reached("nik")
    desk.typed("nik", NIK[:15])
    assert desk.page.focused == ""
    desk.typed("nik", NIK)
    assert desk.page.focused == "name"
    assert desk.page.texts["nik"] == "317107 410790 9901"


def test_an_unfinished_nik_takes_back_what_it_had_filled(desk):
    desk.fields(nik=NIK)
    desk.fields(nik=NIK[:10])
    assert desk.page.texts["birth_date"] == ""
    assert desk.page.screen.nik is None


def test_what_a_person_typed_is_never_overwritten_by_the_nik(desk):
    desk.fields(birth_date="02/07/1990")
    desk.fields(nik=NIK)
    assert desk.page.texts.get("birth_date", "") != "01/07/1990"
    assert desk.page.screen.problems["nik"].code == "nik_birth_date_differs"


def test_what_is_emptied_to_be_typed_anew_stays_empty_until_it_is_left(desk, work):
    desk.fields(nik=NIK)
    desk.reached("birth_date")
    desk.typed("birth_date", "")
    work.settle()
    assert desk.page.screen.origins.get("birth_date") is None
    desk.left("birth_date")
    work.settle()
    assert desk.page.screen.origins["birth_date"] is Origin.NIK
    desk.reached("birth_date")
    desk.typed("birth_date", "")
    desk.typed("birth_date", "02/07/1990")
    work.settle()
    assert desk.page.screen.origins.get("birth_date") is None
    assert desk.page.screen.problems["nik"].code == "nik_birth_date_differs"


def test_half_a_number_is_no_mistake_while_it_is_being_typed(desk, work):
    desk.reached("nik")
    desk.typed("nik", "31710741")
    work.settle()
    assert "nik" not in desk.page.screen.problems
    assert desk.page.screen.nik_digits == 8
    desk.left("nik")
    assert desk.page.screen.problems["nik"].code == "nik_wrong_length"


def test_a_letter_in_a_nik_is_told_at_once(desk, work):
    desk.reached("nik")
    desk.typed("nik", "3171O")
    work.settle()
    assert desk.page.screen.problems["nik"].code == "nik_not_digits"


def test_money_is_understood_beside_what_was_typed(desk):
    desk.fields(income="1,5 jt")
    assert desk.page.screen.income_rp == 1_500_000
    assert desk.page.screen.quote.total_rp == 11_400
    assert desk.page.screen.relief_until == desk.page.screen.quote.months[0].month


def test_a_few_letters_find_an_occupation_and_its_code_is_registered(desk, work):
    desk.reached("occupation")
    desk.typed("occupation", "buruh ang")
    work.settle()
    assert desk.page.offered[0] == "Porter"
    desk.took("occupation", 0)
    assert desk.page.texts["occupation"] == "Porter"
    assert desk._state.form().occupation == "porter"


@pytest.mark.parametrize(
    ("name", "typed", "meant", "code"),
    [
        ("district", "kebyoran bru", "Kebayoran Baru, ", "31.74.07"),
        ("work_regency", "surabya", "Kota Surabaya", "35.78"),
        ("occupation", "buruh angkt", "Porter", "porter"),
    ],
)
def test_a_slip_of_the_hand_is_offered_and_taken_only_on_purpose(desk, name, typed, meant, code):
    desk.fields(**{name: typed})
    assert desk.page.offered[0].startswith(meant)
    assert not desk.page.sure
    assert desk._state.value(name) == typed
    desk.took(name, 0)
    assert desk._state.value(name) == code
    desk.fields(**{name: typed[:4]})
    assert desk.page.sure or not desk.page.offered


def test_saving_gives_the_number_and_keeps_what_the_market_has_in_common(desk, work):
    desk.fields(work_place="Pasar Contoh", months="3")
    complete(desk)
    desk.save()
    work.settle()
    assert desk.page.screen.last.kpj == "12345600001"
    assert desk.page.screen.last.name == "Rukmini Contoh"
    assert desk.saved == [1]
    assert desk.page.focused == "nik"
    assert desk.page.texts["nik"] == desk.page.texts["consent_version"] == ""
    assert desk.page.texts["work_place"] == "Pasar Contoh"
    assert desk.page.screen.origins["months"] is Origin.STICKY


def test_an_incomplete_form_is_not_saved_and_its_first_gap_gets_the_focus(desk, work):
    desk.fields(nik=NIK)
    desk.save()
    work.settle()
    assert desk.page.focused == "name"
    assert desk.page.screen.problems["consent_version"].severity is Severity.BLOCK
    assert desk.saved == []


def test_a_warning_waits_for_a_reason(desk, work):
    complete(desk, nik="3171071203850000")
    desk.save()
    work.settle()
    assert desk.page.focused == "reason:nik_serial_zero"
    assert desk.saved == []
    desk.gave_reason("nik_serial_zero", "Sesuai KTP")
    desk.save()
    work.settle()
    assert desk.saved == [1]


def test_an_empty_field_that_warns_is_rather_filled_than_explained(desk, work):
    complete(desk, payment_reference="")
    desk.save()
    work.settle()
    assert desk.page.focused == "payment_reference"


def test_whoever_pays_later_has_no_receipt_though_a_number_was_typed_before(desk, work):
    complete(desk, payment_reference="KW-0603", payment_method="later")
    desk.save()
    work.settle()
    people = work.program.read(
        lambda d: [d.store.people.registration(m.member_id) for m in d.store.people.find("")]
    )
    assert [person.payment.reference for person in people.result()] == [""]


def test_a_nik_that_is_taken_blocks_and_names_who_has_it(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    desk.fields(nik=NIK)
    problem = desk.page.screen.problems["nik"]
    assert problem.code == "nik_already_registered"
    assert problem.values["name"] == "Rukmini Contoh"


def test_a_second_f9_while_saving_registers_nobody_twice(desk, work):
    complete(desk)
    desk.save()
    desk.save()
    work.settle()
    assert work.program.read(lambda d: d.store.people.count()).result() == 1


def test_what_was_typed_last_is_what_is_judged(desk, work):
    for text in ("1", "1,", "1,5", "1,5 ", "1,5 j", "1,5 jt"):
        desk.typed("income", text)
    work.settle()
    assert desk.page.screen.quote.total_rp == 11_400


def test_enter_stays_where_something_is_needed_and_passes_what_is_filled(desk):
    desk.entered("name")
    assert desk.page.focused == "name"
    desk.fields(nik=NIK, name="Rukmini")
    desk.entered("name")
    assert desk.page.focused == "phone"  # birth date and sex are known from the NIK
    desk.entered("phone")
    assert desk.page.focused == "address"  # and so is the district


def test_a_locked_desk_is_a_fault_of_saving_and_keeps_the_form(desk, work):
    complete(desk)
    work.program.lock().result()
    desk.save()
    work.settle()
    assert isinstance(desk.page.fault, Fault)
    assert desk._state.texts["name"] == "RUKMINI CONTOH"
    assert not desk.page.screen.saving


def test_what_is_typed_is_there_again_after_a_crash(desk, work):
    desk.fields(nik=NIK, name="RUKMINI", work_regency="31.71", occupation="buruh ang")
    desk.took("occupation", 0)
    assert len([ms for ms, _ in desk.later if ms < UNDO_MS]) == 1  # many keys, one write
    time_passes(desk, work)
    again = Page()
    fresh = make(again, work, [], [])
    fresh.begin()
    work.settle()
    assert again.texts["nik"] == "317107 410790 9901"
    assert again.texts["name"] == "RUKMINI"
    assert again.texts["occupation"] == "Porter"
    assert fresh._state.form().occupation == "porter"
    assert again.texts["birth_date"] == "01/07/1990"
    assert again.screen.restored
    assert again.focused == "occupation"  # where it stopped
    fresh.typed("phone", "0812")
    assert not again.screen.restored


def test_what_the_day_has_in_common_is_there_after_a_restart_and_is_told_as_kept(desk, work):
    desk.fields(work_place="Pasar Contoh", work_regency="31.71", months="3", first_month="Des 2026")
    complete(desk)
    desk.save()
    work.settle()
    time_passes(desk, work)
    again = Page()
    fresh = make(again, work, [], [])
    fresh.begin()
    fresh.typed("months", "6")  # by a hand that is quicker than the disk
    work.settle()
    assert again.texts["work_place"] == "Pasar Contoh"
    assert fresh._state.form().work_regency == "31.71"
    assert again.texts["nik"] == again.texts["name"] == ""
    assert again.screen.origins["first_month"] is Origin.STICKY
    assert again.texts["months"] == "6"
    assert "months" not in again.screen.origins
    assert not again.screen.restored


def test_a_person_half_typed_comes_back_before_what_the_day_has_in_common(desk, work):
    desk.fields(work_place="Pasar Contoh", name="SLAMET")
    time_passes(desk, work)
    again = Page()
    make(again, work, [], []).begin()
    work.settle()
    assert again.texts["name"] == "SLAMET"
    assert again.texts["work_place"] == "Pasar Contoh"
    assert again.screen.restored


def test_what_yesterday_had_in_common_stays_with_yesterday(desk, work):
    desk.fields(work_place="Pasar Contoh")
    time_passes(desk, work)

    def a_day_ago(d):
        kept = d.store.drafts.read("common")
        d.store.drafts.keep("common", kept.content, at_ms=kept.at_ms - 24 * 3_600_000)

    work.program.change(a_day_ago).result()
    again = Page()
    make(again, work, [], []).begin()
    work.settle()
    assert again.texts["work_place"] == ""


def test_only_what_is_understood_stays_for_the_next_person(desk, work):
    desk.fields(work_place="Pasar Contoh", first_month="entah", work_hours="kapan saja")
    desk.start_over()
    work.settle()
    assert desk.page.texts["work_place"] == "Pasar Contoh"
    assert desk.page.texts["first_month"] == desk.page.texts["work_hours"] == ""
    assert desk.page.screen.problems == {}
    desk.fields(first_month="entah")
    assert desk.page.screen.problems["first_month"].code == "month_unreadable"


def test_saving_and_emptying_drop_the_draft(desk, work):
    complete(desk)
    time_passes(desk, work)
    assert draft(work).name == "RUKMINI CONTOH"
    desk.save()
    work.settle()
    assert draft(work) is None
    desk.fields(name="SLAMET")
    time_passes(desk, work)
    assert draft(work).name == "SLAMET"
    desk.start_over()
    time_passes(desk, work)
    assert draft(work) is None


def test_a_draft_that_reaches_the_disk_behind_its_registration_does_not_stay(desk, work):
    complete(desk)
    desk.save()  # before the draft was due
    desk.later.pop(0)[1]()  # due while the registration is being written
    work.settle()
    time_passes(desk, work)
    assert draft(work) is None


def test_a_form_that_was_emptied_by_a_slip_comes_back_whole_and_nobody_is_taken_back(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    desk.fields(nik=NIK[:-1] + "2", name="SLAMET", birth_date="")
    desk.start_over()
    work.settle()
    assert desk.page.screen.put_away
    assert desk.page.texts["name"] == ""
    desk.undo()
    work.settle()
    assert (desk.page.texts["name"], desk.page.focused) == ("SLAMET", "phone")
    assert not desk.page.screen.put_away
    assert desk.page.screen.last.undoable
    assert draft(work) is None
    time_passes(desk, work)
    assert draft(work).name == "SLAMET"


def test_who_is_begun_after_emptying_ends_the_bringing_back(desk, work):
    desk.fields(name="SLAMET")
    desk.start_over()
    desk.start_over()  # nothing stands there: what was put away stays
    assert desk.page.screen.put_away
    desk.fields(name="RUKMINI")
    assert not desk.page.screen.put_away
    desk.undo()
    time_passes(desk, work)
    assert draft(work).name == "RUKMINI"


def test_closing_the_desk_keeps_the_last_keys(desk, work):
    desk.fields(name="SLAMET")
    desk.pause()
    work.settle()
    assert draft(work).name == "SLAMET"


def test_the_last_person_can_be_taken_back_and_is_in_the_form_again(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    assert desk.page.screen.last.undoable
    desk.undo()
    work.settle()
    assert desk.page.screen.last.undone
    assert desk.page.texts["name"] == "RUKMINI CONTOH"
    assert "nik" not in desk.page.screen.problems  # it is free again
    member = work.program.read(lambda d: d.store.people.find("")[0]).result()
    assert not member.live
    desk.save()
    work.settle()
    assert desk.page.texts["nik"] == ""


def test_after_a_minute_nothing_is_taken_back(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    time_passes(desk, work)
    assert not desk.page.screen.last.undoable
    desk.undo()
    work.settle()
    assert work.program.read(lambda d: d.store.people.find("")[0]).result().live


def test_taking_back_leaves_the_next_person_in_the_form(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    desk.fields(name="SLAMET")
    desk.undo()
    work.settle()
    assert desk.page.texts["name"] == ""  # the page was told nothing new: what was typed stays
    assert desk._state.texts["name"] == "SLAMET"


def draft(work):
    return work.program.read(read_draft).result()


def test_the_first_month_is_a_few_letters_and_the_cost_follows(desk, work):
    desk.fields(income="1,5 jt")
    desk.reached("first_month")
    assert desk.page.offered[:2] == ("2026-11", "2026-12")
    desk.typed("first_month", "feb")
    desk.took("first_month", 0)
    work.settle()
    assert [str(one.month) for one in desk.page.screen.quote.months] == ["2027-02"]
    desk.typed("first_month", "kemarin")
    desk.left("first_month")
    work.settle()
    assert desk.page.screen.problems["first_month"].code == "month_unreadable"


def test_the_consent_that_is_recorded_is_the_text_that_was_read_out(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    recorded = work.program.read(
        lambda d: d.store.people.registration(d.store.people.find("")[0].member_id)
    ).result()
    assert recorded.consent.text_version == load_consent().version


def test_somebody_alike_is_compared_part_by_part_as_soon_as_the_name_is_there(desk, work):
    complete(desk, phone="081291328449")
    desk.save()
    work.settle()
    desk.fields(nik=NIK[:-1] + "2", name="RUKMINI CONTO")
    alike = desk.page.screen.alike
    assert desk.page.screen.problems["name"].code == "similar_person"
    assert {part.part: part.differs for part in alike.parts} == {
        "nik": True, "name": True, "birth_date": False, "phone": True, "kpj": False,
    }  # fmt: skip
    assert alike.parts[0].recorded == "317107 410790 9901"
    assert alike.parts[4].recorded == "123 4560 0001"
    desk.fields(name="SLAMET")
    assert desk.page.screen.alike is None


def test_a_reason_about_one_person_is_no_reason_about_another(desk, work):
    for number, name in (("1", "RUKMINI CONTOH"), ("2", "SUPARTI")):
        complete(desk, nik=NIK[:-1] + number, name=name)
        desk.gave_reason("similar_person", "")
        desk.save()
        work.settle()
    desk.fields(nik=NIK[:-1] + "3", name="RUKMINI CONTO")
    desk.gave_reason("similar_person", "Orang lain")
    desk.fields(name="RUKMINI CONTOHH")
    assert desk.page.screen.reasons == {"similar_person": "Orang lain"}
    desk.fields(name="SUPARTI")
    assert [each.code for each in desk.page.screen.warnings] == ["similar_person"]
    assert desk.page.screen.reasons == {}


def test_the_holder_of_a_nik_is_compared_too(desk, work):
    complete(desk)
    desk.save()
    work.settle()
    desk.fields(nik=NIK)
    assert [part.recorded for part in desk.page.screen.alike.parts][:2] == [
        "317107 410790 9901", "Rukmini Contoh",
    ]  # fmt: skip


def test_keys_are_held_while_somebody_is_saved_and_given_to_the_next_person_only(desk, work):
    complete(desk)
    desk.save()
    assert desk.page.held
    work.settle()
    assert (desk.page.held, desk.page.into_next) == (False, True)
    desk.save()  # nothing is filled in
    work.settle()
    assert (desk.page.held, desk.page.into_next) == (False, False)


def test_what_was_said_of_one_person_is_never_said_of_the_next(desk, work):
    complete(desk, nik="3171071203850000")
    desk.gave_reason("nik_serial_zero", "Sesuai KTP")
    desk.save()
    work.settle()
    desk.typed("nik", NIK)  # no judgement of it has come yet
    assert desk.page.screen.warnings == ()
    assert desk.page.texts["birth_date"] == "01/07/1990"
    desk.save()
    assert desk.page.screen.warnings == ()


def test_the_activation_that_everybody_belongs_to_is_in_view(desk, work):
    assert desk.page.screen.activation == ""

    def begin(d):
        form = ActivationForm(name="Pasar Contoh", place="Jakarta", first_day=d.today())
        return open_activation(d, form)

    assert work.program.change(begin).result().name == "Pasar Contoh"
    desk.refresh()
    work.settle()
    assert desk.page.screen.activation == "Pasar Contoh"
