import tempfile
from datetime import date, datetime

import pytest

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange.excel import workbook
from ropa_desktop.exchange.excel.columns import columns
from ropa_desktop.exchange.excel.gathered import Uses
from ropa_desktop.exchange.excel.rows import Rows
from ropa_desktop.exchange.excel.sheets import SHEETS
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ContractReview, TransferAssessment
from ropa_desktop.register.choices import countries
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.documents import Document, Review
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import Link
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation
from ropa_desktop.register.records import ALL, BY_NAME
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData
from ropa_desktop.store.handover import contents
from tests.exchange.registers import add
from tests.exchange.workbooks import Workbook


def export(register, tmp_path, record="controller", organisation=None, progress=lambda done, total: None):
    target = tmp_path / "record.xlsx"
    written = workbook.write(contents(register, organisation), record, target, progress)
    assert written.path == target
    return written, Workbook(target)


def organisation(name="Example Shop", **values):
    return Organisation(name=name, kept_for=True, country="IE", address="1 Example Street\nDublin", **values)


@pytest.fixture
def shop(register):
    """A small record in which each sheet has a row."""
    shop = organisation(email="privacy@example.org", persons_employed=120)
    shop.contacts.append(Contact(name="Dana Doyle", email="dpo@example.org"))
    host, backup = Organisation(name="Example Hosting", country="CH"), Organisation(name="Example Backup", country="US")
    backup.dpf_entries.append(DpfEntry(framework="EU-US", status="active", checked_on=date(2026, 1, 7)))
    access = SecurityMeasure(name="Role-based access", last_tested=date(2026, 2, 1))
    hosting = Engagement(processor=host, service="Hosting")
    second = Engagement(processor=backup, service="Backup", parent=hosting)
    second.transfers.append(Transfer(importer=backup, country="US", tool="A46-2-c"))
    rule = RetentionRule(code="R-01", label="Accounts", period="P6M", starts="end of the contract")
    activity = ProcessingActivity(
        code="A-01", name="Newsletter", controller=shop, stated_none=("joint_controllers",), engagements=[hosting],
        systems=[System(name="Mailer", measures=[access])], documents=[Document(label="Notice")],
        starts_on=date(2024, 3, 9), child_age=16, children="None are addressed",
    )  # fmt: skip
    activity.purposes.append(Purpose(purpose="Send the newsletter", legal_basis="A6-1-a"))
    activity.data += [
        PersonalData(
            category=CategoryOfPersonalData(name="Contact details"),
            data_subjects=[CategoryOfDataSubjects(name="Readers")],
            retention_rule=rule,
        ),
        PersonalData(items="IP address"),
    ]
    activity.recipients.append(Recipient(category="Printers", kind="processor"))
    activity.reviews.append(Review(reviewed_on=date(2026, 3, 1), reviewed_by="Dana Doyle"))
    entry = ProcessingOnBehalf(
        code="P-01", name="Mail for shops", processor=shop, engagements=[hosting], measures=[access],
        controllers=[Organisation(name="A Customer", address="2 Sample Road")], categories_of_processing="Sending",
    )  # fmt: skip
    add(register, activity, entry, second)
    with register.step("Named the officer"):
        shop.dpo = shop.contacts[0]
    return shop


def test_the_controllers_record_has_these_sheets_and_its_headings_carry_their_points(register, shop, tmp_path):
    written, book = export(register, tmp_path)
    assert (written.records, written.notices) == (1, ())
    assert book.book.sheetnames == [
        "Front page", "Activities", "Purposes", "Data", "Recipients", "Processors", "Transfers", "Retention rules",
        "Batches of data", "Screenings", "Interest assessments", "Transfer assessments", "Contract reviews",
        "Own adequacy decisions", "Measures", "Systems", "Organisations", "Contacts", "DPF entries", "Documents",
        "Reviews", "Categories of data subjects", "Categories of personal data", "Translations", "Lists",
    ]  # fmt: skip
    assert book.headings("Activities")[:18] == [
        "Id", "Reference", "Name", "(a) Controller", "(a) Joint controllers", "(b) Purposes",
        "(c) Categories of data subjects", "(c) Categories of personal data", "(d) Recipients", "(d) Processors",
        "(d) Sub-processors behind them", "(e) Transfers to third countries", "(e) Transfers by processors",
        "(f) Time limits for erasure",
        "(g) Security measures", "(g) Security measures in own words", "(g) Measures of the systems used",
        "Description",
    ]  # fmt: skip
    assert book.headings("Purposes")[2:5] == ["Belongs to", "(b) Purpose", "Legal basis (Art. 6(1))"]
    [row] = book.rows("Activities")
    assert row["purposes"] == "Send the newsletter – Consent, Art. 6(1)(a)"
    assert row["(data subjects)"] == "Readers"
    assert row["(time limits)"] == (
        "Contact details: R-01 Accounts: 6 months – end of the contract\nIP address: Not yet answered"
    )
    assert row["(sub-processors)"] == "Example Backup – Backup (behind Example Hosting)"
    told = "Example Backup – Backup (behind Example Hosting): Example Backup, United States – "
    assert row["(transfers of processors)"].startswith(told)
    assert row["(measures of systems)"] == "Mailer: Role-based access"


def test_the_processors_record_has_its_own_sheets_and_points(register, shop, tmp_path):
    written, book = export(register, tmp_path, "processor")
    assert written.records == 1
    assert book.book.sheetnames == [
        "Front page", "Processing on behalf", "Controllers", "Sub-processors", "Transfers",
        "Transfer assessments", "Contract reviews", "Own adequacy decisions", "Measures", "Systems", "Organisations",
        "Contacts", "DPF entries", "Documents", "Reviews", "Lists",
    ]  # fmt: skip
    assert book.headings("Processing on behalf")[1:11] == [
        "Reference", "Name", "(a) Processor", "(a) Controllers", "(b) Categories of processing",
        "(c) Transfers to third countries", "(c) Transfers by sub-processors", "(d) Security measures",
        "(d) Security measures in own words", "(d) Measures of the systems used",
    ]  # fmt: skip
    [customer] = book.rows("Controllers")
    assert (customer["name"], customer["(entries)"], customer["address"]) == ("A Customer", "P-01", "2 Sample Road")
    assert "A Customer" not in [row["name"] for row in book.rows("Organisations")]
    assert "(c) Third country" in book.headings("Transfers")


def test_every_field_of_every_class_has_its_column_once():
    uses = Uses()
    on_sheets = {}
    for record, sheets in SHEETS.items():
        for sheet in sheets:
            names = [one.name for one in columns(sheet.cls, sheet.gathered, record, uses)]
            assert len(names) == len(set(names))
            assert {one.name for one in sheet.cls.fields} <= set(names)
            on_sheets.setdefault(record, set()).add(sheet.cls)
    assert on_sheets["controller"] | {ProcessingOnBehalf, DismissedFinding} == set(ALL)
    behind, waiting = set(), [ProcessingOnBehalf]  # all that can be reached from an entry
    while waiting:
        cls = waiting.pop()
        behind.add(cls)
        targets = {BY_NAME[one.kind.target] for one in cls.fields if isinstance(one.kind, Link)}
        waiting += targets - behind
    beside = {TransferAssessment, ContractReview, AdequacyDecision}  # these point at what an entry points at
    assert behind | beside == on_sheets["processor"]


def test_each_row_has_its_id_and_each_column_its_name_hidden(register, shop, tmp_path):
    _, book = export(register, tmp_path)
    [activity] = register.all(ProcessingActivity)
    sheet = book.sheet("Data")
    assert book.names("Data")[:3] == ["PersonalData.id", "owner.id", "(owner)"]
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden
    assert not sheet.column_dimensions["C"].hidden
    assert [row["PersonalData.id"] for row in book.rows("Data")] == [one.id for one in activity.data]
    assert {row["owner.id"] for row in book.rows("Data")} == {activity.id}


def test_none_and_not_yet_answered_and_given_and_blank_can_be_told_apart(register, shop, tmp_path):
    _, book = export(register, tmp_path)
    none, still_open = book.cell("Activities", "joint_controllers"), book.cell("Activities", "automated_decisions")
    given, blank = book.cell("Activities", "name"), book.cell("Activities", "tags")
    assert [cell.value for cell in (none, still_open, given, blank)] == ["None", "Not yet answered", "Newsletter", None]
    assert len({(cell.font.color.rgb, cell.font.i) for cell in (none, still_open, given)}) == 3
    assert still_open.font.color.rgb == "00B3261E"
    front = {row[1].value: row[2].value for row in book.sheet("Front page").iter_rows()}
    marked = [cell for sheet in book.book for row in sheet for cell in row if cell.value == "Not yet answered"]
    assert front["Answers still open"] == len(marked) - 1  # the legend's own
    assert front["None"] == "It is stated that there is none."


def test_dates_are_dates_and_numbers_are_numbers(register, tmp_path):
    old = ProcessingActivity(name="Archive", starts_on=date(1890, 5, 1), ended_on=date(1900, 3, 1), child_age=16)
    add(register, old, Document(label="Scan", dated=date(1900, 2, 28), file_size=10**15 - 1))
    _, book = export(register, tmp_path)
    ended = book.cell("Activities", "ended_on")
    assert ended.value == datetime(1900, 3, 1)
    assert ended.is_date
    assert ended.number_format == "yyyy-mm-dd"
    assert book.cell("Activities", "starts_on").value == "1890-05-01"  # no spreadsheet counts that far back
    assert book.cell("Documents", "dated").value == "1900-02-28"
    assert book.cell("Activities", "child_age").value == 16
    assert book.cell("Documents", "file_size").value == 10**15 - 1


def test_choices_are_picked_from_a_hidden_sheet(register, shop, tmp_path):
    _, book = export(register, tmp_path)
    lists = book.sheet("Lists")
    assert lists.sheet_state == "hidden"
    ranges = {}
    for choice in book.sheet("Organisations").data_validations.dataValidation:
        letter = str(choice.sqref).split(":")[0].rstrip("0123456789")
        ranges[book.sheet("Organisations")[f"{letter}1"].value] = choice.formula1
    assert set(ranges) == {"kept_for", "country", "international", "public_authority", "establishment_in_union"}
    place = ranges["country"].removeprefix("'Lists'!").replace("$", "")
    assert [cell.value for (cell,) in lists[place]] == list(countries().values())
    codes = [cell.offset(column=-1).value for (cell,) in lists[place]]
    assert codes == list(countries())


def test_headings_stay_in_view_rows_can_be_filtered_and_it_prints_with_its_headings(register, shop, tmp_path):
    _, book = export(register, tmp_path)
    sheet = book.sheet("Activities")
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref.startswith("B2:")
    assert sheet.auto_filter.ref.endswith("3")
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.print_title_cols == "$A:$C"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.oddFooter.left.text == "Example Shop"
    assert sheet.oddFooter.center.text == f"step 2, {contents(register).standing.short()}"
    assert sheet.oddFooter.right.text == "page &P of &N"
    assert book.cell("Activities", "description", 2).font.b
    assert book.cell("Activities", "name").alignment.wrap_text
    properties = book.book.properties
    assert (properties.title, properties.creator) == ("Record of processing activities – Example Shop", "ROPA Desktop")
    assert "<Application>ROPA Desktop</Application>" in book.parts()["docProps/app.xml"]


def test_the_front_page_says_whose_record_it_is_and_which_state_it_shows(register, shop, tmp_path):
    _, book = export(register, tmp_path, organisation=shop.id)
    sheet = book.sheet("Front page")
    said = [(row[1].value, row[2].value or None) for row in sheet.iter_rows()]
    standing = contents(register).standing
    for expected in (
        ("Record of processing activities", None),
        ("Example Shop", None),
        ("Postal address", "1 Example Street\nDublin"),
        ("Country", "Ireland"),
        ("(a) Data protection officer", None),
        ("Name", "Dana Doyle"),
        ("E-mail", "dpo@example.org"),
        ("Register", standing.register_id),
        ("Step", 2),
        ("State", standing.short()),
        ("Data", 2),
        ("Processors", 2),
    ):
        assert expected in said
    assert ("Translations", 0) in [(row[1].value, row[2].value) for row in sheet.iter_rows()]
    assert len(standing.short()) == 19
    links = {cell.value: cell.hyperlink.location for (cell,) in sheet["B1:B99"] if cell.hyperlink}
    assert links["Retention rules"] == "'Retention rules'!A1"


def test_only_what_the_chosen_organisations_record_reaches_stands_in_it(register, shop, tmp_path):
    other = organisation("Other Shop")
    strange = ProcessingActivity(name="Payroll", controller=other, systems=[System(name="Wages")])
    add(register, strange, SecurityMeasure(name="Unused"))
    _, book = export(register, tmp_path, organisation=shop.id)
    texts = set(book.texts())
    assert {"Newsletter", "Mailer", "Example Backup", "Dana Doyle", "Role-based access"} <= texts
    assert not {"Payroll", "Other Shop", "Wages", "Unused", "A Customer"} & texts
    _, book = export(register, tmp_path)
    assert {"Newsletter", "Payroll", "Other Shop", "Wages", "Unused"} <= set(book.texts())


def test_the_whole_chain_of_processors_stands_with_its_tiers(register, shop, tmp_path):
    second = next(one for one in register.all(Engagement) if one.parent)
    third = Engagement(processor=Organisation(name="Example Cleaning"), parent=second)
    around, back = Engagement(service="Around"), Engagement(service="Back")
    add(register, third, around, back)
    with register.step("A circle that no form lets in"):
        around.parent, back.parent = back, around
    _, book = export(register, tmp_path)
    rows = [(row["(tier)"], row["processor"], row["parent"], row["(entries)"]) for row in book.rows("Processors")]
    assert rows[:3] == [
        (1, "Example Hosting", None, "A-01"),
        (2, "Example Backup", "Example Hosting – Hosting", "A-01"),
        (3, "Example Cleaning", "Example Backup – Backup", "A-01"),
    ]
    assert [row["service"] for row in book.rows("Processors")][3:] == ["Around", "Back"]


def test_progress_is_told_and_cancelling_leaves_the_old_file_and_nothing_else(register, tmp_path, monkeypatch):
    beside = tmp_path / "temporary"
    beside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(beside))
    add(register, *(ProcessingActivity(name=f"Activity {number}") for number in range(120)))
    told = []
    export(register, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert {(0, 120), (50, 120), (100, 120), (120, 120)} <= set(told)
    before = (tmp_path / "record.xlsx").read_bytes()
    for moment in (0, 1, len(told) - 1):  # at once, among the rows, and while the workbook is put together
        calls = iter(range(len(told)))

        def cancel(done, total, moment=moment, calls=calls):
            if next(calls) == moment:
                raise Cancelled

        with pytest.raises(Cancelled):
            export(register, tmp_path, progress=cancel)
        assert (tmp_path / "record.xlsx").read_bytes() == before
        assert not list(tmp_path.glob(".ropa-*"))
        assert not list(beside.iterdir())


def test_a_workbook_that_lost_a_row_does_not_take_the_old_ones_place(register, shop, tmp_path, monkeypatch):
    target = tmp_path / "record.xlsx"
    target.write_bytes(b"old")
    whole = Rows.put_into

    def lose_a_row(self, archive, name, around, tick):
        self.count += 1
        whole(self, archive, name, around, tick)

    monkeypatch.setattr(Rows, "put_into", lose_a_row)
    with pytest.raises(KnownError, match="could not be read back whole"):
        workbook.write(contents(register), "controller", target, lambda done, total: None)
    assert target.read_bytes() == b"old"


def test_an_entry_that_is_set_aside_is_counted_but_not_handed_over(register, shop, tmp_path):
    add(register, ProcessingActivity(name="Long gone", retired_on=date(2026, 1, 31)))
    with register.step("Set aside"):
        next(iter(register.all(System))).retired_on = date(2026, 1, 31)
    written, book = export(register, tmp_path)
    assert written.records == 1
    assert "Long gone" not in set(book.texts())
    front = {row[1].value: row[2].value for row in book.sheet("Front page").iter_rows()}
    assert front["Entries set aside, not in this workbook"] == 1
    assert book.cell("Systems", "retired_on").value == datetime(2026, 1, 31)


def test_an_empty_register_gives_the_headings(register, tmp_path):
    written, book = export(register, tmp_path)
    assert written.records == 0
    assert list(book.rows("Activities")) == []
    assert book.headings("Activities")[1] == "Reference"
