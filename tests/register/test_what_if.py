"""What breaks if a decision ends or a processor is dropped; the register itself stays as it is."""

from datetime import date

import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Recipient
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import DpfEntry, Organisation
from ropa_desktop.register.reference import clause_sets, holding
from ropa_desktop.register.sample import records as sample
from ropa_desktop.register.systems import System
from ropa_desktop.register.verdict_register import judged
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData
from ropa_desktop.register.what_if import DropProcessor, EndDecision, droppable, endable, report, what_if
from ropa_desktop.store.as_of import as_of
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

BEFORE, AFTER = date(2020, 7, 15), date(2020, 7, 17)


@pytest.fixture
def kept(tmp_path):
    """Keeps records in a register, and gives what is read of it."""
    made = []

    def keep(*records, at="2020-07-01T12:00:00.000Z"):
        register = Register.create(tmp_path / "one.ropa", "Ada")
        made.append(register)
        with register.step("All") as session:
            session.add_all(records)
        register.connection.exec_driver_sql("UPDATE step SET at = ?", (at,))
        return register

    yield keep
    for register in made:
        register.close()


def activity(*transfers, name="Newsletter", **values):
    ours = Organisation(name="Example Ltd", country="IE", kept_for=True)
    readers, patients = CategoryOfDataSubjects(name="Readers"), CategoryOfDataSubjects(name="Patients")
    data = [
        PersonalData(category=CategoryOfPersonalData(name="Contact details"), data_subjects=[readers, patients]),
        PersonalData(category=CategoryOfPersonalData(name="Files"), special=("A9-1-health",), data_subjects=[patients]),
    ]
    return ProcessingActivity(name=name, controller=ours, data=data, transfers=list(transfers), **values)


def shield():
    importer = Organisation(name="Acorn Mail, Inc.", country="US")
    return Transfer(importer=importer, country="US", kind="transfer", tool="A45-3",
                    adequacy_decision="US-PRIVACY-SHIELD",
                    ground_in_words="Acorn is on the Privacy Shield List; looked at on 3 March 2020.")  # fmt: skip


def part(found, title):
    return next(one for one in found.parts if one.title == title)


def lost(found):
    return [line.cells for line in part(found, "Transfers that lose their ground").lines]


def test_on_16_july_2020_the_privacy_shield_fell(kept):
    register = kept(activity(shield()))
    for day, ground, words in (
        (BEFORE, "adequate", "US Privacy Shield, (EU) 2016/1250: in force on 15 Jul 2020, until 15 Jul 2020."),
        (AFTER, "nothing", "US Privacy Shield held until 15 Jul 2020 and holds no longer."),
    ):
        with as_of(register, day) as then:
            read = contents(then)
            assert read.day() == day
            [one] = judged(read, read.day()).transfers
        assert one.verdict.ground == ground
        assert one.verdict.reasons[0].sentence.startswith(words)
        assert "To be verified" in one.verdict.reasons[0].sentence


def test_what_if_the_privacy_shield_had_fallen_earlier(kept):
    read = contents(kept(activity(shield())))
    found = report(read, date(2020, 7, 10), end_decision=["us-privacy-shield"])
    assert found.title == "What if: the decision “US Privacy Shield” ends"
    assert found.says.startswith("1 transfer loses its ground, 1 entry is concerned, 2 categories of data subjects, ")
    [(importer, place, stood, why, entries)] = lost(found)
    assert (importer, place, entries) == ("Acorn Mail, Inc., United States", "Newsletter", "Newsletter")
    assert stood == "Adequacy: US Privacy Shield"
    assert "held until 9 Jul 2020 and holds no longer" in why
    [line] = part(found, "Transfers that lose their ground").lines
    assert (line.class_name, len(line.record_id), line.tone) == ("Transfer", 32, "missing")


def test_where_it_has_ended_already_the_last_day_on_which_it_held_is_compared(kept):
    read = contents(kept(activity(shield())))
    found = report(read, AFTER, end_decision=["US-PRIVACY-SHIELD"])
    assert len(lost(found)) == 1
    assert "US Privacy Shield holds until 15 Jul 2020 in any case." in found.says
    assert "Compared with 15 Jul 2020, the last day on which it held." in found.says


def test_whose_data_they_are_is_told_and_what_of_them_is_special(kept):
    found = report(contents(kept(activity(shield()))), BEFORE, end_decision=["US-PRIVACY-SHIELD"])
    lines = part(found, "Categories of data subjects concerned").lines
    assert [(*line.cells, line.tone) for line in lines] == [
        ("Patients", "Newsletter", "Contact details; Files", "Data concerning health, Art. 9(1)", "advice"),
        ("Readers", "Newsletter", "Contact details", "", ""),
    ]
    [(entry, reasons, data, people)] = [line.cells for line in part(found, "Entries concerned").lines]
    assert (entry, people) == ("Newsletter", "Patients; Readers")
    assert reasons == "The transfer to Acorn Mail, Inc., United States loses its ground"
    assert data == "Contact details; Files [Data concerning health, Art. 9(1)]"


def test_findings_that_come_new_are_told(kept):
    found = report(contents(kept(activity(shield()))), BEFORE, end_decision=["US-PRIVACY-SHIELD"])
    lines = part(found, "New findings").lines
    assert [line.cells[3] for line in lines] == ["R404"]
    assert (lines[0].class_name, lines[0].field_name) == ("Transfer", "adequacy_decision")
    assert "1 new finding" in found.says


@pytest.mark.parametrize(
    ("on", "compared"), [(date(2027, 12, 28), ""), (date(2031, 12, 27), ""), (date(2031, 12, 28), "27 Dec 2031")]
)
def test_the_united_kingdoms_decision_is_not_renewed(kept, on, compared):
    mailing = Transfer(importer=Organisation(name="Rook Ltd", country="GB"), country="GB", tool="A45-3",
                       adequacy_decision="GB")  # fmt: skip
    found = report(contents(kept(activity(mailing))), on, end_decision=["GB"])
    assert [cells[2] for cells in lost(found)] == ["Adequacy: United Kingdom"]
    assert ("Compared with" in found.says) == bool(compared)
    assert compared in found.says
    assert "To be verified: extension by (EU) 2025/1226" in found.says


def test_brazils_decision_is_annulled(kept):
    sale = Transfer(importer=Organisation(name="Ipê Ltda", country="BR"), country="BR", tool="A45-3",
                    adequacy_decision="BR", ground_in_words="A company subject to the LGPD.")  # fmt: skip
    read = contents(kept(activity(sale)))
    assert [cells[2] for cells in lost(report(read, date(2026, 3, 1), ["BR"]))] == ["Adequacy: Brazil"]
    early = report(read, date(2026, 1, 27), ["BR"])
    assert lost(early) == []
    assert "Brazil holds from 28 Jan 2026 only, so nothing rests on it yet." in early.says


def by_clauses():
    return Transfer(importer=Organisation(name="Acorn, Inc.", country="US"), country="US", tool="A46-2-c",
                    clause_set="2021/914", clause_module="SCC-M1", annexes_complete=True,
                    signed_on=date(2024, 1, 8), tia_date=date(2024, 1, 2), tia_conclusion="It holds.",
                    governing_law="IE")  # fmt: skip


def test_what_rests_on_something_else_stands(kept):
    found = report(contents(kept(activity(by_clauses()))), date(2027, 3, 1), ["US-DPF"])
    assert (found.lines(), found.parts[0].none) == (0, "No transfer loses its ground.")


def test_clauses_can_end(kept):
    read = contents(kept(activity(by_clauses(), shield())))
    found = report(read, date(2027, 3, 1), end_clauses=["2021/914"])
    assert found.title == "What if: the clauses “Decision (EU) 2021/914” end"
    [cells] = lost(found)
    assert cells[2] == "Appropriate safeguards: Commission's clauses 2021/914"
    assert "no transfer can rest on it since 1 Mar 2027" in cells[3]
    assert "EU clauses with the FDPIC's adaptations (CH-SCC)" in found.says
    assert clause_sets()["2021/914"].valid_until is None
    with pytest.raises(KnownError, match=r"no set of clauses “SCC”\. Those known are: 2021/914, "):
        report(read, date(2027, 3, 1), end_clauses=["SCC"])


def test_a_decision_of_the_registers_own_can_end_too(kept):
    own = AdequacyDecision(code="KE", list="EU", territory="KE", label="Kenya", valid_from=date(2026, 6, 1))
    sale = Transfer(importer=Organisation(name="Acacia Ltd", country="KE"), country="KE", tool="A45-3",
                    adequacy_decision="KE")  # fmt: skip
    read = contents(kept(activity(sale), own))
    with holding([own]):
        assert "KE" in [one.code for one in endable()]
    assert "KE" not in [one.code for one in endable()]
    assert len(lost(report(read, date(2026, 9, 1), ["KE"]))) == 1


def chain_of():
    """A host whose backup lies in the United States, and another processor."""
    host, backup = Organisation(name="Host GmbH", country="DE"), Organisation(name="Backup, Inc.", country="US")
    dpf = DpfEntry(framework="DPF-EU", covers="non-HR", status="active", checked_on=date(2026, 12, 1))
    backup.dpf_entries = [dpf]
    first = Engagement(processor=host, service="Hosting", status="active")
    behind = Engagement(
        processor=backup, service="Copies", status="active", parent=first,
        transfers=[Transfer(importer=backup, exporter=host, country="US", tool="A45-3", adequacy_decision="US-DPF",
                            dpf_entry=dpf)],
    )  # fmt: skip
    other = Engagement(processor=Organisation(name="Desk BV", country="NL"), service="Support", status="active")
    return host, backup, [first, other], behind


def test_what_stands_behind_a_processor_is_found(kept):
    _host, _backup, engaged, behind = chain_of()
    found = report(contents(kept(activity(engagements=engaged), behind)), date(2027, 3, 1), ["US-DPF"])
    [(importer, place, stood, _why, entries)] = lost(found)
    assert (importer, place, entries) == ("Backup, Inc., United States", "Backup, Inc. – Copies", "Newsletter")
    assert stood.startswith("Adequacy: United States (DPF)")
    [line] = part(found, "Processors concerned").lines
    assert line.cells[1] == "Host GmbH › Backup, Inc."
    assert line.class_name == "Engagement"
    assert "United States (Swiss-US DPF) (CH-US-DPF)" in found.says


def test_a_processor_that_is_dropped_takes_others_with_it(kept):
    host, backup, engaged, behind = chain_of()
    desk = System(name="Disk", vendor=host)
    entry = activity(engagements=engaged, systems=[desk], recipients=[Recipient(organisation=host, kind="processor")])
    register = kept(entry, behind)
    read = contents(register)
    found = report(read, date(2027, 3, 1), drop_processor=[host.id])
    assert found.title == "What if: Host GmbH is dropped"
    assert [line.cells for line in part(found, "Where the service is lost").lines] == [
        ("Newsletter", "Hosting", "Directly", "Backup, Inc.", "Desk BV",
         "Contact details; Files [Data concerning health, Art. 9(1)]", "Patients; Readers"),
    ]  # fmt: skip
    assert [line.cells[0] for line in part(found, "Transfers that end with it").lines] == [
        "Backup, Inc., United States"
    ]
    assert [line.cells for line in part(found, "Systems whose vendor it is").lines] == [("Disk", "Newsletter")]
    assert [line.cells for line in part(found, "Where it is named as a recipient").lines] == [
        ("Newsletter", "Host GmbH")
    ]
    assert [line.cells[1] for line in part(found, "Entries concerned").lines] == ["Loses Hosting"]
    assert "Transfers that lose their ground" not in [one.title for one in found.parts]
    behind_it = report(read, date(2027, 3, 1), drop_processor=[backup.id])
    [line] = part(behind_it, "Where the service is lost").lines
    assert line.cells[1:5] == ("Copies", "Behind Host GmbH", "", "Desk BV; Host GmbH")


def test_for_what_is_done_on_behalf_of_others_the_controllers_are_told(kept):
    shop, host = Organisation(name="Shop"), Organisation(name="Host")
    entry = ProcessingOnBehalf(name="Sending", controllers=[shop], engagements=[Engagement(processor=host)])
    found = what_if(contents(kept(entry)), [DropProcessor(host.id)], date(2027, 3, 1))
    [line] = part(found, "Where the service is lost").lines
    assert line.cells == ("Sending", "Host", "Directly", "", "None", "On behalf of: Shop", "")
    assert line.class_name == "ProcessingOnBehalf"


def test_an_entry_that_has_ended_is_not_concerned(kept):
    over = activity(shield(), status="ended", ended_on=date(2020, 7, 1))
    found = report(contents(kept(over)), BEFORE, ["US-PRIVACY-SHIELD"])
    assert [line.cells[3] for one in found.parts for line in one.lines] == ["R404"]  # a rule looks at it all the same


def test_an_unknown_decision_is_answered_with_those_that_are_known(kept):
    read = contents(kept(activity()))
    with pytest.raises(KnownError, match=r"no adequacy decision “US-DFP”\. Those known are: AD, AR, BR, .*, US-DPF, "):
        report(read, BEFORE, ["US-DFP"])


def test_who_processes_nothing_cannot_be_dropped(kept):
    _host, _backup, engaged, behind = chain_of()
    entry = activity(engagements=engaged)
    read = contents(kept(entry, behind))
    assert [one.title() for one in droppable(read)] == ["Backup, Inc.", "Desk BV", "Host GmbH"]
    with pytest.raises(KnownError, match=r"“Example Ltd” is no processor of this register\. Processors are: Backup"):
        what_if(read, [DropProcessor(entry.controller.id)], BEFORE)


def test_something_must_be_supposed(kept):
    with pytest.raises(KnownError, match="Nothing is supposed"):
        report(contents(kept(activity())), BEFORE)


def test_nothing_of_the_register_changes_and_the_next_answer_knows_nothing_of_it(tmp_path):
    path = tmp_path / "sample.ropa"
    with Register.create(path) as register, register.step("Sample") as session:
        session.add_all(sample())
    held = path.read_bytes()
    with Register.open(path, read_only=True) as register:
        head, read = register.head(), contents(register)
        on = date(2027, 3, 1)
        before = [(one.transfer.id, one.verdict, one.counts) for one in judged(read, on).transfers]
        facts = [EndDecision("US-DPF"), EndDecision("CH-US-DPF"), *(DropProcessor(one.id) for one in droppable(read))]
        assert what_if(read, facts, on).lines() > 50
        assert [(one.transfer.id, one.verdict, one.counts) for one in judged(read, on).transfers] == before
        assert register.head() == head
    assert path.read_bytes() == held


def test_of_one_organisation_only_its_entries_are_looked_at(kept):
    one, other = activity(shield(), name="Ours"), activity(shield(), name="Theirs")
    register = kept(one, other)
    found = report(contents(register, other.controller.id), BEFORE, ["US-PRIVACY-SHIELD"])
    assert found.organisation == "Example Ltd"
    assert [cells[4] for cells in lost(found)] == ["Theirs"]
