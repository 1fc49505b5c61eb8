"""XLSX by calamine: numbers, dates and texts kept apart."""

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from fieldreg.domain.faults import Fault
from fieldreg.lists.bounds import MAX_COLUMNS, MAX_ROWS, too_large
from fieldreg.lists.grid import Grid, trimmed
from fieldreg.lists.xlsx_bounds import check_xlsx


def read_xlsx(data: bytes) -> list[Grid]:
    """Every worksheet, in the workbook's order.

    Raises Fault (`list_unreadable`, `list_too_large`, `list_locked`).
    """
    check_xlsx(data)
    try:
        return _sheets(data)
    except PasswordError as error:
        raise Fault("list_locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Fault("list_unreadable") from error
    except BaseException as error:
        # a panic of the Rust reader on a mangled file is no subclass of Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Fault("list_unreadable") from error


def _sheets(data: bytes) -> list[Grid]:
    grids = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for index, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            rows = tuple(
                trimmed(row) for row in book.get_sheet_by_index(index).to_python(skip_empty_area=False)
            )
            grid = Grid(about.name, rows, hidden=about.visible != SheetVisibleEnum.Visible)
            if len(rows) > MAX_ROWS:
                raise too_large()
            if grid.width > MAX_COLUMNS:
                raise too_large()
            grids.append(grid)
    return grids
