"""Reads adequacy decisions from a CSV file of the form of db/reference/adequacy.csv: whole and sound, or refused."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.kinds import Day
from ropa_desktop.register.reference import Decision

COLUMNS = tuple(name for name in Decision.__dataclass_fields__ if name != "own")
NEEDED = ("code", "list", "title")
_MOST_BYTES = 2_000_000
_MOST_TOLD = 20  # refused rows that are named


def read(path: Path) -> list[Decision]:
    """The decisions in the file; raises KnownError that names each row in which something is not sound."""
    try:
        rows = list(csv.reader(io.StringIO(_text(path), newline=""), strict=True))
    except csv.Error as error:
        raise KnownError(_("{name} is not sound as CSV: {why}. Nothing was changed.").format(
            name=path.name, why=error)) from error  # fmt: skip
    return _decisions(path, rows)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KnownError(_("{path} cannot be read: {why}.").format(path=path, why=error.strerror)) from error
    if len(content) > _MOST_BYTES:
        raise KnownError(_("{name} is too large for a list of decisions. Nothing was changed.").format(name=path.name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError(_("{name} is not text in UTF-8. Nothing was changed.").format(name=path.name)) from None


def _decisions(path: Path, rows: list[list[str]]) -> list[Decision]:
    heading = [cell.strip() for cell in rows[0]] if rows else []
    if why := _of_heading(heading):
        raise KnownError(_("{name} is not a list of adequacy decisions: {why}. Nothing was changed.").format(
            name=path.name, why=why))  # fmt: skip
    wrong: list[str] = []
    found: dict[str, Decision] = {}
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        errors = list(_refused(heading, row, found))
        if errors:
            wrong.append(_("row {number}: {why}").format(number=number, why="; ".join(errors)))
        else:
            one = _decision(heading, row)
            found[one.code] = one
    if wrong:
        told = [
            *wrong[:_MOST_TOLD],
            *([_("and {n} more").format(n=len(wrong) - _MOST_TOLD)] * (len(wrong) > _MOST_TOLD)),
        ]
        raise KnownError(_("{name} cannot be taken over. Nothing was changed.").format(name=path.name)
                         + "\n" + "\n".join(told))  # fmt: skip
    if not found:
        raise KnownError(_("{name} holds no decision. Nothing was changed.").format(name=path.name))
    return list(found.values())


def _of_heading(heading: list[str]) -> str:
    """Why the first row does not name the columns; empty where it does."""
    if lacking := [name for name in NEEDED if name not in heading]:
        return _("the first row does not name the columns {names}").format(names=", ".join(lacking))
    if unknown := [name for name in heading if name not in COLUMNS]:
        return _("no such column: {names}").format(names=", ".join(one[:30] or _("(empty)") for one in unknown))
    if len(set(heading)) != len(heading):
        return _("a column is named twice")
    return ""


def _value(name: str, text: str) -> Any:
    return AdequacyDecision.field(name).kind.from_text(text)


def _refused(heading: list[str], row: list[str], before: dict[str, Decision]) -> Iterator[str]:
    """What is not sound in a row, in words."""
    if len(row) != len(heading):
        yield _("{n} cells, not {needed}").format(n=len(row), needed=len(heading))
        return
    cells = dict(zip(heading, row, strict=True))
    sound = True
    for name in heading:
        try:
            _value(name, cells[name])
        except KnownError as error:
            sound = False
            yield f"{name}: {error}"
    for name in NEEDED:
        if not cells[name].strip():
            sound = False
            yield _("{name} is empty").format(name=name)
    if sound:
        one = _decision(heading, row)
        if one.code in before:
            yield _("{code} is there twice").format(code=one.code)
        if one.valid_from and one.valid_until and one.valid_until < one.valid_from:
            yield _("it ends before it begins")


def _decision(heading: list[str], row: list[str]) -> Decision:
    told: dict[str, Any] = {}
    cells = dict(zip(heading, row, strict=True))
    for name in COLUMNS:
        value = _value(name, cells.get(name, "").strip())
        told[name] = value if isinstance(AdequacyDecision.field(name).kind, Day) else value or ""
    return Decision(**told)
