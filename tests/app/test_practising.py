"""Practice and work never meet, whatever is copied, typed or left behind."""

import shutil

import pytest

from fieldreg.app import (
    PRACTICE_ISSUER,
    Home,
    enrol_laptop,
    make_practice_home,
    remove_practice_home,
    sign_in,
)
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq

PIN = "135790"


def code_of(raised):
    return raised.value.code


def enrolled(home, hq):
    return enrol_laptop(
        home,
        hq_url=hq.url,
        code=hq.new_code(),
        pin=PIN,
        officer_name="Dewi Contoh",
        laptop_name="1",
        keyring=False,
    )


@pytest.fixture(scope="module")
def practice_hq(tmp_path_factory):
    with EmbeddedHq.start(tmp_path_factory.mktemp("practice") / "hq", issuer=PRACTICE_ISSUER) as hq:
        yield hq


@pytest.fixture(scope="module")
def real_hq(tmp_path_factory):
    with EmbeddedHq.start(tmp_path_factory.mktemp("real") / "hq", issuer="HQ Contoh") as hq:
        yield hq


def test_a_real_laptop_does_not_enrol_with_a_practice_hq(tmp_path, practice_hq, real_hq):
    home = Home(tmp_path / "laptop")
    with pytest.raises(Fault) as raised:
        enrolled(home, practice_hq)
    assert code_of(raised) == "practice_mixed"
    enrolled(home, real_hq).close()  # nothing of it stuck: the right address still enrols
    with sign_in(home, PIN) as desk:
        assert not desk.practice


def test_a_practice_folder_does_not_enrol_with_a_real_hq(tmp_path, real_hq):
    with pytest.raises(Fault) as raised:
        enrolled(make_practice_home(tmp_path / "laptop"), real_hq)
    assert code_of(raised) == "practice_mixed"


@pytest.mark.slow
def test_a_store_moved_to_the_other_side_does_not_open(tmp_path, practice_hq, real_hq):
    practice, real = make_practice_home(tmp_path / "practice"), Home(tmp_path / "real")
    enrolled(practice, practice_hq).close()
    enrolled(real, real_hq).close()
    with sign_in(practice, PIN) as desk:
        assert desk.practice

    copied = tmp_path / "copied"
    shutil.copytree(practice.folder, copied)
    Home(copied).practice_mark.unlink()
    with pytest.raises(Fault) as raised:
        sign_in(Home(copied), PIN)
    assert code_of(raised) == "practice_mixed"

    real.practice_mark.touch()
    with pytest.raises(Fault) as raised:
        sign_in(real, PIN)
    assert code_of(raised) == "practice_mixed"
    real.practice_mark.unlink()
    sign_in(real, PIN).close()


def test_a_folder_that_exists_never_becomes_a_practice_one(tmp_path):
    with pytest.raises(Fault) as raised:
        make_practice_home(tmp_path)
    assert code_of(raised) == "practice_folder_taken"
    assert not Home(tmp_path).is_practice


def test_only_what_bears_the_mark_is_deleted(tmp_path):
    folder = tmp_path / "laptop"
    folder.mkdir()
    (folder / "store.db").write_bytes(b"real")
    with pytest.raises(Fault) as raised:
        remove_practice_home(Home(folder))
    assert code_of(raised) == "practice_folder_taken"
    assert (folder / "store.db").read_bytes() == b"real"


def test_a_link_to_elsewhere_is_not_followed(tmp_path):
    home = make_practice_home(tmp_path / "practice")
    real = tmp_path / "real"
    real.mkdir()
    (real / "store.db").write_bytes(b"real")
    (home.folder / "link").symlink_to(real)
    remove_practice_home(home)
    assert (real / "store.db").exists()
    assert not home.folder.exists()
    (tmp_path / "practice").symlink_to(make_practice_home(tmp_path / "other").folder)
    with pytest.raises(Fault):
        remove_practice_home(home)


def test_a_removal_that_was_cut_short_is_taken_up_again(tmp_path):
    home = make_practice_home(tmp_path / "practice")
    (home.folder / "hq").mkdir()
    assert home.is_practice
    remove_practice_home(home)
    remove_practice_home(home)
    assert not home.folder.exists()
