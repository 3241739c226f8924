"""The few kinds of answer: how each is kept, shown as text, and read back from text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext

Codes = Mapping[str, str] | Callable[[], Mapping[str, str]]
SEPARATOR = "; "
_UNITS: dict[str, Callable[[int], str]] = {
    "D": lambda count: ngettext("%d day", "%d days", count),
    "W": lambda count: ngettext("%d week", "%d weeks", count),
    "M": lambda count: ngettext("%d month", "%d months", count),
    "Y": lambda count: ngettext("%d year", "%d years", count),
}
# XML 1.0 has no place for these, so no workbook could hold them; surrogates are no text at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class CodeList(TypeDecorator[tuple[str, ...]]):
    """Several codes in one column, separated by spaces."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Nothing chosen is NULL: a question not yet answered."""
        return " ".join(value) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        """Always a tuple, empty where nothing is chosen."""
        return tuple(value.split()) if value else ()


def clean(text: str) -> str | None:
    """The text as it may be kept, None where nothing is left; raises KnownError for what no file can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        code = f"U+{ord(found[0]):04X}"
        raise KnownError(_("The text holds the control character {code}, which no document can show. "
                           "Nothing was changed; remove it and try again.").format(code=code))  # fmt: skip
    return text if text.strip() else None


@dataclass(frozen=True)
class Kind:
    """One sort of answer; `to_text` and `from_text` are each other's inverse."""

    def column(self) -> TypeEngine[Any] | None:
        """The type of the column, None where the answer lies in other rows."""
        return String()

    def to_text(self, value: Any) -> str:
        """The value as a person reads it, in the language in force; empty for none."""
        return "" if value is None else str(value)

    def from_text(self, text: str) -> Any:
        """The value that a text means; raises KnownError where it means none."""
        return clean(text)

    def to_json(self, value: Any) -> Any:
        """The value as JSON keeps it."""
        return value

    def from_json(self, value: Any) -> Any:
        """The value that JSON kept; raises KnownError for a value of another kind."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise KnownError(_("“{value}” is not a text.").format(value=str(value)[:60]))
        return self.from_text(value)


@dataclass(frozen=True)
class Text(Kind):
    """Free words; `long` where several lines are usual."""

    long: bool = False


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day; ISO 8601 in data, unambiguous words on screen."""

    def column(self) -> TypeEngine[Any]:
        return Date()

    def to_text(self, value: date | None) -> str:
        return value.isoformat() if value else ""

    def from_text(self, text: str) -> date | None:
        if not text.strip():
            return None
        try:
            return date.fromisoformat(text.strip()[:10])
        except ValueError:
            raise KnownError(_("“{text}” is not a day; write it as 2026-01-31.").format(text=text[:40])) from None

    def to_json(self, value: date | None) -> str | None:
        return value.isoformat() if value else None


@dataclass(frozen=True)
class Number(Kind):
    """A whole number that is not negative."""

    def column(self) -> TypeEngine[Any]:
        return Integer()

    def from_text(self, text: str) -> int | None:
        if not text.strip():
            return None
        figures = re.sub(r"[ \u00a0\u202f]", "", text.strip())
        if not re.fullmatch(r"[0-9]{1,15}", figures):
            raise KnownError(_("“{text}” is not a whole number.").format(text=text[:40]))
        return int(figures)

    def from_json(self, value: Any) -> int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**15:
            raise KnownError(_("“{text}” is not a whole number.").format(text=str(value)[:40]))
        return value


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes, no, or not yet answered."""

    def column(self) -> TypeEngine[Any]:
        return Boolean(create_constraint=False)

    def to_text(self, value: bool | None) -> str:
        return "" if value is None else _("Yes") if value else _("No")

    def from_text(self, text: str) -> bool | None:
        word = text.strip().casefold()
        if not word:
            return None
        if word in {"yes", _("Yes").casefold()}:
            return True
        if word in {"no", _("No").casefold()}:
            return False
        raise KnownError(_("“{text}” is neither yes nor no.").format(text=text[:40]))

    def from_json(self, value: Any) -> bool | None:
        if value is not None and not isinstance(value, bool):
            raise KnownError(_("“{text}” is neither yes nor no.").format(text=str(value)[:40]))
        return value


@dataclass(frozen=True)
class Period(Kind):
    """A number and a unit, kept as an ISO 8601 duration of one unit such as P6M."""

    def to_text(self, value: str | None) -> str:
        if not value:
            return ""
        count, unit = int(value[1:-1]), value[-1]
        return _UNITS[unit](count) % count

    def from_text(self, text: str) -> str | None:
        text = text.strip()
        if not text:
            return None
        if found := re.fullmatch(r"P([0-9]{1,4})([DWMY])", text):
            return f"P{int(found[1])}{found[2]}"  # one way to write each, so that equal periods are equal
        if found := re.match(r"([0-9]{1,4})\b", text):
            for unit in _UNITS:
                if self.to_text(f"P{found[1]}{unit}").casefold() == text.casefold():
                    return f"P{int(found[1])}{unit}"
        raise KnownError(_("“{text}” is not a period; write it as “6 months” or “10 years”.").format(text=text[:40]))


@dataclass(frozen=True)
class Choice(Kind):
    """One code of a list; shown by its title, read back by code or title. `grows`: the register can add to the list."""

    codes: Codes
    grows: bool = False

    def titles(self) -> dict[str, str]:
        """Code to title in the language in force."""
        return {code: _(title) for code, title in self._titles().items()}

    def _titles(self) -> Mapping[str, str]:
        return self.codes() if callable(self.codes) else self.codes

    def title(self, code: str) -> str:
        """The title of one code; a code that the list lacks is shown as it is."""
        return _(self._titles().get(code, code))

    def to_text(self, value: str | None) -> str:
        return self.title(value) if value else ""

    def from_text(self, text: str) -> str | None:
        text = text.strip()
        if not text:
            return None
        titles = self.titles()
        if text in titles:
            return text
        for code, title in titles.items():
            if title.casefold() == text.casefold():
                return code
        raise KnownError(_("“{text}” is not in the list of choices.").format(text=text[:60]))


@dataclass(frozen=True)
class Choices(Choice):
    """Several codes of a closed list."""

    def column(self) -> TypeEngine[Any]:
        return CodeList()

    def to_text(self, value: tuple[str, ...] | None) -> str:  # type: ignore[override]
        return SEPARATOR.join(self.title(code) for code in value or ())

    def from_text(self, text: str) -> tuple[str, ...]:  # type: ignore[override]
        codes = [super(Choices, self).from_text(part) for part in text.split(SEPARATOR.strip())]
        return tuple(code for code in codes if code)

    def to_json(self, value: tuple[str, ...] | None) -> list[str]:
        return list(value or ())

    def from_json(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list | None) or not all(isinstance(code, str) for code in value or ()):
            raise KnownError(_("“{text}” is not a list of choices.").format(text=str(value)[:60]))
        return tuple(code for code in (Choice.from_text(self, code) for code in value or ()) if code)


@dataclass(frozen=True)
class Link(Kind):
    """One other record, chosen from all of its class; `cyclic` where that class points back."""

    target: str
    cyclic: bool = False

    def column(self) -> None:
        return None

    def to_text(self, value: Any) -> str:
        return value.title() if value else ""


@dataclass(frozen=True)
class Links(Link):
    """Several other records of one class."""

    def to_text(self, value: Any) -> str:
        return SEPARATOR.join(record.title() for record in value or ())


@dataclass(frozen=True)
class Rows(Links):
    """Records that belong to this one alone and go with it."""
