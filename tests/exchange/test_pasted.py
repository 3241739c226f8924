"""What a spreadsheet puts on the clipboard: cells, headings and values, and every cell that cannot be read is told."""

from datetime import date

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import columns_in, pasted
from ropa_desktop.exchange.headings import USUAL
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation


def test_cells_are_read_as_excel_copies_them():
    text = 'Name\tNotes\r\nPayroll\t"two\nlines and ""quotes"""\r\n\t\r\nShort\r\n'
    assert pasted.cells(text) == [["Name", "Notes"], ["Payroll", 'two\nlines and "quotes"'], ["Short", ""]]


def test_an_apostrophe_of_ours_is_taken_away_and_any_other_stays():
    assert pasted.cells("'=1+1\t'tis\t'") == [["=1+1", "'tis", "'"]]


def test_too_many_rows_are_refused():
    with pytest.raises(KnownError, match="too many"):
        pasted.cells("x\n" * (pasted.MOST_ROWS + 1))


def test_headings_are_found_by_label_and_by_name_each_once():
    headings = ["reference", "NAME", "process_owner", "Name", "Purposes", "Other"]
    found = columns_in.match(ProcessingActivity, headings)
    assert [one.name if one else None for one in found] == [
        "code", "name", "process_owner", None, "purposes.purpose", None,
    ]  # fmt: skip


def test_headings_of_other_hands_are_found_too():
    headings = [
        "(b) Purpose",
        "Legal basis (Art. 6)",
        "Categories of data subjects",
        "Recipient",
        "Time limit for erasure",
    ]
    found = pasted_match(headings)
    assert found == [
        "purposes.purpose", "purposes.legal_basis", "data.data_subjects", "recipients.category", "data.time_limit",
    ]  # fmt: skip


def test_headings_that_german_and_french_lists_use_are_found_in_a_window_that_speaks_english():
    headings = ["lfd. Nr.", "Bezeichnung der Verarbeitung", "Fachbereich", "Ansprechpartner", "Zweck",
                "Rechtsgrundlagen", "Betroffene", "Datenkategorien", "Empfängerkategorien", "Löschfrist", "TOM",
                "Bemerkung"]  # fmt: skip
    assert pasted_match(headings) == [
        "code", "name", "department", "process_owner", "purposes.purpose", "purposes.legal_basis",
        "data.data_subjects", "data.category", "recipients.category", "data.time_limit", "measures_in_words", "notes",
    ]  # fmt: skip
    assert pasted_match(["Nom du traitement", "Finalités", "Durée de conservation"]) == [
        "name", "purposes.purpose", "data.time_limit",
    ]  # fmt: skip


def test_every_usual_heading_leads_to_a_field_and_to_one_only():
    words = [columns_in._bare(word) for each in USUAL.values() for word in each]
    assert len(words) == len(set(words))
    assert set(USUAL) <= {one.name for one in columns_in.offered(ProcessingActivity)}


def pasted_match(headings):
    return [one.name if one else None for one in columns_in.match(ProcessingActivity, headings)]


def test_a_cell_of_several_parts_makes_rows_and_other_cells_belong_to_each_or_to_all():
    targets = columns_in.match(ProcessingActivity, ["Name", "Purposes", "Legal basis", "Categories of personal data",
                                                   "Data subjects", "Third countries"])  # fmt: skip
    row = ["Payroll", "Pay wages;\nKeep books", "Art. 6(1)(b) GDPR\nA6-1-c", "Names; Bank account",
           "Employees; Trainees", ""]  # fmt: skip
    read = pasted.read([row], targets, lambda _cls, _title: None, make=True)
    assert read.errors == []
    assert read.rows[0]["purposes"] == [
        {"purpose": "Pay wages", "legal_basis": "A6-1-b"}, {"purpose": "Keep books", "legal_basis": "A6-1-c"},
    ]  # fmt: skip
    employees, trainees = (pasted.New("CategoryOfDataSubjects", one) for one in ("Employees", "Trainees"))
    assert [one["data_subjects"] for one in read.rows[0]["data"]] == [[employees, trainees]] * 2
    made = pasted.records(ProcessingActivity, read, {}, lambda _cls, _title: None)
    activity = made[0]
    assert [one.category.name for one in activity.data] == ["Names", "Bank account"]
    assert activity.data[0].data_subjects == activity.data[1].data_subjects
    assert sorted(type(one).__name__ for one in made) == [
        "CategoryOfDataSubjects", "CategoryOfDataSubjects", "CategoryOfPersonalData", "CategoryOfPersonalData",
        "ProcessingActivity",
    ]  # fmt: skip


def test_parts_that_do_not_fit_are_told_and_nothing_is_guessed():
    targets = columns_in.match(ProcessingActivity, ["Purposes", "Legal basis"])
    read = pasted.read([["One; Two; Three", "A6-1-b; A6-1-c"]], targets, lambda _cls, _title: None)
    assert [why for _row, why in read.errors] == [
        "Purposes: Legal basis: it has 2 parts, and there are 3 entries that they could belong to."
    ]


def test_a_processor_that_is_not_there_is_made_with_its_organisation_once():
    targets = columns_in.match(ProcessingActivity, ["Name", "Processors"])
    rows = [["One", "Example Host GmbH"], ["Two", "example host gmbh"]]
    unknown = pasted.read(rows, targets, lambda _cls, _title: None)
    assert len(unknown.errors) == 2
    made = pasted.records(
        ProcessingActivity, pasted.read(rows, targets, lambda _cls, _title: None, make=True), {}, lambda *_who: None
    )
    assert [type(one).__name__ for one in made] == ["ProcessingActivity"] * 2 + ["Organisation", "Engagement"]
    assert made[0].engagements == made[1].engagements
    assert made[0].engagements[0].processor.name == "Example Host GmbH"


def test_an_empty_row_is_no_entry_and_keeps_the_count():
    read = pasted.read([["One"], [""], ["x" * 9]], columns_in.match(ProcessingActivity, ["Status"]), lambda *_who: None)
    assert [number for number, _why in read.errors] == [2, 4]
    assert len(read.rows) == 2


def test_each_cell_is_read_by_its_field_and_errors_name_row_and_field():
    ours = Organisation(name="Example Ltd")
    known = {("Organisation", "Example Ltd"): ours}
    headings = ["Name", "Status", "Next review", "Controller", "Joint controllers"]
    fields = columns_in.match(ProcessingActivity, headings)
    rows = [
        ["Payroll", "Active", "2026-01-31", "Example Ltd", "Example Ltd; Example Ltd"],
        ["Other", "sleeping", "soon", "Nobody", ""],
    ]
    read = pasted.read(rows, fields, lambda cls, title: known.get((cls, title)))
    assert read.rows[0] == {
        "name": "Payroll", "status": "active", "next_review": date(2026, 1, 31), "controller": ours,
        "joint_controllers": [ours],
    }  # fmt: skip
    assert [(number, why.split(":")[0]) for number, why in read.errors] == [
        (3, "Status"), (3, "Next review"), (3, "Controller"),
    ]  # fmt: skip


def test_a_basis_that_is_no_choice_is_kept_in_own_words_and_counted():
    targets = columns_in.match(ProcessingActivity, ["Zweck", "Rechtsgrundlagen"])
    rows = [["Personal führen", "§ 26 BDSG"], ["Löhne zahlen", "Art. 6 Abs. 1 b"]]
    read = pasted.read(rows, targets, lambda *_who: None)
    assert [row["purposes"] for row in read.rows] == [
        [{"purpose": "Personal führen", "basis_in_words": "§ 26 BDSG"}],
        [{"purpose": "Löhne zahlen", "legal_basis": "A6-1-b"}],
    ]
    assert (read.errors, read.in_words) == ([], 1)
    both = columns_in.match(ProcessingActivity, ["Purposes", "Legal basis", "Legal basis in own words"])
    refused = pasted.read([["Keep files", "§ 26", "See the works agreement"]], both, lambda *_who: None)
    assert (len(refused.errors), refused.in_words) == (1, 0)
