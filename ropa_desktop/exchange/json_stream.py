"""Reads JSON from anywhere, piece by piece and within limits, so that no file can exhaust the machine."""

import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TextIO

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext

DEEPEST = 40
LONGEST_TEXT = 4_000_000  # characters
MOST_VALUES = 100_000  # in one piece read by `value`
_LONGEST_NUMBER = 40
_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[-+.0-9A-Za-z]*")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(_INTEGER.pattern + r"(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")


@contextmanager
def opened(path: Path, most: int, *, strict: bool = True) -> Iterator["JsonStream"]:
    """The file as a stream of at most so many characters; raises KnownError where it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield JsonStream(file, path, most, strict)
    except FileNotFoundError:
        raise KnownError(_("There is no file {path}.").format(path=path)) from None
    except OSError as error:
        raise KnownError(_("{path} cannot be read: {why}.").format(path=path, why=error.strerror)) from error


class JsonStream:
    """Gives what comes next, as the caller expects it; raises KnownError where something else stands there.

    Whoever iterates over members or elements reads each one's value before asking for the next.
    """

    def __init__(self, file: TextIO, path: Path, most: int, strict: bool) -> None:
        self.path = path
        self._file = file
        self._most = most
        self._decoder = json.JSONDecoder(strict=strict)  # strict: no raw line break within a text
        self._text = ""
        self._at = 0
        self._read = 0
        self._values = 0

    def refuse(self, why: str) -> NoReturn:
        """Say what is wrong, and where."""
        place = self._read - len(self._text) + self._at + 1
        raise KnownError(
            _("{path} cannot be read: {why} (near character {place}). Nothing was changed.").format(
                path=self.path, why=why, place=place
            )
        )

    def members(self) -> Iterator[str]:
        """The names of an object's members."""
        known = set()
        for _number in self._between("{", "}"):
            name = self.string(1000)
            if name in known:
                self.refuse(_("“{name}” is named twice in one place").format(name=name[:60]))
            known.add(name)
            self._expect(":")
            yield name

    def elements(self) -> Iterator[int]:
        """The numbers of an array's elements, from 0."""
        return self._between("[", "]")

    def string(self, longest: int = LONGEST_TEXT) -> str:
        """A text."""
        if self._peek() != '"':
            self.refuse(_("a text in quotation marks is expected"))
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:  # also where the text goes on in what was not read yet
                if len(self._text) - self._at <= 3 * longest and self._more():
                    continue
                self.refuse(_("a text has no end, or holds what no text may hold") + f": {error.msg}")
            if len(value) > longest:
                self.refuse(_("a text is longer than {number} characters").format(number=longest))
            if _SURROGATE.search(value):
                self.refuse(_("a text holds half a character (a lone surrogate)"))
            self._at = end
            return str(value)

    def value(self, deepest: int = DEEPEST) -> Any:
        """Whatever comes next, whole."""
        self._values = 0
        return self._value(deepest)

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._peek():
            self.refuse(_("something follows after the end"))

    def _value(self, deepest: int) -> Any:
        self._values += 1
        if self._values > MOST_VALUES:
            self.refuse(_("it holds more than {number} values").format(number=MOST_VALUES))
        first = self._peek()
        if first and first in "{[" and not deepest:
            self.refuse(_("it is nested too deeply"))
        if first == "{":
            return {name: self._value(deepest - 1) for name in self.members()}
        if first == "[":
            return [self._value(deepest - 1) for _number in self.elements()]
        return self.string() if first == '"' else self._scalar()

    def _scalar(self) -> Any:
        while True:
            found = _WORD.match(self._text, self._at)
            word = found[0] if found else ""
            if len(word) > _LONGEST_NUMBER:
                self.refuse(ngettext("a number has more than %d digit", "a number has more than %d digits",
                                     _LONGEST_NUMBER) % _LONGEST_NUMBER)  # fmt: skip
            if self._at + len(word) < len(self._text) or not self._more():
                break
        if word not in {"null", "true", "false"} and not _NUMBER.fullmatch(word):
            self.refuse(_("“{word}” is no value").format(word=word or self._peek()))
        self._at += len(word)
        if word in {"null", "true", "false"}:
            return {"null": None, "true": True, "false": False}[word]
        number = int(word) if _INTEGER.fullmatch(word) else float(word)
        if math.isinf(number):
            self.refuse(_("“{word}” is no value").format(word=word))
        return number

    def _between(self, opening: str, closing: str) -> Iterator[int]:
        self._expect(opening)
        if self._peek() == closing:
            self._at += 1
            return
        number = 0
        while True:
            yield number
            number += 1
            if self._peek() == closing:
                self._at += 1
                return
            self._expect(",")

    def _expect(self, char: str) -> None:
        if self._peek() != char:
            self.refuse(_("“{char}” is expected").format(char=char))
        self._at += 1

    def _peek(self) -> str:
        """The next character that is no space, empty at the end."""
        char = self._text[self._at : self._at + 1]
        if char and char not in " \t\n\r":  # nearly always: asked for several times each value
            return char
        while True:
            if found := _SPACE.match(self._text, self._at):
                self._at = found.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        rest = self._text[self._at :]
        try:
            chunk = self._file.read(max(_CHUNK, len(rest)))  # doubling keeps a long text from being read anew
        except UnicodeDecodeError:
            self.refuse(_("it is not text in UTF-8"))
        self._read += len(chunk)
        if self._read > self._most:
            self.refuse(_("it has more than {number} characters").format(number=self._most))
        self._text, self._at = rest + chunk, 0
        return bool(chunk)
