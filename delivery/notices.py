"""Whose work is in the frozen program, and under which licences: made from what is really bundled.

`build.spec` hands over the names of all modules and files that PyInstaller collected, and lays the result
into the folder as THIRD-PARTY-NOTICES.txt (names, licences and their texts). `licence_table` is the short
form that stands in the repository as `delivery/third-party.md`; a test holds it against the built folder.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors\.md|copyright)[^/]*$", re.IGNORECASE)
_NOT_OURS_TO_SHIP = {"fieldreg", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work of somebody else's. `texts` are its licence files; "" where its package carries none."""

    name: str
    licence: str
    texts: str
    version: str = ""


def works_in(modules: Iterable[str], files: Iterable[str]) -> list[Work]:
    """The works behind bundled modules (dotted names) and files (paths inside the folder), by name."""
    tops = {module.partition(".")[0] for module in modules}
    tops |= {re.split(r"[./\\]", file)[0] for file in files}
    known = packages_distributions()
    names = {name for top in tops for name in known.get(top, ())}
    found = [_of_distribution(distribution(name)) for name in names if name.lower() not in _NOT_OURS_TO_SHIP]
    return sorted([*found, *_carried_along()], key=lambda work: work.name.lower())


def licence_table(works: Iterable[Work]) -> str:
    """The works and their licences as a page; no versions: it changes only when a work comes or goes."""
    rows = [f"| {work.name} | {work.licence} |" for work in works]
    head = "# Third-party works in the frozen program\n\nMade by `make notices`; do not edit.\n\n"
    return head + "\n".join(["| work | licence |", "|---|---|", *rows]) + "\n"


def notices(works: Iterable[Work]) -> str:
    """Everything that the licences ask to be handed on."""
    parts = [
        "fieldreg contains the following works of others. The program itself is not covered by these texts."
    ]
    for work in works:
        title = f"{work.name} {work.version}".strip()
        parts.append(f"{'=' * 78}\n{title}\nLicence: {work.licence}\n{'=' * 78}\n\n{work.texts}".rstrip())
    return "\n\n".join(parts) + "\n"


def _of_distribution(found: Distribution) -> Work:
    about = found.metadata
    texts = [
        found.locate_file(file).read_text("utf-8", errors="replace").strip()  # type: ignore[attr-defined]
        for file in found.files or ()
        if ".dist-info" in str(file) and _LICENCE_FILE.search(file.as_posix())
    ]
    return Work(
        name=str(about["Name"]), version=found.version, licence=_licence(found), texts="\n\n".join(texts)
    )


def _licence(found: Distribution) -> str:
    """The SPDX expression where the package names one, else its classifiers, else its own first line."""
    about = found.metadata
    if expression := about.get("License-Expression"):
        return str(expression)
    classifiers = about.get_all("Classifier") or []
    named = [each.rpartition("::")[2].strip() for each in classifiers if each.startswith("License ::")]
    plain = (about.get("License") or "").strip().partition("\n")[0]
    return " / ".join(named) or plain or "see its project"


def _carried_along() -> list[Work]:
    """What comes without a package of its own."""
    python = Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "LICENSE.txt")
    fonts = (RESOURCES / "fonts" / "NotoSans-OFL.txt").read_text("utf-8")
    return [
        Work(
            name="Python",
            version=sys.version.partition(" ")[0],
            licence="PSF-2.0",
            texts=python.read_text("utf-8") if python.is_file() else "https://docs.python.org/3/license.html",
        ),
        Work(name="Noto Sans (fonts)", licence="OFL-1.1", texts=fonts),
        Work(
            name="Phosphor icons (font, inside QtAwesome)",
            licence="MIT",
            texts="Copyright (c) Phosphor Icons. https://github.com/phosphor-icons/homepage/blob/master/LICENSE",
        ),
        Work(
            name="idn-area-data (names of provinces, regencies and districts)",
            licence="ODbL-1.0",
            texts=(RESOURCES / "regions" / "README.md").read_text("utf-8"),
        ),
        Work(
            name="Qt 6 (libraries that come with PySide6)",
            licence="LGPL-3.0-only",
            texts="Linked dynamically: each library of Qt is a file of its own here and can be replaced.\n"
            "Source code: https://download.qt.io/official_releases/qt/",
        ),
        Work(
            name="FFmpeg (libraries that come with PySide6)",
            licence="LGPL-2.1-or-later",
            texts="For the camera. Linked dynamically: each of its libraries is a file and can be replaced.\n"
            "Source code: https://ffmpeg.org/ and https://download.qt.io/development_releases/prebuilt/ffmpeg/",
        ),
    ]
