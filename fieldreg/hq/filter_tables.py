"""HQ's tables about member filters. A filter is in the database, so that every worker can hand it out."""

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, Text

from fieldreg.hq.schema import tables

filters = Table(
    "filters",
    tables,
    Column("version", BigInteger, primary_key=True, autoincrement=False, comment="about when it was built"),
    Column("as_of_ms", BigInteger, nullable=False),
    Column("n", BigInteger, nullable=False, unique=True, comment="order in which laptops are told"),
    Column("region", String(16), nullable=False, comment="first digits of its NIKs; '' for all"),
    Column("members", BigInteger, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("key", LargeBinary(32), nullable=False, comment="under which its NIKs are hashed"),
)

filter_slices = Table(
    "filter_slices",
    tables,
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    Column("n", BigInteger, primary_key=True, autoincrement=False, comment="byte n × 64 KiB and on"),
    Column("content", LargeBinary, nullable=False),
)
