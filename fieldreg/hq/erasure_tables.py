"""HQ's table of people who asked to be erased (UU PDP 27/2022, articles 8 and 43)."""

from sqlalchemy import BigInteger, Column, String, Table, Text

from fieldreg.hq.schema import tables

erasures = Table(
    "erasures",
    tables,
    Column("member_id", String(64), primary_key=True),
    Column("device", String(32), nullable=False, comment="whose laptop the person asked at"),
    Column("asked_ms", BigInteger, nullable=False),
    Column("state", String(64), nullable=False, comment="waiting, done or refused"),
    Column("decided_ms", BigInteger),
    Column("reason", Text, comment="of a refusal, by HQ's person: a law or a case, nothing about the member"),
    comment="requests for a person at HQ to decide",
)
