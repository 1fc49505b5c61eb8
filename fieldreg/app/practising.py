"""Practice and work never meet: a folder for practice belongs to a headquarters for practice, and no other.

The folder says so by a mark, the store by its issuer; whoever opens a store compares the two, so that
neither a file copied by hand nor an address typed by mistake brings invented people among real ones.
"""

import shutil
from pathlib import Path

from fieldreg.app.home import Home
from fieldreg.domain.faults import Fault

PRACTICE_ISSUER = "LATIHAN"
"""The issuer of every practice headquarters; no real one may bear it."""
_MARK_TEXT = "Latihan fieldreg: semua orang di folder ini rekaan. Folder ini dihapus saat latihan selesai.\n"


def make_practice_home(folder: Path) -> Home:
    """A new data folder for practice. Raises Fault (practice_folder_taken, home_not_writable)."""
    home = Home(folder)
    if folder.exists():
        raise Fault("practice_folder_taken", folder=folder)
    home.make()
    home.practice_mark.write_text(_MARK_TEXT, encoding="utf-8")
    return home


def remove_practice_home(home: Home) -> None:
    """Delete a practice folder with all that is in it; one that is not there, or is empty, is fine.

    Raises Fault (practice_folder_taken) where the folder does not bear the mark: nothing is deleted then.
    """
    folder = home.folder
    if not folder.exists() and not folder.is_symlink():
        return
    if _is_empty(folder):
        folder.rmdir()  # a cut after it was made and before its mark, or the other way round
        return
    if folder.is_symlink() or not home.is_practice:
        raise Fault("practice_folder_taken", folder=folder)
    # The mark goes last: a removal cut short can be taken up again.
    for path in sorted(folder.iterdir(), key=lambda path: path == home.practice_mark):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    folder.rmdir()


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())


def demand_same_side(home: Home, issuer: str) -> None:
    """Raises Fault (practice_mixed) where one of the two is for practice and the other is not."""
    if home.is_practice != (issuer == PRACTICE_ISSUER):
        raise Fault("practice_mixed")
