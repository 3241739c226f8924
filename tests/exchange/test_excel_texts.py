import random
import re
from datetime import date

import pytest

from ropa_desktop.exchange.excel import workbook
from ropa_desktop.exchange.excel.cells import LIMIT, coded, fits, parts
from ropa_desktop.exchange.excel.layout import free_name, in_footer
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Number, clean
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register
from tests.exchange import registers
from tests.exchange.workbooks import Workbook, decoded

NASTY = [
    "=", "=1+1", "=cmd|' /C calc'!A0", "+", "-", "@", "'", '"', "#REF!", "#N/A", "\t", "\n", " ", "  ", "&", "<", ">",
    "]]>", "<f>1</f>", "&amp;", "_x0041_", "_x000D_", "_x005F_", "_x005F_x0041_", "_x", "_", "x0041_", "_x0041_x0042_",
    "\u200b", "\u200f", "\u202e", "\ufeff", "\u2028", "\x85", "\x7f", "\ufffd", "\ufdd0", "\U0001fffe", "é", "e\u0301",
    "שלום", "العربية", "Ελληνικά", "日本", "👩‍👩‍👧", "😀", "0", "007", "1e5", "TRUE", "2026-01-01", "word",
]  # fmt: skip


def random_text(dice):
    while True:
        made = "".join(
            dice.choice(NASTY) if dice.random() < 0.7 else chr(dice.choice([dice.randrange(0x20, 0x3000), 0x1F600]))
            for _ in range(dice.randint(1, 8))
        )
        if not re.search("[\ud800-\udfff]", made) and (kept := clean(made)):
            return kept


def export(tmp_path, *activities, record="controller"):
    """Activities that no register holds."""
    directory = {cls: [] for cls in ALL}
    given = Contents(Standing("id", 1, "2026-01-01T00:00:00", "ab" * 32), None, directory, activities, len(activities))
    target = tmp_path / "record.xlsx"
    return workbook.write(given, record, target, lambda done, total: None), Workbook(target)


def assert_no_formula(book):
    for name, xml in book.parts().items():
        assert not re.search(r"<f[ >/]", xml), name
        assert "calcChain" not in name


def test_two_thousand_texts_come_back_equal_and_none_is_a_formula(tmp_path):
    dice = random.Random(7)
    texts = NASTY_ALONE + [random_text(dice) for _ in range(2000)]
    written, book = export(tmp_path, *(ProcessingActivity(name=text, notes=text) for text in texts))
    assert written.records == len(texts)
    assert [row["notes"] for row in book.rows("Activities")] == texts
    assert [row["name"] for row in book.rows("Activities")] == texts
    assert_no_formula(book)
    place = book.names("Activities").index("notes") + 1
    cells = [row[0] for row in book.sheet("Activities").iter_rows(3, min_col=place, max_col=place)]
    assert {cell.data_type for cell in cells} == {"s"}
    for cell in cells:
        assert cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@", "'", "#"))


NASTY_ALONE = [text for text in NASTY if clean(text)]


@pytest.mark.parametrize("text", ["\x01", "\r", "\ufffe", "\uffff", "\ud800", "a\x00b_x0041_"])
def test_what_only_a_damaged_register_can_hold_comes_back_too(tmp_path, text):
    activity = ProcessingActivity(name="Damaged")
    vars(activity)["notes"] = text
    _, book = export(tmp_path, activity)
    assert next(book.rows("Activities"))["notes"] == text


@pytest.mark.parametrize("seed", range(3))
def test_every_fact_of_a_register_stands_in_its_workbooks(tmp_path, seed):
    made = registers.make(seed, 3)
    kept = [organisation for organisation in made if isinstance(organisation, Organisation)]
    kept[0].name = '=HYPERLINK(1) & "Co" [x] &P' + "😀" * 400
    kept[0].kept_for = True
    with Register.create(tmp_path / "one.ropa") as register:
        with register.step("All") as session:
            session.add_all(made)
        books = {}
        for record in ("controller", "processor"):
            workbook.write(contents(register), record, tmp_path / f"{record}.xlsx", lambda done, total: None)
            books[record] = Workbook(tmp_path / f"{record}.xlsx")
            assert_no_formula(books[record])
        of_entries = {"controller": ProcessingOnBehalf, "processor": ProcessingActivity}
        texts = {record: set(book.texts()) for record, book in books.items()}
        count = 0
        for record, other in of_entries.items():
            behind = books[record].names
            classes = {behind(sheet)[0] for sheet in books[record].book.sheetnames}
            for cls in ALL:
                if f"{cls.__name__}.id" not in classes:
                    assert record == "processor" or cls in (ProcessingOnBehalf, DismissedFinding)
                    continue
                for one in register.all(cls):
                    if not stands(one, other):
                        continue
                    assert one.id in texts[record]
                    for text in facts(one):
                        assert text in texts[record]
                        count += 1
        assert count > 300


def stands(one, other):
    """Whether a record belongs to no entry of the other record, nor to one that is set aside."""
    entry = one.owner() or one
    aside = isinstance(entry, ProcessingActivity | ProcessingOnBehalf) and entry.retired_on
    return not isinstance(entry, other) and not aside


def facts(record):
    """What its own fields hold, in the words of a cell."""
    for one in type(record).fields:
        value = one.value(record)
        if value in (None, "", [], ()) or isinstance(one.kind, Day | Number | Link):
            continue
        if isinstance(one.kind, Choice) and not isinstance(one.kind, Choices):
            yield one.kind.titles()[value]
        else:
            yield one.text(record)


def test_the_links_dates_and_numbers_of_a_register_stand_in_their_columns(tmp_path):
    with Register.create(tmp_path / "one.ropa") as register:
        with register.step("All") as session:
            session.add_all(registers.make(5, 3))
        workbook.write(contents(register), "controller", tmp_path / "record.xlsx", lambda done, total: None)
        book = Workbook(tmp_path / "record.xlsx")
        rows = {
            row[book.names(sheet)[0]]: row
            for sheet in book.book.sheetnames[1:]
            if book.names(sheet)[0].endswith(".id")
            for row in book.rows(sheet)
        }
        count = 0
        for cls in ALL:
            for one in register.all(cls) if cls not in (ProcessingOnBehalf, DismissedFinding) else ():
                if not stands(one, ProcessingOnBehalf):
                    continue
                for each in cls.fields:
                    value, shown = each.value(one), rows[one.id][each.name]
                    if isinstance(each.kind, Day) and value:
                        count += 1
                        assert shown.date() == value if value >= date(1900, 3, 1) else shown == value.isoformat()
                    elif isinstance(each.kind, Number) and value is not None:
                        assert shown == value
                    elif isinstance(each.kind, Link) and value:
                        for other in value if isinstance(value, list) else [value]:
                            if len(title := other.title()) < 1000:
                                count += 1
                                assert title in shown
        assert count > 100


@pytest.mark.parametrize("length", [LIMIT, LIMIT + 1, 100_000])
@pytest.mark.parametrize("letter", ["x", "words and ", "😀", "_x0041_"])
def test_a_text_longer_than_a_cell_goes_on_and_nothing_is_cut(tmp_path, letter, length):
    text = (letter * length)[:length].strip()
    written, book = export(tmp_path, ProcessingActivity(name="Long", notes=text))
    assert text in set(book.texts())
    assert max(len(cell) for cell in _cells(book)) <= LIMIT
    too_long = len(coded(text).encode("utf-16-le")) // 2 > LIMIT
    assert ("Continued" in book.book.sheetnames) == too_long
    if not too_long:
        assert written.notices == ()
        return
    assert written.notices == ("1 text is longer than a cell holds and goes on on the sheet “Continued”.",)
    shown = book.cell("Activities", "notes").value
    assert shown.endswith("\n[continued on the sheet “Continued”, row 3]")
    first = next(book.rows("Continued"))
    assert (first["field"], first["place"]) == ("notes", "Activities, 3")
    assert first["part"].startswith("2/")


def _cells(book):
    return [
        cell
        for sheet in book.book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    ]


def test_a_data_table_of_five_thousand_rows_is_whole(tmp_path):
    activity = ProcessingActivity(name="n" * 100_000)
    activity.data += [PersonalData(items=f"item {number}") for number in range(5000)]
    for row in activity.data:
        row.processing_activity = activity
    _, book = export(tmp_path, activity)
    assert [row["items"] for row in book.rows("Data")] == [f"item {number}" for number in range(5000)]
    assert "; ".join(f"item {number}" for number in range(5000)) in set(book.texts())
    assert (tmp_path / "record.xlsx").stat().st_size < 2_000_000


def test_texts_are_cut_between_words_where_there_are_any():
    text = "word " * 20_000
    found = parts(text)
    assert "".join(found) == text
    assert all(one.endswith(" ") and fits(one) for one in found)
    hard = "\ufffe" * LIMIT
    assert "".join(parts(hard)) == hard
    assert all(fits(one) for one in parts(hard))


def test_what_is_coded_is_decoded_to_itself():
    dice = random.Random(3)
    for _ in range(2000):
        text = "".join(dice.choice(["_x", "_x005F", "_", "x", "0", "A", "\x01", "\uffff", "é"]) for _ in range(9))
        assert decoded(coded(text)) == text


def test_a_name_in_a_footer_is_no_code_and_leaves_room_for_the_rest():
    assert in_footer("R&D &P &[Tab]", 50) == "R&&D &&P && [Tab]"
    assert in_footer("two\nlines", 50) == "two lines"
    assert in_footer("&" * 500, 40).endswith("&&…")
    assert len(in_footer("&" * 500, 40)) <= 41


def test_sheets_have_names_that_spreadsheets_take():
    class Book:
        sheetnames = ["Data", "a" * 31]

    assert free_name(Book, "Data") == "Data 2"
    assert free_name(Book, "A" * 40) == "A" * 29 + " 2"
    assert free_name(Book, "'[History]'") == "History 2"
    assert free_name(Book, "/:") == "_"
    Book.sheetnames = ["Data", "Data 2"]
    assert free_name(Book, "Data") == "Data 3"


def test_the_limit_is_counted_as_spreadsheets_count():
    assert fits("😀" * (LIMIT // 2))
    assert not fits("😀" * (LIMIT // 2 + 1))
