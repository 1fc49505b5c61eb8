"""Write the bundled sample list, `resources/samples/pasar-contoh.csv`: `python tests/make_sample.py`.

Everybody in it is invented, by counting rather than by chance, so the file is the same on every run.

Could a NIK in it be somebody's? Region, birth date and sex must be real to be read, so only the serial is
free. It counts the people whom one district registered with one birth date and sex, from 0001; all serials
here are 9901 or more, which would take 9,900 such people. That is unheard of, but nobody publishes the
highest serial ever given: this is a choice of numbers that are not in use, not a proof. Telephone numbers
begin with 084, which no operator is known to hold.
"""

from datetime import date
from pathlib import Path

PLACE = Path(__file__).parents[1] / "resources" / "samples" / "pasar-contoh.csv"

PEOPLE = 60
DISTRICTS = ("317107", "317102", "317305", "320101", "367106", "331105")
MEN = (
    "Sarno", "Ujang Permadi", "Bejo Santosa", "Dadang Kurnia", "Petrus Leimena", "Wayan Sudira",
    "Tagor Hutabarat", "H. Mahmud Fauzi", "Slamet Widodo", "Yohanes Rumbiak", "Asep Sunandar",
    "Paijo", "Rahmat Hidayatullah",
)  # fmt: skip
WOMEN = (
    "Tuminah", "Siti Rohayati", "Luh Ariani", "Nur'aini Lubis", "Maria Goreti", "Ponirah Lestari",
    "Butet Siregar", "Hj. Aminah", "Wati Suryani", "Endang Pujiastuti", "Theresia Ndun", "Ningsih",
    "Kartini Wulandari",
)  # fmt: skip
WORK = (
    "Buruh angkut", "kuli panggul", "Porter Pasar", "PKL", "Dagang sayur", "penjual gorengan",
    "warung", "Ojol", "tukang becak", "porter", "pedagang", "pemulung", "supir angkot",
    "pembantu RT", "buruh bongkar muat",
)  # fmt: skip
INCOMES = (1_000_000, 1_250_000, 1_500_000, 1_800_000, 2_000_000, 2_500_000, 3_000_000, 4_500_000)
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")  # fmt: skip

FAULTS = {
    7: "nik_wrong_length",
    12: "nik_not_digits",
    16: "name_missing",
    21: "duplicate_in_list",
    27: "nik_damaged_by_spreadsheet",
    33: "nik_missing",
    38: "nik_wrong_length",
    44: "duplicate_in_list",
    49: "nik_not_digits",
    54: "nik_damaged_by_spreadsheet",
}
"""The list's people who must not be taken, by their place in it, and why."""

TWICE = {21: 5, 44: 30}
"""Who stands in the list again, and as whose double."""

UNKNOWN_WORK = {18: "peniup gelembung sabun", 41: "pawang hujan"}
OTHER_SEX = 24
OTHER_BIRTHDAY = 36


def birth_date(person: int) -> date:
    """Spread over everybody from 20 to 62 years old in 2026."""
    return date(1964 + person * 7 % 43, 1 + person * 5 % 12, 1 + person * 11 % 28)


def is_woman(person: int) -> bool:
    """Two of five, as at a market's gate."""
    return person % 5 in {1, 3}


def nik(person: int) -> str:
    """A NIK as it would be made for this invented person, with a serial that is not in use."""
    born = birth_date(person)
    day = born.day + 40 * is_woman(person)
    return f"{DISTRICTS[person % 6]}{day:02d}{born.month:02d}{born.year % 100:02d}{9901 + (person - 1) % 99}"


def name(person: int) -> str:
    """Each name comes about twice; the case as people type it."""
    plain = (WOMEN if is_woman(person) else MEN)[person * 3 % 13]
    return (plain, plain, plain.upper(), f"  {plain} ")[person * 7 % 4]


def messy_nik(person: int, original: int) -> str:
    """The NIK as it reached the list."""
    number = nik(original)
    match FAULTS.get(person):
        case "nik_wrong_length":
            return number[:15] if person < 20 else number + "1"
        case "nik_not_digits":
            return number[:9] + number[9:].replace("0", "O", 1) if "0" in number[9:] else number[:15] + "O"
        case "nik_missing":
            return ""
        case "nik_damaged_by_spreadsheet":
            return f"{number[0]},{number[1:6]}E+15"
        case _:
            styles = (number, "'" + number, f"{number[:6]} {number[6:12]} {number[12:]}", f" {number} ",
                      f"{number[:6]}.{number[6:12]}.{number[12:]}", number, number)  # fmt: skip
            return styles[person * 3 % 7]


def messy_date(person: int, born: date) -> str:
    """Four ways to write a date, as offices mix them."""
    long = f"{born.day} {MONTHS[born.month - 1]} {born.year}"
    return (f"{born:%d/%m/%Y}", f"{born:%d-%m-%Y}", long, f"{born:%d/%m/%y}")[person * 5 % 4]


def messy_income(person: int) -> str:
    """Six ways to write a sum of money."""
    rupiah = INCOMES[person * 5 % 8]
    dotted = f"{rupiah:,}".replace(",", ".")
    short = f"{rupiah / 1_000_000:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " jt"
    return (f"Rp {dotted}", f"{rupiah}", short, f"Rp. {dotted},-", dotted, f"Rp{dotted}")[person % 6]


def messy_phone(person: int) -> str:
    """Every sixth has none."""
    rest = f"{40_000_000 + person * 7_349_217 % 10_000_000:08d}"
    styles = (
        f"08{rest[:2]} {rest[2:5]} {rest[5:]}1",
        f"+628{rest}1",
        f"8{rest}1",
        f"628{rest}1",
        f"08{rest[:2]}-{rest[2:]}1",
    )
    return "" if person % 6 == 0 else styles[person % 5]


def line(person: int) -> str:
    """One row of the list."""
    original = TWICE.get(person, person)
    born = birth_date(original)
    if person == OTHER_BIRTHDAY:
        born = born.replace(day=born.day % 28 + 1)
    woman = is_woman(original) != (person == OTHER_SEX)
    sex = ("Perempuan" if woman else "Laki-laki") if person % 4 == 0 else ("P" if woman else "L")
    cells = (
        str(person),
        messy_nik(person, original),
        "" if FAULTS.get(person) == "name_missing" else name(original),
        sex,
        messy_date(person, born),
        messy_phone(original),
        UNKNOWN_WORK.get(person, WORK[original * 4 % 15]),
        messy_income(person),
    )
    return ";".join(cells)


def content(people: int = PEOPLE) -> bytes:
    """The whole file: a BOM, semicolons and CRLF, as a spreadsheet saves it in Indonesia.

    Longer lists (for benches) go on in the same manner, with no more faults.
    """
    lines = (
        "DAFTAR PEKERJA PASAR CONTOH (semua nama dan nomor adalah rekaan);;;;;;;",
        ";;;;;;;",
        "No;NIK;Nama Lengkap;L/P;Tgl Lahir;No HP;Pekerjaan;Penghasilan/bln",
        *(line(person) for person in range(1, people + 1)),
        ";;;;;;;",
        ";;;;;;Mengetahui,;",
        ";;;;;;Koordinator Pasar Contoh;",
    )
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


if __name__ == "__main__":
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_bytes(content())
