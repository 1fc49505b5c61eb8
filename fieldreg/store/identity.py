"""Who this laptop is: made at enrolment, kept encrypted."""

from dataclasses import dataclass

from fieldreg.store.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A laptop as HQ knows it. `signing_key` never leaves the store."""

    device: str
    installation: str
    name: str
    issuer: str
    hq_url: str
    hq_key: bytes
    signing_key: bytes

    def rows(self) -> dict[str, bytes]:
        """The form in which the store keeps it."""
        return {
            "device": self.device.encode(),
            "installation": self.installation.encode(),
            "name": self.name.encode(),
            "issuer": self.issuer.encode(),
            "hq_url": self.hq_url.encode(),
            "hq_key": self.hq_key,
            "signing_key": self.signing_key,
        }


def read_identity(database: Database) -> Identity | None:
    """The identity, or None where this laptop has not been enrolled."""
    rows: dict[str, bytes] = dict(database.conn.execute("SELECT name, value FROM identity"))
    if "device" not in rows:
        return None
    return Identity(
        device=rows["device"].decode(),
        installation=rows["installation"].decode(),
        name=rows["name"].decode(),
        issuer=rows["issuer"].decode(),
        hq_url=rows["hq_url"].decode(),
        hq_key=rows["hq_key"],
        signing_key=rows["signing_key"],
    )
