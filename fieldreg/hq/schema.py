"""The tables of HQ. Each primary key starts with the column by which a row could live on another machine.

Times are milliseconds UTC since 1970. Numbers of members (KPJ) are integers only where ranges are
counted, and 11 digits of text everywhere else.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 2

tables = MetaData()

_ID, _KPJ, _WORD = String(32), String(11), String(64)

headquarters = Table(
    "headquarters",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="always 1"),
    Column("schema_version", Integer, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("keys_version", BigInteger, nullable=False, comment="grows when the list of issuer keys changes"),
    Column("voids_version", BigInteger, nullable=False, comment="n of the newest withdrawn card"),
    Column(
        "pools_version", BigInteger, nullable=False, comment="written first by whoever adds a pool: a lock"
    ),
    Column(
        "activations_version", BigInteger, nullable=False, server_default="0", comment="n of the newest one"
    ),
    Column(
        "sponsorships_version", BigInteger, nullable=False, server_default="0", comment="n of the newest one"
    ),
    Column("filters_version", BigInteger, nullable=False, server_default="0", comment="n of the newest one"),
    Column("check_url", Text, comment="the outside register that confirms people, if there is one"),
)

enrol_codes = Table(
    "enrol_codes",
    tables,
    Column("code_hash", LargeBinary(32), primary_key=True, comment="keyed; the code itself is nowhere"),
    Column("name", Text, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("used_by", _ID, comment="device"),
    Column("used_ms", BigInteger),
)

devices = Table(
    "devices",
    tables,
    Column("device", _ID, primary_key=True, comment="from its first public key, so one key is one device"),
    Column("name", Text, nullable=False),
    Column("enrolled_ms", BigInteger, nullable=False),
    Column("revoked_ms", BigInteger),
    Column("feed_head", BigInteger, nullable=False, comment="n of the newest feed item"),
    Column("keys_seen", BigInteger, nullable=False, comment="keys_version that its feed has"),
    Column(
        "voids_seen", BigInteger, nullable=False, comment="its feed has the withdrawn cards 1 … voids_seen"
    ),
    Column("activations_seen", BigInteger, nullable=False, server_default="0", comment="likewise"),
    Column("sponsorships_seen", BigInteger, nullable=False, server_default="0", comment="likewise"),
    Column("filters_seen", BigInteger, nullable=False, server_default="0", comment="likewise"),
    Column("filter_regions", Text, nullable=False, server_default="", comment="comma-joined; '': all"),
    Column("activation", _WORD, nullable=False, server_default="", comment="which it takes part in, or ''"),
)

chains = Table(
    "chains",
    tables,
    Column("device", _ID, primary_key=True),
    Column("installation", _ID, primary_key=True),
    Column("seq", BigInteger, nullable=False, comment="HQ holds 1 … seq"),
    Column("hash", LargeBinary(32), nullable=False, comment="of entry seq"),
    Column("judged", BigInteger, nullable=False, comment="1 … judged have their verdict"),
    Column(
        "released", BigInteger, nullable=False, comment="of a revoked device: a person lets 1 … be judged"
    ),
    Column("head", BigInteger, nullable=False, comment="the laptop's newest seq, by its own word"),
    Column("contact_ms", BigInteger, nullable=False),
)


def _entry_columns() -> list[Column[object]]:
    return [
        Column("fact_id", _ID, nullable=False),
        Column("kind", _WORD, nullable=False),
        Column("officer", _WORD, nullable=False),
        Column("at_ms", BigInteger, nullable=False),
        Column("skew_ms", BigInteger, nullable=False),
        Column("body", LargeBinary, comment="as it came; NULL once erased"),
        Column("body_hash", LargeBinary(32), comment="SHA-256 of an erased body: the chain verifies on"),
        Column("received_ms", BigInteger, nullable=False),
    ]


entries = Table(
    "entries",
    tables,
    Column("device", _ID, primary_key=True),
    Column("installation", _ID, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary(32), nullable=False),
    *_entry_columns(),
)

branches = Table(
    "branches",
    tables,
    Column("device", _ID, primary_key=True),
    Column("installation", _ID, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary(32), primary_key=True),
    *_entry_columns(),
    comment="entries of a cloned or restored laptop that differ from what HQ held first",
)

quarantine = Table(
    "quarantine",
    tables,
    Column("device", _ID, primary_key=True),
    Column("installation", _ID, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", _WORD, nullable=False),
    comment="entries that HQ holds but could not judge",
)

feed = Table(
    "feed",
    tables,
    Column("device", _ID, primary_key=True),
    Column(
        "n",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        comment="of the last item in `decided`; below 0: laid aside, -1 first",
    ),
    Column("decided", LargeBinary, nullable=False, comment="JSON: the items of one transaction"),
)

registrations = Table(
    "registrations",
    tables,
    Column("member_id", _WORD, primary_key=True),
    Column("device", _ID, nullable=False),
    Column("installation", _ID, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("nik", Text, comment="NULL where the body could not be read"),
    Column("name", Text),
    Column("birth_date", String(10), comment="YYYY-MM-DD"),
    Column("sex", String(1)),
    Column("kpj", _WORD),
    Column("verdict", _WORD, nullable=False, comment="waiting: for the outside register"),
    Column("reason", _WORD, comment="of a rejection"),
    Column("standing_id", _WORD, comment="of a duplicate: the member that stands"),
    Column("judged_ms", BigInteger, nullable=False),
    Column("activation", _WORD, comment="at which it is counted, as what follows; NULL: at none"),
    Column("occupation", _WORD),
    Column("programmes", _WORD),
    Column("payer", _WORD),
    Column("hour", BigInteger, comment="full hours since 1970 (UTC)"),
    Index("registrations_by_place", "device", "installation", "seq"),
)
_counted = registrations.c.activation.is_not(None)
Index(
    "registrations_by_activation",
    registrations.c.activation,
    registrations.c.device,
    postgresql_where=_counted,
    sqlite_where=_counted,
)
_linked = registrations.c.standing_id.is_not(None)
Index(
    "registrations_by_standing",
    registrations.c.standing_id,
    postgresql_where=_linked,
    sqlite_where=_linked,
)

checks = Table(
    "checks",
    tables,
    Column("member_id", _WORD, primary_key=True),
    Column("version", BigInteger, nullable=False, comment="grows when the person is corrected"),
    Column("state", _WORD, nullable=False, comment="waiting, passed or refused"),
    Column("reason", _WORD, comment="of a refusal"),
    Column("attempts", BigInteger, nullable=False),
    Column("asked_ms", BigInteger, nullable=False, comment="since when HQ wants to know"),
    Column("due_ms", BigInteger, nullable=False, comment="when to ask next; whoever asks puts it off first"),
    Column("answered_ms", BigInteger),
    Column("also", _ID, comment="another device that brought the same person again: it is told as well"),
    comment="people whom an outside register is asked about",
)
_asking = checks.c.state == "waiting"
Index("checks_due", checks.c.due_ms, checks.c.member_id, postgresql_where=_asking, sqlite_where=_asking)

members = Table(
    "members",
    tables,
    Column("nik", Text, primary_key=True),
    Column("member_id", _WORD, nullable=False),
    comment="the registration that stands: the first accepted one of a NIK",
)

numbers = Table(
    "numbers",
    tables,
    Column("kpj", _KPJ, primary_key=True),
    Column("member_id", _WORD, nullable=False),
    comment="numbers in use, each by one member for ever",
)

voids = Table(
    "voids",
    tables,
    Column("kpj", _KPJ, primary_key=True),
    Column("n", BigInteger, nullable=False, unique=True, comment="order in which all laptops are told"),
    Column("device", _ID, nullable=False, comment="whose person it was; that laptop was told at once"),
    Column("replaced_by", _WORD),
    Column("at_ms", BigInteger, nullable=False),
)

pools = Table(
    "pools",
    tables,
    Column("first", BigInteger, primary_key=True, autoincrement=False),
    Column("last", BigInteger, nullable=False),
    Column("next", BigInteger, nullable=False, comment="the next number to lease; last + 1 when all are"),
    Column("closed_ms", BigInteger, comment="nothing is leased from it any more"),
)

lease_requests = Table(
    "lease_requests",
    tables,
    Column("device", _ID, primary_key=True),
    Column("request_id", _WORD, primary_key=True),
    Column("numbers", BigInteger, nullable=False),
    Column("asked_ms", BigInteger, nullable=False),
    Column("lease_id", _ID, comment="NULL while no pool has numbers"),
)

leases = Table(
    "leases",
    tables,
    Column("device", _ID, primary_key=True),
    Column("lease_id", _ID, primary_key=True),
    Column("request_id", _WORD, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("granted_ms", BigInteger, nullable=False),
    UniqueConstraint("device", "request_id"),
    comment="blocks; no two share a number (ledger_tables.py). `last` goes down when a rest is given back",
)

acts = Table(
    "acts",
    tables,
    Column("act_id", _ID, primary_key=True, comment="UUIDv7: in order of time"),
    Column("at_ms", BigInteger, nullable=False),
    Column("who", Text, nullable=False, comment="the operator, as the system knows them"),
    Column("act", _WORD, nullable=False),
    Column("target", Text, nullable=False, comment="a device, a range, a count: nothing personal, no secret"),
    comment="every act of HQ's own people; only ever added to",
)
