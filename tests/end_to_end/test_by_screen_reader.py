"""A register is made, an activity filled from (a) to (g) and exported by somebody who cannot see the window.

Nothing is known of the program but what its accessibility tree tells: roles, names, actions, texts and the focus.
"""

import os

import openpyxl
import pytest

from tests.end_to_end.screen_reader import Reader, missing

STATED_NONE = "None"  # as the workbook has it
LACKS = [] if "ROPA_READER" in os.environ else missing()  # `make accessibility` leaves nothing out
pytestmark = pytest.mark.skipif(bool(LACKS), reason=f"this computer lacks {', '.join(LACKS)}")


@pytest.fixture
def reader(tmp_path):
    one = Reader(tmp_path)
    yield one
    one.end()


def _make_register(reader, folder):
    reader.come_to_front(reader.find("frame", "ROPA"))
    reader.write(reader.find("text", "Name"), "Larkspur AG")
    reader.type("Germany")  # leaving the name, one is in the country
    reader.press("Tab")
    reader.act(reader.find("push button", "Make the register"))
    where = reader.find("dialog", "New register")
    reader.come_to_front(where)
    reader.write(reader.find("text", "File name", where), str(folder / "register"))
    reader.act(reader.find("push button", "Save", where))
    reader.find("dialog", "New from a starting point")
    reader.press("Escape")
    reader.come_to_front(reader.find("frame", "register"))
    reader.write(reader.find("text", "Address"), "Invented street 1, Bonn")
    reader.write(reader.find("text", "E-mail"), "privacy@example.org")


def _new_activity(reader):
    lists = reader.find("list", "Lists and questions")
    reader.enter(lists)
    for key in ("Home", "Down"):
        reader.press(key)
    reader.find("label", "Activities")
    reader.press("Ctrl+N")
    name = reader.find("text", "Name")
    reader.hears(name)
    reader.write(name, "Newsletter")


def _choose(reader, name, words):
    """Type into a field with choices, and take what was typed."""
    reader.tab_to(reader.find("combo box", name))
    reader.type(words)
    reader.press("Return")
    reader.press("Tab")


def _fill(reader):
    _choose(reader, "Controller", "Larkspur AG")  # (a)
    reader.act(reader.find("push button", "Add: Purpose"))  # (b)
    reader.write(reader.find("text", "Purpose"), "Tell subscribers about new products")
    reader.act(reader.find("push button", "Add: Category of data in this activity"))  # (c)
    _choose(reader, "Category", "E-mail address")
    _choose(reader, "Data subjects", "Subscribers")
    reader.write(reader.find("text", "Time limit"), "until the subscription ends")  # (f)
    reader.act(reader.find("check box", "Recipients: state that there is none"))  # (d)
    reader.act(reader.find("check box", "Transfers to third countries: state that there is none"))  # (e)
    reader.write(reader.find("text", "Security measures in own words"), "Access by role; encrypted in transit")  # (g)


def _export(reader, folder):
    reader.press("Ctrl+Shift+E")
    dialog = reader.find("dialog", "Export")
    reader.come_to_front(dialog)
    place = reader.find("text", "Place", dialog)
    reader.write(place, str(folder / "record.xlsx"))
    reader.act(reader.find("push button", "Export", dialog))
    reader.until(lambda: (folder / "record.xlsx").exists(), "the workbook")


def test_a_register_is_made_filled_and_exported_without_seeing_it(reader, tmp_path):
    _make_register(reader, tmp_path)
    _new_activity(reader)
    _fill(reader)
    _export(reader, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "record.xlsx")
    rows = [row for row in book["Activities"].iter_rows(values_only=True) if "Newsletter" in row]
    assert len(rows) == 1
    said = [str(cell) for cell in rows[0] if cell]
    for words in (
        "Larkspur AG", "Tell subscribers about new products", "Subscribers", "E-mail address",
        "E-mail address: until the subscription ends", "Access by role; encrypted in transit",
    ):  # fmt: skip
        assert words in said
    assert said.count(STATED_NONE) == 2  # recipients and transfers
    told = [str(cell) for row in book["Organisations"].iter_rows(values_only=True) for cell in row if cell]
    assert {"Larkspur AG", "Invented street 1, Bonn", "Germany", "privacy@example.org"} <= set(told)
