"""What leaves the register speaks the language that was asked for, whole, whatever language it is asked in."""

import csv
import json
from datetime import date

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.export import export
from ropa_desktop.register import sample
from ropa_desktop.store import handover
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.register import Register
from tests import pseudo
from tests.exchange.pdf_text import quiet
from tests.untranslated import Words


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The sample in the language made up, and the words that may stand outside of brackets."""
    path = tmp_path_factory.mktemp("pseudo") / "sample.ropa"
    with pseudo.speaking() as language:
        i18n.use(language)
        with fresh(path) as register, register.step(pseudo.pseudo("Sample")) as session:
            session.add_all(sample.records())
        yield path, Words(language)


def texts_of(path):
    """What is to be read in a document, piece by piece."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        for sheet in (one for one in book if one.sheet_state == "visible"):
            yield sheet.title
            rows = (row for row in sheet.iter_rows() if not sheet.row_dimensions[row[0].row].hidden)
            yield from (cell.value for row in rows for cell in row if isinstance(cell.value, str))
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (value for row in csv.reader(file, delimiter=";") for value in row)
    else:
        yield from (page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.parametrize("record", ["controller", "processor"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".pdf"])
def test_no_word_of_a_document_is_left_in_english(made, tmp_path, record, suffix):
    path, known = made
    i18n.use(pseudo.LANGUAGE)
    target = tmp_path / f"document{suffix}"
    with Register.open(path, read_only=True) as register:
        export(handover.contents(register), record, target, quiet)
    strange = {word: text for text in texts_of(target) for word in known.strange(text)}
    assert strange == {}


@pytest.mark.parametrize("command", ["transfers", "overview", "owed", "due", "exemption", "retention", "templates"])
def test_no_word_of_a_report_is_left_in_english(made, ropa, command):
    path, known = made
    said = ropa(command, path, "--language", pseudo.LANGUAGE, "--format", "json")
    told = list(_values(json.loads(said.out)))
    assert {word: text for text in told for word in known.strange(text)} == {}
    assert any(pseudo.OPEN in text for text in told)


def _values(told):
    if isinstance(told, str):
        yield told if " " in told else ""  # the names of classes and fields are for programs
    elif isinstance(told, list | dict):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _values(one)


@pytest.mark.parametrize(("language", "words"), [("en", "9 Mar 2026"), ("de", "9. März 2026"), ("fr", "9 mars 2026")])
def test_a_day_is_written_as_its_language_does(language, words):
    before = i18n.language()
    i18n.use(language)
    try:
        assert dates.in_words(date(2026, 3, 9)) == words
    finally:
        i18n.use(before)
