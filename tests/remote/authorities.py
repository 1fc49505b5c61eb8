"""Certificate authorities and certificates for tests, made on the spot."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC)


class Authority:
    """Signs certificates; `pem` is what a laptop pins."""

    def __init__(self, folder: Path, name: str = "CA Contoh") -> None:
        self._folder, self._name = folder, name
        self._key = ec.generate_private_key(ec.SECP256R1())
        own = _builder(name, self._key.public_key(), name, NOW - timedelta(days=1), NOW + timedelta(days=9))
        own = own.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self._certificate = own.sign(self._key, hashes.SHA256())
        self.pem = folder / f"{name}.pem"
        self.pem.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def server(self, host="127.0.0.1", *, start=-1, end=9, newest=ssl.TLSVersion.TLSv1_3) -> ssl.SSLContext:
        """A server's context with a certificate for `host` that counts from day `start` to day `end`."""
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            name = x509.IPAddress(ip_address(host))
        except ValueError:
            name = x509.DNSName(host)
        days = NOW + timedelta(days=start), NOW + timedelta(days=end)
        leaf = _builder(host, key.public_key(), self._name, *days)
        leaf = leaf.add_extension(x509.SubjectAlternativeName([name]), critical=False)
        certificate = leaf.sign(self._key, hashes.SHA256())
        file = self._folder / f"{host} {start}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.maximum_version = newest
        context.load_cert_chain(file)
        return context


def _builder(subject, key, issuer, start, end):
    def named(name):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    return (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )
