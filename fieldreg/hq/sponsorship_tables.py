"""HQ's tables about sponsorships. Keys as in `schema.py`; a sponsorship's places live together."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from fieldreg.hq.schema import tables

_ID, _WORD = String(32), String(64)

sponsorships = Table(
    "sponsorships",
    tables,
    Column("code", _WORD, primary_key=True),
    Column("n", BigInteger, nullable=False, unique=True, comment="order in which all laptops are told"),
    Column("plan", LargeBinary, nullable=False, comment="JSON of the sponsorship"),
    Column("device", _ID, comment="whose coordinator proposed it; NULL: HQ did"),
    Column("proposal_id", _WORD, nullable=False, comment="'' where HQ did"),
    Column("closed_ms", BigInteger, comment="HQ forgot leases of it: nothing is leased until it is reopened"),
    Column("forgot_ms", BigInteger, comment="when it did; a free place counts for whoever uses it since"),
)

places = Table(
    "places",
    tables,
    Column("sponsorship", _WORD, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("device", _ID, comment="NULL: free to be leased"),
    Column("lease_id", _ID),
    Column("member_id", _WORD, comment="NULL: nobody has it"),
    UniqueConstraint("sponsorship", "member_id"),
    CheckConstraint("place >= 1"),
    Index("places_by_device", "sponsorship", "device"),
    comment="one row for each place that was promised: there is no row for one more, whoever asks",
)

place_requests = Table(
    "place_requests",
    tables,
    Column("device", _ID, primary_key=True),
    Column("request_id", _WORD, primary_key=True),
    Column("sponsorship", _WORD, nullable=False),
    Column("places", BigInteger, nullable=False),
    Column("asked_ms", BigInteger, nullable=False),
    Column("lease_id", _ID, comment="NULL while there is no free place"),
)

sponsorship_proposals = Table(
    "sponsorship_proposals",
    tables,
    Column("device", _ID, primary_key=True),
    Column("proposal_id", _WORD, primary_key=True),
    Column("plan", LargeBinary, nullable=False, comment="JSON of the sponsorship"),
    Column("at_ms", BigInteger, nullable=False),
    Column("decided_ms", BigInteger),
    Column("refused", Text, comment="why; NULL where it waits or was approved"),
)

sponsored = Table(
    "sponsored",
    tables,
    Column("member_id", _WORD, primary_key=True),
    Column("sponsorship", _WORD, nullable=False),
    Column("last_month", String(7), nullable=False, comment="YYYY-MM, '' where it cannot be told"),
    Column("place_fault", _WORD, comment="why the person has no place"),
    Column("terms_fault", _WORD, comment="what differs from the promise"),
    Index("sponsored_by_code", "sponsorship"),
    comment="whose registration says that a sponsorship pays",
)

continuations = Table(
    "continuations",
    tables,
    Column("continuation_id", _WORD, primary_key=True),
    Column("member_id", _WORD, nullable=False),
    Column("device", _ID, nullable=False),
    Column("payer", _WORD, nullable=False),
    Column("sponsorship", _WORD, nullable=False),
    Column("first_month", String(7), nullable=False),
    Column("last_month", String(7), nullable=False),
    Column("amount_rp", BigInteger, nullable=False),
    Column("reason", _WORD, comment="of a rejection; NULL: it stands"),
    Column("judged_ms", BigInteger, nullable=False),
    Index("continuations_by_member", "member_id"),
    comment="months that went on after the first ones",
)
