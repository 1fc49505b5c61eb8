"""Where papers go unless somebody says otherwise."""

import pytest
from PySide6.QtCore import QStandardPaths

from fieldreg.gui.documents import documents, todays_file


@pytest.mark.parametrize("made", [True, False])
def test_papers_go_where_there_is_a_folder_for_them(tmp_path, monkeypatch, made):
    folder = tmp_path / "Documents"
    if made:
        folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    assert documents() == (folder if made else tmp_path)
    assert todays_file("kartu").parent.is_dir()
