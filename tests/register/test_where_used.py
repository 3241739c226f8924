"""A company is found in every role and behind every chain, with what it reaches."""

from datetime import date

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Recipient
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.register.sample import records
from ropa_desktop.register.systems import System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects
from ropa_desktop.register.where_used import named, report
from ropa_desktop.store.handover import contents as read
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)


def contents(*kept):
    directory = {cls: [one for one in kept if type(one) is cls] for cls in ALL}
    activities = directory.pop(ProcessingActivity)
    on_behalf = directory.pop(ProcessingOnBehalf)
    return Contents(Standing(), None, directory, activities, len(activities), on_behalf, len(on_behalf))


def company(name):
    return Organisation(name=name)


def told(kept, who, part=0, on=ON):
    return [line.cells for line in report(contents(who, *kept), on, who.id).parts[part].lines]


@pytest.fixture
def chain():
    """Host Ltd, behind it Backup Oy, behind that Deep Inc.; used for the payroll."""
    host = Engagement(service="hosting", status="active", processor=company("Host Ltd"))
    backup = Engagement(service="backup", status="active", processor=company("Backup Oy"), parent=host)
    deep = Engagement(service="tapes", status="planned", processor=company("Deep Inc."), parent=backup)
    host.sub_processors.append(backup)
    backup.sub_processors.append(deep)
    staff = CategoryOfDataSubjects(name="Employees")
    payroll = ProcessingActivity(
        code="A-1", name="Payroll", status="active", engagements=[host], data=[PersonalData(data_subjects=[staff])]
    )
    return payroll, host, backup, deep


def test_a_processor_is_found_directly_and_one_behind_it_by_its_way(chain):
    _payroll, host, backup, deep = chain
    assert told(chain, host.processor) == [("A-1 Payroll", "Processor", "Stated directly", "Employees", "Active")]
    assert told(chain, backup.processor) == [
        ("A-1 Payroll", "Sub-processor, tier 2", "behind Host Ltd", "Employees", "Active")
    ]
    assert told(chain, deep.processor) == [
        ("A-1 Payroll", "Sub-processor, tier 3 (planned)", "behind Host Ltd › Backup Oy", "Employees", "Active")
    ]
    assert told(chain, deep.processor, 1) == [("Employees", 1, "A-1")]
    assert told(chain, deep.processor, 2) == [
        ("Processor", "Processor", deep.title(), "behind Host Ltd › Backup Oy, Planned")
    ]


def test_nobody_reaches_one_that_has_ended_yet_its_place_is_told(chain):
    deep = chain[-1]
    deep.status, deep.contract_end = "ended", ON
    assert told(chain, deep.processor)
    later = date(2026, 11, 2)
    assert told(chain, deep.processor, on=later) == []
    assert told(chain, deep.processor, 2, later)[0][-1].endswith("Ended, not counted on this day")


def test_an_entry_that_has_ended_is_shown_but_not_counted(chain):
    payroll, host, _backup, _deep = chain
    payroll.status, payroll.ended_on = "ended", ON
    later = date(2026, 11, 2)
    assert told(chain, host.processor, 1) == [("Employees", 1, "A-1")]
    assert told(chain, host.processor, 1, later) == []
    ((*_cells, status),) = told(chain, host.processor, on=later)
    assert status == "Ended"
    assert "No entry" in report(contents(host.processor, *chain), later, host.processor.id).says


def test_every_other_role_is_found_too():
    alder, officer = company("Alder GmbH"), Contact(name="Ann Officer")
    alder.contacts = [officer]
    client = Organisation(name="Rowan Ltd", dpo=officer, representative=alder, part_of=alder)
    officer.organisation = alder
    shop = System(name="Shop", vendor=alder)
    kept = [
        ProcessingActivity(name="a", controller=alder),
        ProcessingActivity(name="b", joint_controllers=[alder]),
        ProcessingActivity(name="c", recipients=[Recipient(organisation=alder, kind="group")]),
        ProcessingActivity(name="d", transfers=[Transfer(importer=alder)]),
        ProcessingActivity(name="e", transfers=[Transfer(exporter=alder)]),
        ProcessingActivity(name="f", systems=[shop]),
        ProcessingOnBehalf(name="g", controllers=[alder]),
        ProcessingOnBehalf(name="h", processor=alder, controllers=[client]),
        ProcessingActivity(name="not at all"),
        client,
        shop,
    ]
    assert [(cells[0], cells[1]) for cells in told(kept, alder)] == [
        ("a", "Controller"),
        ("b", "Joint controllers"),
        ("c", "Recipient (Group company)"),
        ("d", "Importer"),
        ("e", "Exporter"),
        ("f", "Vendor"),
        ("g", "Controllers"),
        ("h", "Processor"),
    ]
    roles = {(cells[0], cells[2]) for cells in told(kept, alder, 2)}
    assert roles >= {
        ("Data protection officer", "Rowan Ltd"),
        ("Representative in the Union", "Rowan Ltd"),
        ("Part of the group of", "Rowan Ltd"),
        ("Vendor", "Shop"),
        ("Importer", "d › Alder GmbH"),
        ("Processor", "h"),
    }


def test_every_field_that_can_name_an_organisation_is_looked_at():
    alder = company("Alder GmbH")
    for cls in ALL:
        for one in cls.fields:
            kind = one.kind
            if getattr(kind, "target", "") == "Organisation" and type(kind).__name__ in ("Link", "Links"):
                record = cls(**{one.name: [alder] if type(kind).__name__ == "Links" else alder})
                if not cls.owners:
                    assert one.label in {cells[0] for cells in told([record], alder, 2)}, one.name


def test_the_sample_says_the_same_read_from_its_file(tmp_path):
    with Register.create(tmp_path / "a.ropa") as register:
        with register.step("Filled") as session:
            session.add_all(records())
        everything = read(register)
        found = named(everything, "cinderlog")
        answer = report(everything, ON, found.id)
    (line,) = answer.parts[0].lines
    assert line.cells[:3] == (
        "P-01 Messaging for customers",
        "Sub-processor, tier 3",
        "behind Firnlicht Hosting AG › Windlass Edge, Inc.",
    )
    assert answer.title == "Where Cinderlog Pte. Ltd. is used"
    assert answer.says.startswith("1 entry reaches it: 0 directly, 1 behind others.")


def test_a_name_must_mean_one_organisation():
    both = contents(company("Alder GmbH"), company("Alder Inc."), company("Birch"))
    assert named(both, "alder gmbh").name == "Alder GmbH"
    assert named(both, "birc").name == "Birch"
    with pytest.raises(KnownError, match=r"Alder GmbH; Alder Inc\."):
        named(both, "alder")
    for words in ("Oak", "", "  "):
        with pytest.raises(KnownError, match="No organisation"):
            named(both, words)
    with pytest.raises(KnownError, match="not in the register"):
        report(both, ON, "nobody")
