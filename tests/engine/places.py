"""Faults on the way to a server: its name, its port, its certificate."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llmbrief import errors
from tests.engine.answers import drafts
from tests.engine.resolver import Resolver, Step
from tests.engine.rows import AGAIN, Row
from tests.engine.server import FaultServer

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

HOST = "api.test"


@dataclass(frozen=True)
class Place(Row):
    """Where a request goes; ``first`` is what its host leads to while it is at fault, ``then`` when it is well."""

    scheme: str = "http"
    first: Step = 0
    then: Step = 0

    def steps(self, *, always: bool) -> tuple[Step, Step]:
        """Return where its host leads, the first time and then."""
        return self.first, self.first if always else self.then


class Town:
    """Servers with and without TLS, good certificates and bad, all on one port; *folder* takes the certificates.

    They stand on addresses of the loopback that Linux has, and others may not.
    """

    def __init__(self, server: FaultServer, folder: Path) -> None:
        authority = _Authority(folder)
        self.server, self.port = server, server.port
        self.trusted = authority.file  # what SSL_CERT_FILE is to name
        now = datetime.now(UTC)
        certificates = [
            authority.issue("good", f"*.{HOST}"),
            authority.issue("other", "another.test"),
            authority.issue("expired", f"*.{HOST}", until=now - timedelta(days=1)),
            _Authority(folder / "nobody").issue("nobody", f"*.{HOST}"),
        ]
        self._tls = [
            FaultServer(f"127.0.0.{number}", tls=_context(file), beside=server)
            for number, file in enumerate(certificates, _GOOD)
        ]
        self._silent = socket.create_server((f"127.0.0.{_SILENT}", self.port), backlog=200)

    def close(self) -> None:
        self._silent.close()
        for server in self._tls:
            server.close()


# The last part of each address.
_PLAIN, _GOOD, _OTHER, _EXPIRED, _NOBODY, _SILENT, _CLOSED = 1, 2, 3, 4, 5, 6, 7
_PLACES: dict[str, tuple[str, Step]] = {
    "no such host": ("http", "EAI_NONAME"),
    "a name that cannot be looked up now": ("http", "EAI_AGAIN"),
    "a name whose look-up stalls": ("http", 8.0),
    "connection refused": ("http", _CLOSED),
    "connection refused, TLS": ("https", _CLOSED),
    "TLS to a port without it": ("https", _PLAIN),
    "a TLS handshake that stalls": ("https", _SILENT),
    "a certificate of nobody's": ("https", _NOBODY),
    "a certificate of another host": ("https", _OTHER),
    "a certificate that expired": ("https", _EXPIRED),
}


_THEN = {"http": _PLAIN, "https": _GOOD}


def places() -> list[Place]:
    """Return the table."""
    return [
        Place(
            name,
            drafts(),
            AGAIN,
            errors.UnreachableError,
            "openai",
            scheme,
            first,
            _GOOD if scheme == "https" else _PLAIN,
        )
        for name, (scheme, first) in _PLACES.items()
    ]


@contextmanager
def resolving() -> Iterator[Resolver]:
    """Stand in for the look-up of names."""
    real, resolver = socket.getaddrinfo, Resolver()
    socket.getaddrinfo = resolver
    try:
        yield resolver
    finally:
        socket.getaddrinfo = real


class _Authority:
    """Issues certificates; its own is in ``file``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._key, self._certificate = _signed("llmbrief tests", None, authority=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(_pem(self._certificate))

    def issue(self, name: str, host: str, until: datetime | None = None) -> Path:
        """Write a certificate for *host* and its key into one file."""
        key, certificate = _signed(host, (self._key, self._certificate), until=until)
        path = self._folder / f"{name}.pem"
        path.write_bytes(_pem(certificate) + _pem_of_key(key))
        return path


def _signed(
    name: str, issuer: tuple[Any, Certificate] | None, *, authority: bool = False, until: datetime | None = None
) -> tuple[Any, Certificate]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer, signed_by = (key, subject) if issuer is None else (issuer[0], issuer[1].subject)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signed_by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(until or now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if authority:
        usage = dict.fromkeys(
            (
                "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
                "encipher_only", "decipher_only",
            ),
            False,
        )  # fmt: skip
        builder = builder.add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **usage), critical=True)
    else:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return key, builder.sign(signer, hashes.SHA256())


def _pem(certificate: Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM)


def _pem_of_key(key: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem


def _context(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
