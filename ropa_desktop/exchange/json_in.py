"""Reads a complete register from JSON (docs/json-format.md): whole and sound, or refused in words."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.json_fields import Reading, empty_record, pointers, readers
from ropa_desktop.exchange.json_file import FORMAT, VERSION
from ropa_desktop.exchange.json_stream import JsonStream, opened
from ropa_desktop.i18n import _
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_NAME, BY_TABLE

MOST_CHARACTERS = 500_000_000
MOST_RECORDS = 1_000_000
_PARTS = {"format", "version", "program", "standing", "records", "files"}
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass
class Parsed:
    """What the file holds; of each record only what is answered."""

    program: str = ""
    standing: dict[str, Any] = field(default_factory=dict)
    records: list[tuple[type[Record], list[dict[str, Any]]]] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[type[Record], Iterator[dict[str, Any]]]]:
        """Every record whole, as the store's `all_rows` gives and its `add_rows` takes them."""
        for cls, records in self.records:
            yield cls, map(partial(_whole, empty_record(cls)), records)

    def count(self) -> int:
        """How many records there are."""
        return sum(len(values) for _cls, values in self.records)


def is_register(path: Path) -> bool:
    """Whether the file begins as a register in JSON does; raises KnownError where it is no JSON object."""
    with opened(path, MOST_CHARACTERS) as stream:
        return next(stream.members(), "") in _PARTS


def read(path: Path) -> Parsed:
    """The register in the file; raises KnownError, naming the place, where anything in it is not sound."""
    with opened(path, MOST_CHARACTERS) as stream:
        return _Reader(stream).read()


def _whole(empty: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    return {**empty, **values}


class _Reader:
    def __init__(self, stream: JsonStream) -> None:
        self._stream = stream
        self._ids: dict[str, type[Record]] = {}
        self._parsed = Parsed()

    def read(self) -> Parsed:
        found = set()
        for part in self._stream.members():
            found.add(part)
            self._part(part)
        self._stream.end()
        for needed in ("format", "version", "records"):
            if needed not in found:
                self._stream.refuse(_("it has no “{name}”").format(name=needed))
        for cls, records in self._parsed.records:
            pointing = list(pointers(cls))
            for values in records:
                self._check_links(cls, values, pointing)
        self._check_chains()
        return self._parsed

    def _part(self, part: str) -> None:
        if part == "records":
            for table in self._stream.members():
                self._table(table)
        elif part == "files":
            for _number in self._stream.elements():
                self._parsed.files.append(self._file())
        elif part in _PARTS:
            self._heading(part, self._stream.value(2))
        else:
            self._stream.refuse(_("no register has a part “{name}”").format(name=part[:60]))

    def _heading(self, part: str, value: Any) -> None:
        if part == "format" and value != FORMAT:
            self._stream.refuse(_("it is not a register of this program"))
        if part == "version" and (isinstance(value, bool) or value not in range(1, VERSION + 1)):
            newer = isinstance(value, int) and value > VERSION
            self._stream.refuse(
                _("a newer version of this program wrote it; read it with that version")
                if newer
                else _("“{version}” is no version of this format").format(version=str(value)[:20])
            )
        if part == "program":
            self._parsed.program = str(value)
        if part == "standing" and isinstance(value, dict):
            self._parsed.standing = value

    def _table(self, table: str) -> None:
        if table not in BY_TABLE:
            self._stream.refuse(_("no register has a table “{name}”").format(name=table[:60]))
        cls, rows = BY_TABLE[table], []
        reading = readers(cls)
        for _number in self._stream.elements():
            rows.append(self._record(cls, reading))
        self._parsed.records.append((cls, rows))

    def _record(self, cls: type[Record], reading: dict[str, Reading]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name in self._stream.members():
            if name not in reading:
                self._stream.refuse(_("{table} has no field “{name}”").format(table=cls.__tablename__, name=name[:60]))
            value = self._stream.value(2)
            if value is None:
                continue
            try:
                values[name] = reading[name](value)
            except KnownError as why:
                self._refuse(cls, values, f"{name}: {why}")
        self._check_record(cls, values)
        return values

    def _check_record(self, cls: type[Record], values: dict[str, Any]) -> None:
        if "id" not in values:
            self._refuse(cls, values, _("it has no id"))
        if values["id"] in self._ids:
            self._refuse(cls, values, _("another record has the same id"))
        if cls.owners and sum(table_name(owner) in values for owner in cls.owners) != 1:
            self._refuse(cls, values, _("it must belong to exactly one record"))
        if len(self._ids) >= MOST_RECORDS:
            self._stream.refuse(_("it has more than {number} records").format(number=MOST_RECORDS))
        self._ids[values["id"]] = cls

    def _file(self) -> tuple[str, bytes]:
        values = {}
        for name in self._stream.members():
            if name not in {"sha256", "base64"}:
                self._stream.refuse(_("a file has no “{name}”").format(name=name[:60]))
            values[name] = self._stream.string(MOST_CHARACTERS if name == "base64" else 64)
        sha256 = values.get("sha256", "")
        try:
            content = base64.b64decode(values.pop("base64", "").encode("ascii", "replace"), validate=True)
        except binascii.Error:
            content = b""
        if not _SHA256.fullmatch(sha256) or hashlib.sha256(content).hexdigest() != sha256:
            self._stream.refuse(_("the file {name} is not what its SHA-256 says").format(name=sha256[:16]))
        if any(known == sha256 for known, _content in self._parsed.files):
            self._stream.refuse(_("the file {name} is there twice").format(name=sha256[:16]))
        return sha256, content

    def _check_links(self, cls: type[Record], values: dict[str, Any], pointing: list[tuple[str, type[Record]]]) -> None:
        for name, target in pointing:
            value = values.get(name, [])
            others = value if isinstance(value, list) else [value]
            if len(set(others)) != len(others):
                self._refuse(cls, values, _("{name}: it names a record twice").format(name=name))
            for other in others:
                if self._ids.get(other) is not target:
                    self._refuse(
                        cls, values, _("{name}: there is no {target} {id}").format(
                            name=name, target=target.__tablename__, id=other)
                    )  # fmt: skip

    def _check_chains(self) -> None:
        """Refuse a sub-processor that stands behind itself."""
        rows = next((rows for cls, rows in self._parsed.records if cls.__name__ == "Engagement"), [])
        parents = {values["id"]: values.get("parent") for values in rows}
        sound: set[str] = set()
        for start in parents:
            path: set[str] = set()
            here = start
            while here and here not in sound:
                if here in path:
                    self._refuse(BY_NAME["Engagement"], {"id": here}, _("parent: it stands behind itself"))
                path.add(here)
                here = parents[here]
            sound |= path

    def _refuse(self, cls: type[Record], values: dict[str, Any], why: str) -> NoReturn:
        self._stream.refuse(f"{cls.__tablename__} {values.get('id', '?')}, {why}")
