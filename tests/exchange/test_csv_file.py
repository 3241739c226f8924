import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange import csv_file
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.fields import State
from ropa_desktop.register.kinds import Link, Text
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData
from ropa_desktop.store.handover import contents
from tests.exchange import registers
from tests.exchange.registers import add


def export(register, tmp_path, record="controller", progress=lambda done, total: None):
    target = tmp_path / "record.csv"
    written = csv_file.write(contents(register), record, target, progress)
    text = target.read_bytes().decode("utf-8-sig")
    csv.field_size_limit(1 << 24)  # Python's own limit is 128 KiB; a spreadsheet has none for a file
    return written, list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_an_activity_is_one_row_under_headings_that_carry_their_point(register, tmp_path):
    shop = Organisation(name="Example Shop", country="IE", kept_for=True)
    shop.contacts.append(Contact(name="Dana Doyle", email="dpo@example.org"))
    shop.dpo = shop.contacts[0]
    activity = ProcessingActivity(name="Newsletter", controller=shop, stated_none=("joint_controllers",))
    send = Purpose(purpose="Send the newsletter", legal_basis="A6-1-a")
    activity.purposes += [send, Purpose(purpose="Count readers")]
    activity.data.append(
        PersonalData(
            category=CategoryOfPersonalData(name="Contact details"),
            data_subjects=[CategoryOfDataSubjects(name="Readers", description="Who subscribed")],
            purposes=[send],
        )
    )
    activity.recipients.append(Recipient(category="Printers", kind="processor"))
    add(register, activity)
    written, [row] = export(register, tmp_path)
    assert written.records == 1
    assert written.notices == ()
    assert row["Name"] == "Newsletter"
    assert row["(a) Controller"].startswith("Example Shop [")
    assert "Country: Ireland" in row["(a) Controller"]
    assert "Data protection officer: Dana Doyle [E-mail: dpo@example.org]" in row["(a) Controller"]
    assert row["(a) Joint controllers"] == "None"
    assert row["(b) Purposes"].splitlines() == [
        "Send the newsletter [Legal basis: Consent, Art. 6(1)(a); How consent is recorded and withdrawn: "
        "Not yet answered]",
        "Count readers [Legal basis: Not yet answered]",
    ]
    assert "Data subjects: Readers [Description: Who subscribed]" in row["(c) Categories of personal data"]
    assert row["(c) Categories of personal data"].endswith(
        "Serves the purposes: Send the newsletter; Time limit for erasure: Not yet answered]"
    )
    assert row["(d) Recipients"] == "Printers [Role: Processor]"
    assert row["(e) Transfers to third countries"] == "Not yet answered"
    assert row["Processors (Art. 28)"] == "Not yet answered"
    assert row["Tags"] == ""
    assert row["Replaced by"] == ""


def test_the_processors_record_shows_each_sub_processor_behind_its_processor(register, tmp_path):
    names = ["Host", "Datacentre", "Cleaner"]
    host, centre, cleaner = (Engagement(processor=Organisation(name=name)) for name in names)
    centre.parent, cleaner.parent = host, centre
    centre.transfers.append(Transfer(country="US", tool="A46-2-c"))
    entry = ProcessingOnBehalf(name="Mail for shops", engagements=[host], controllers=[Organisation(name="A Shop")])
    add(register, entry, centre, cleaner)
    written, [row] = export(register, tmp_path, "processor")
    assert written.records == 1
    lines = row["Sub-processors (Art. 28(4))"].splitlines()
    assert [line.split(" [")[0] for line in lines] == ["Host", "→ Datacentre", "→ → Cleaner"]
    assert lines[1].startswith("→ Datacentre [Sub-processor of: Host; Transfers to third countries: United States [")
    assert row["(a) Controllers"] == "A Shop"


def test_a_text_is_never_a_formula_and_its_lines_are_kept(register, tmp_path):
    dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"]
    for text in dangerous:
        add(register, ProcessingActivity(name=text, description='two\nlines; "quoted", and more'))
    written, rows = export(register, tmp_path)
    assert sorted(row["Name"] for row in rows) == sorted("'" + text for text in dangerous)
    assert {row["Description"] for row in rows} == {'two\nlines; "quoted", and more'}
    assert written.notices == ("7 texts begin like a formula; an apostrophe stands before each.",)


@given(st.lists(st.text(st.sampled_from('a",;\r\n \t=ä')), min_size=2))
def test_a_row_is_written_as_python_writes_it(cells):
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    assert csv_file.line(cells) == written.getvalue()


def test_what_several_rows_have_in_common_is_told_in_each_and_in_a_row_once(register, tmp_path):
    vendor = Organisation(name="Vendor", country="IE")
    vendor.contacts.append(Contact(name="Dana Doyle"))
    ledger = System(name="Ledger", vendor=vendor)
    one = ProcessingActivity(name="One", controller=vendor, systems=[ledger])
    two = ProcessingActivity(name="Two", systems=[ledger])
    add(register, one, two, ProcessingActivity(name="Three", systems=[ledger]))
    rows = {row["Name"]: row for row in export(register, tmp_path)[1]}
    whole = "Vendor [Country: Ireland; Contacts: Dana Doyle [E-mail: Not yet answered]]"
    assert rows["One"]["Systems used (Art. 32)"] == "Ledger [Vendor: Vendor]"
    assert whole in rows["One"]["(a) Controller"]
    assert whole in rows["Two"]["Systems used (Art. 32)"]
    assert rows["Two"]["Systems used (Art. 32)"] == rows["Three"]["Systems used (Art. 32)"]


@pytest.mark.parametrize("seed", range(3))
def test_every_stated_fact_of_an_activity_stands_in_its_row(register, tmp_path, seed):
    made = registers.standing(registers.make(seed))
    for number, one in enumerate(one for one in made if isinstance(one, ProcessingActivity | ProcessingOnBehalf)):
        one.code = f"R-{number}"
    add(register, *made)
    for record, cls in (("controller", ProcessingActivity), ("processor", ProcessingOnBehalf)):
        written, rows = export(register, tmp_path, record)
        assert written.records == len(rows) == len(register.all(cls)) == 2
        cells = {row["Reference"]: "\n".join(row.values()) for row in rows}
        for activity in register.all(cls):
            texts = list(_texts(activity))
            assert texts
            for text in texts:
                assert text in cells[activity.code]


def _texts(record):
    """Every text of a record and of what it owns, and the names of what they point at."""
    for one in type(record).fields:
        value = one.value(record)
        if isinstance(one.kind, Link):
            for other in value if isinstance(value, list) else [value] if value else []:
                yield from _texts(other) if other.owners else [other.title()]
        elif isinstance(one.kind, Text) and one.state(record) is State.GIVEN:
            yield value or record.answered_elsewhere(one.name)


def test_an_empty_register_gives_the_headings(register, tmp_path):
    written, rows = export(register, tmp_path)
    assert (written.records, rows) == (0, [])


def test_progress_is_told_and_cancelling_leaves_the_old_file(register, tmp_path):
    add(register, *(ProcessingActivity(name=f"Activity {number}") for number in range(120)))
    told = []
    export(register, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 120), (50, 120), (100, 120), (120, 120)]

    def cancel(done, total):
        if done:
            raise Cancelled

    before = (tmp_path / "record.csv").read_bytes()
    with pytest.raises(Cancelled):
        export(register, tmp_path, progress=cancel)
    assert (tmp_path / "record.csv").read_bytes() == before
    assert not list(tmp_path.glob(".ropa-*"))


def test_a_place_that_cannot_be_written_is_said(register, tmp_path):
    with pytest.raises(KnownError, match="the folder does not exist"):
        csv_file.write(contents(register), "controller", tmp_path / "gone" / "a.csv", lambda done, total: None)
