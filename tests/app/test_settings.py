"""Settings survive a round, a newer version's file, and nonsense."""

import json

import pytest

from fieldreg.app import Settings, load_settings, save_settings


def test_what_is_saved_is_loaded(tmp_path):
    chosen = Settings(zone="WIT", language="en", text_percent=150, place="Pasar Nüsa “B”")
    save_settings(tmp_path / "settings.json", chosen)
    assert load_settings(tmp_path / "settings.json") == chosen
    assert str(chosen.time_zone) == "Asia/Jayapura"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"\xff", b'{"zone": 7, "lease_size": true}'])
def test_nonsense_gives_the_defaults(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_one_bad_value_costs_only_itself(tmp_path):
    (tmp_path / "settings.json").write_text(
        '{"language": "en", "text_percent": "big", "of_a_later_version": 1}'
    )
    assert load_settings(tmp_path / "settings.json") == Settings(language="en")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("zone", "Mars"),
        ("text_percent", 9000),
        ("text_percent", 0),
        ("lock_minutes", -3),
        ("retention_days", -1),
        ("lease_size", 0),
        ("place_lease_size", -40),
    ],
)
def test_a_figure_that_would_do_harm_is_as_good_as_none(tmp_path, name, value):
    (tmp_path / "settings.json").write_text(json.dumps({"language": "en", name: value}))
    assert load_settings(tmp_path / "settings.json") == Settings(language="en")
