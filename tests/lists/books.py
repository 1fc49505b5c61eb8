"""Workbooks for tests, written by the real library."""

import xlsxwriter

HEAD = ("No", "NIK", "Nama Lengkap", "L/P", "Tgl Lahir", "No HP", "Pekerjaan", "Penghasilan/bln")
ANI = (1, "3171074506909901", "Ani", "P", "05/06/1990", "0840 111 2221", "PKL", 1_500_000)
BUDI = (2, "3171070506889902", "Budi", "L", "05/06/1988", "", "porter", "Rp. 2.500.000,-")


def book(path, sheets, *, hidden=()):
    """A workbook of `{sheet: rows}`, cells written as their types ask."""
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as out:
        for name, rows in sheets.items():
            page = out.add_worksheet(name)
            if name in hidden:
                page.hide()
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return path
