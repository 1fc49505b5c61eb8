"""HQ's table of the keys that laptops sign with, one after another."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from fieldreg.hq.schema import tables

device_keys = Table(
    "device_keys",
    tables,
    Column("device", String(32), primary_key=True),
    Column("public_key", LargeBinary(32), primary_key=True),
    Column("valid_from_ms", BigInteger, nullable=False),
    Column("retired_ms", BigInteger, comment="the laptop has signed with a newer one since"),
    Column("version", BigInteger, nullable=False, comment="keys_version when this key came or changed"),
    Index("device_keys_by_key", "public_key", unique=True),
    Index("device_keys_by_version", "version"),
)
