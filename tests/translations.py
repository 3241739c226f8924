"""`make translations`: brings every .po up to date with the sources, says what is wrong in it, and compiles it.

docs/translating.md tells translators how it is used.
"""

import ast
import csv
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ropa_desktop.i18n import DOMAIN
from ropa_desktop.register import sample

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
MARKS = {"_": 1, "N_": 1, "ngettext": 2}  # and how many texts stand in each
TO_TRANSLATORS = "# Translators:"  # a comment right above a text that begins like this stands in the .po, too
# The facts of db/reference that are shown in words, by file and column.
FACTS = {
    "adequacy.csv": ("title", "decision", "scope", "review", "status", "source", "verify"),
    "clauses.csv": ("title", "source", "verify"),
    "exemption.csv": ("conditions", "source", "verify"),
    "retention.csv": ("records", "period", "starts", "confidence", "note"),
}

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)[sd]|%[sd]")
_A_WORD = re.compile("[a-z]{2}|^[A-Z]{3,6}$")  # numbers of decisions and the like hold none
_LETTER = re.compile(r"&(?=[^\s&])")


def template() -> Catalog:
    """All texts that the program shows, as they stand in the sources."""
    made = Catalog(project="ROPA Desktop", charset="utf-8")
    for path in sorted((ROOT / "ropa_desktop").rglob("*.py")):
        source = path.read_text(encoding="utf8")
        lines = source.splitlines()
        for line, text in marked(source):
            above = lines[line - 2].strip()
            told = [above.removeprefix("# ")] if above.startswith(TO_TRANSLATORS) else []
            made.add(text, locations=[(path.relative_to(ROOT).as_posix(), line)], auto_comments=told)
    for name, columns in FACTS.items():
        with (ROOT / "db" / "reference" / name).open(encoding="utf8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), start=2):
                for text in filter(_A_WORD.search, (row[column] for column in columns)):
                    made.add(text, locations=[(f"db/reference/{name}", line)])
    for text in dict.fromkeys(sample.texts()):
        made.add(text, locations=[("ropa_desktop/register/sample/__init__.py", 1)])
    return made


def marked(source: str) -> Iterator[tuple[int, str | tuple[str, str]]]:
    """What is marked in a module, with its line.

    Babel's own reader goes by tokens, and what stands within an f-string is one of these in some versions of Python.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [one.value for one in node.args[: MARKS.get(name, 0)] if isinstance(one, ast.Constant)]
            if texts and all(texts) and len(texts) == MARKS[name]:
                yield node.lineno, texts[0] if len(texts) == 1 else (texts[0], texts[1])


def files() -> list[Path]:
    """The .po of every language but English, which is the sources' own."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(po: Path) -> Catalog:
    """A translation as it is kept."""
    with po.open("rb") as source:
        return read_po(source, locale=po.parts[-3])


def update(po: Path, texts: Catalog) -> Catalog:
    """What is translated stays, what is new is added without words, what nobody shows any more goes."""
    kept = read(po) if po.stat().st_size else _begun(po.parts[-3])
    made, revised = kept.creation_date, kept.revision_date
    kept.update(texts, no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.header_comment = f"# ROPA Desktop in {kept.locale.english_name}. How to change it: docs/translating.md"
    kept.version, kept.msgid_bugs_address, kept.fuzzy = "", "", False
    kept.creation_date, kept.revision_date = made, revised
    with po.open("wb") as target:
        # Without line numbers a file changes only where its texts do.
        write_po(target, kept, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return read(po)


def _begun(language: str) -> Catalog:
    now = datetime.now(UTC)
    return Catalog(
        locale=language, project="ROPA Desktop", creation_date=now, revision_date=now, fuzzy=False,
        last_translator="ROPA Desktop", language_team="ROPA Desktop",
    )  # fmt: skip


def compiled(catalogue: Catalog) -> bytes:
    """The .mo of a translation: what the program reads. A text that lacks words is left out, and shown in English."""
    for message in list(catalogue):
        if message.id and (message.fuzzy or not all(words_of(message))):
            catalogue.delete(message.id)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts that still have no words."""
    return [one_of(message) for message in catalogue if message.id and not all(words_of(message))]


def one_of(message: Message) -> str:
    """The English text, of a plural its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def words_of(message: Message) -> tuple[str, ...]:
    """The translation, of a plural each form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the texts that are translated, each in a sentence with the text itself."""
    for message in catalogue:
        words = words_of(message)
        if not message.id or not any(words):
            continue
        if message.fuzzy:
            yield f"is marked as fuzzy: {one_of(message)!r}"
        plural = not isinstance(message.id, str)
        if plural and (len(words) != catalogue.num_plurals or not all(words)):
            yield f"needs {catalogue.num_plurals} forms: {one_of(message)!r}"
        english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        for form in words:
            for fault in _faults_of(english, form):
                yield f"{fault}: {one_of(message)!r} is {form!r}"


def _faults_of(english: tuple[str, ...], words: str) -> Iterator[str]:
    if sorted(set(_PLACEHOLDER.findall(words))) not in [sorted(set(_PLACEHOLDER.findall(one))) for one in english]:
        yield "has other placeholders"
    one = english[0]
    if _letters(one) != _letters(words):
        yield "has not the same number of Alt letters (&)"
    if one.endswith("…") != words.endswith("…"):
        yield "ends otherwise (…)"
    if (one[:1].isspace(), one[-1:].isspace()) != (words[:1].isspace(), words[-1:].isspace()):
        yield "has other blanks at an end"
    if one.count("\n") != words.count("\n"):
        yield "has other line breaks"


def _letters(text: str) -> int:
    return len(_LETTER.findall(text.replace("&&", "")))


def main() -> int:
    """Do all of it for each language; 1 where something has to be mended."""
    texts, wrong = template(), 0
    for po in files():
        catalogue = update(po, texts)
        po.with_suffix(".mo").write_bytes(compiled(read(po)))
        missing, found = untranslated(catalogue), list(faults(catalogue))
        for one in missing:
            print(f"{po.parts[-3]}: is not translated: {one!r}")
        for one in found:
            print(f"{po.parts[-3]}: {one}")
        print(f"{po.parts[-3]}: {len(catalogue) - len(missing)} of {len(catalogue)} texts are translated")
        wrong += len(missing) + len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
