"""H36: 2,000 generated texts of all planes come back equal from the register and from every form it leaves in."""

import csv
import io
import json
import random
import sys
import unicodedata

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import csv_file, json_in
from ropa_desktop.exchange.excel import workbook
from ropa_desktop.exchange.export import export
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.kinds import clean
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store import handover, rows
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.exchange import pdf_text
from tests.exchange.workbooks import Workbook

COUNT = 2000
EMOJI = ["👩‍👩‍👧‍👦", "🇪🇺", "🏳️‍🌈", "👍🏽", "\U0001f9d1\U0001f3fd\u200d\U0001f680", "#️⃣", "\U0001f3f4\U000e0067\U000e007f"]
RIGHT_TO_LEFT = ["שלום עולם", "العربية", "\u202eback\u202c", "\u2067isolated\u2069", "a\u200fb", "سجل 2026 (ABC)"]
ZERO_WIDTH = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\ufe0f", "\u034f"]
COMBINING = ["e\u0301", "Z\u0351\u036b\u0343", "\u0301", "ẛ̣", "각", "कि", "ก็", "A\u030a", "ﬁ", "Å"]
CONTROLS = ["\t", "\n", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufff9", "\ufffd", "\ufdd0", "\U000e0001"]
WRITERS = ["=1+1", "+", "-1", "@x", "'", '"', ",", ";", "<b>&amp;", "]]>", "_x0041_", "\\n", "%s", "{0}", "null", "''"]
POOLS = (EMOJI, RIGHT_TO_LEFT, ZERO_WIDTH, COMBINING, CONTROLS, WRITERS)


def letter(dice):
    """Any character that a text may hold, of any of the 17 planes, each plane as often as the next."""
    while True:
        char = chr(dice.randrange(17) * 0x10000 + dice.randrange(0x10000))
        if not 0xD800 <= ord(char) <= 0xDFFF and char not in "\r\ufffe\uffff" and (ord(char) >= 32 or char in "\t\n"):
            return char


def texts(seed=36):
    """As many different texts."""
    dice, found = random.Random(seed), {}
    while len(found) < COUNT:
        parts = [
            dice.choice(dice.choice(POOLS)) if dice.random() < 0.6 else letter(dice) for _ in range(dice.randint(1, 12))
        ]
        if kept := clean("".join(parts)):
            found[kept] = None
    return list(found)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A register whose activities are called by the texts."""
    path = tmp_path_factory.mktemp("texts") / "texts.ropa"
    with Register.create(path, "Ada") as register, register.step("All") as session:
        for number, text in enumerate(texts()):
            session.add(ProcessingActivity(id=f"{number:032}", code=f"{number:04}", name=text, notes=text))
    return path


@pytest.fixture
def register(filled):
    with Register.open(filled, read_only=True) as opened:
        yield opened


def quiet(done, total):
    """Tells nobody how far it is."""


def test_the_texts_are_of_all_sorts():
    found = "".join(texts())
    assert {ord(char) >> 16 for char in found} == set(range(17))
    kinds = {unicodedata.category(char) for char in found}
    assert kinds >= {"Lu", "Ll", "Lo", "Mn", "Mc", "Nd", "Sm", "So", "Cf", "Cc", "Co", "Cn", "Zs"}
    assert all(one in found for pool in POOLS for one in pool)


def test_they_come_back_from_the_file(register):
    by_id = sorted(register.all(ProcessingActivity), key=lambda one: one.id)
    assert [one.name for one in by_id] == [one.notes for one in by_id] == texts()
    assert [one.notes for one in sorted(contents(register).activities, key=lambda one: one.id)] == texts()
    assert verify(register.connection) == []


def test_they_come_back_from_json(register, tmp_path):
    export(contents(register), "controller", tmp_path / "all.json", quiet)
    told = json.loads((tmp_path / "all.json").read_bytes())["records"]["processing_activity"]
    assert [one["notes"] for one in told] == texts()
    with Register.create(tmp_path / "again.ropa") as again:
        with again.step("Read in") as session:
            rows.add_rows(again, session, json_in.read(tmp_path / "all.json").rows())
        assert sorted(one.notes for one in again.all(ProcessingActivity)) == sorted(texts())


def test_they_come_back_from_csv(register, tmp_path):
    csv_file.write(contents(register), "controller", tmp_path / "all.csv", quiet)
    text = (tmp_path / "all.csv").read_bytes().decode("utf-8-sig")
    told = [row["Notes"] for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)]
    # Only the apostrophe that keeps a formula from being one is taken away again.
    guarded = [f"'{one}" if one.startswith(csv_file.FORMULA) else one for one in texts()]
    assert told == guarded
    assert guarded != texts()


def test_they_come_back_from_the_workbook(register, tmp_path):
    workbook.write(contents(register), "controller", tmp_path / "all.xlsx", quiet)
    assert [row["notes"] for row in Workbook(tmp_path / "all.xlsx").rows("Activities")] == texts()


def _from_right_to_left(char):
    return unicodedata.bidirectional(char) in ("R", "AL", "AN") or "\u0590" <= char <= "\u08ff"


def test_those_that_the_fonts_can_show_come_back_from_the_document(tmp_path):
    # Right to left has a test of its own: there the order of the letters on paper is another one.
    letters = [one for one in sorted(load(False).characters) if not _from_right_to_left(one)]
    dice = random.Random(37)
    shown = {"".join(dice.choice(letters) for _ in range(dice.randint(1, 9))).strip() for _ in range(COUNT)} - {""}
    with Register.create(tmp_path / "one.ropa") as register:
        ours = Organisation(name="Example Shop", kept_for=True)
        data = [PersonalData(items=one) for one in sorted(shown)]
        activity = ProcessingActivity(name="All", controller=ours, data=data)
        with register.step("All") as session:
            session.add(activity)
        given = contents(register)
        _written, reader = pdf_text.export(given, tmp_path / "all.pdf")
        body = pdf_text.body(reader, given)
        assert handover.standing(register).step == 1
    assert [one for one in shown if pdf_text.printed(one) not in body] == []


def test_what_no_file_can_hold_is_refused_in_words():
    refused = [*map(chr, range(0xD800, 0xE000, 97)), *(chr(code) for code in range(32) if chr(code) not in "\t\n\r")]
    for char in [*refused, "\ufffe", "\uffff", chr(0xDFFF)]:
        for text in (char, f"before {char} after"):
            with pytest.raises(KnownError, match=f"U\\+{ord(char):04X}"):
                ProcessingActivity(name=text)
    assert clean(chr(sys.maxunicode)) == chr(sys.maxunicode)
