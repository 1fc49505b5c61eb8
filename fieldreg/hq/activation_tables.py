"""HQ's tables about activations. Keys as in `schema.py`: what one laptop writes starts with its device."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from fieldreg.hq.schema import tables

_ID, _WORD = String(32), String(64)

activations = Table(
    "activations",
    tables,
    Column("code", _WORD, primary_key=True),
    Column("n", BigInteger, nullable=False, unique=True, comment="order in which all laptops are told"),
    Column("plan", LargeBinary, nullable=False, comment="JSON of the activation"),
    Column("device", _ID, comment="whose coordinator opened it; NULL: HQ did"),
    Column("at_ms", BigInteger, nullable=False),
)

activation_laptops = Table(
    "activation_laptops",
    tables,
    Column("device", _ID, primary_key=True),
    Column("code", _WORD, primary_key=True),
    Column("changes", BigInteger, nullable=False, comment="grows with what this laptop brings of it"),
    Column("told", BigInteger, nullable=False, comment="the others' changes that its feed has counted"),
    Index("activation_laptops_by_code", "code"),
    comment="which laptops take part in which activation",
)

informed = Table(
    "informed",
    tables,
    Column("fact_id", _ID, primary_key=True),
    Column("code", _WORD, nullable=False),
    Column("device", _ID, nullable=False),
    Column("occupation", _WORD, nullable=False),
    Column("people", BigInteger, nullable=False),
    Index("informed_by_code", "code"),
    comment="people who were told and did not register: bare counts",
)

day_closings = Table(
    "day_closings",
    tables,
    Column("fact_id", _ID, primary_key=True),
    Column("device", _ID, nullable=False),
    Column("code", _WORD, nullable=False),
    Column("day", String(10), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("closed", LargeBinary, nullable=False, comment="JSON of the fact: figures and differences"),
    Index("day_closings_by_code", "code"),
)
