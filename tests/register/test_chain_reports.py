"""What reaches whom, and the list for a customer: the sample's own chains, and what a day leaves out."""

from datetime import date

import pytest

from ropa_desktop.register import effective_report, sub_processor_report
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.sample import records
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)


@pytest.fixture
def sample(tmp_path):
    with Register.create(tmp_path / "a.ropa") as register:
        with register.step("Filled") as session:
            session.add_all(records())
        yield contents(register)


def _part(report, title):
    (found,) = [part for part in report.parts if part.title == title]
    return found


def _lines(report, title, entry):
    return [line for line in _part(report, title).lines if line.cells[0].startswith(entry)]


def test_what_reaches_whom_is_told_for_each_entry_with_where_it_is_stated(sample):
    report = effective_report.report(sample, ON)
    (whole,) = _lines(report, "Entries", "P-01")
    assert whole.cells[1:] == (2, 2, "Singapore; Switzerland; United States", 3, 3, 1)
    assert whole.tone == "missing"
    behind = [(line.cells[1], line.cells[4]) for line in _lines(report, "Processors and sub-processors", "A-02")]
    assert behind == [
        ("Tidewell Support Ltd", "Stated directly"),
        ("Saffron Desk Private Limited", "inherited: Tidewell Support Ltd"),
    ]
    countries = {line.cells[1]: line.cells[2:] for line in _lines(report, "Countries", "A-02")}
    way = "Tidewell Support Ltd › Saffron Desk Private Limited"
    assert countries["India"] == (
        "outside",
        f"inherited: {way} (remote access, transfer, seat)",
    )
    (transfer,) = _lines(report, "Transfers", "A-02")
    assert transfer.cells[-1] == f"inherited: {way}"
    (own,) = _lines(report, "Transfers", "A-06")
    assert own.cells[-1] == "Stated directly"
    assert own.class_name == "ProcessingActivity"


def test_every_line_leads_to_a_record_and_has_a_cell_for_each_heading(sample):
    for report in (effective_report.report(sample, ON), sub_processor_report.report(sample, ON)):
        for part in report.parts:
            for line in part.lines:
                assert len(line.cells) == len(part.headings)
                assert line.class_name
                assert line.record_id


def test_the_list_names_each_sub_processor_with_what_its_transfers_stand_on(sample):
    (part,) = sub_processor_report.report(sample, ON).parts
    lines = {line.cells[1]: line for line in part.lines}
    last = lines["Cinderlog Pte. Ltd., Singapore"]
    assert last.cells[0] == 3
    assert last.cells[3] == "Firnlicht Hosting AG › Windlass Edge, Inc."
    assert last.cells[6].startswith("Singapore – Nothing holds")
    assert last.tone == "missing"
    assert lines["Tidewell Support Ltd, Ireland"].cells[6] == "no third country"
    windlass = lines["Windlass Edge, Inc., United States"].cells
    assert windlass[7:] == (date(2025, 3, 10), "general, with notice", date(2025, 2, 3))


@pytest.mark.parametrize(
    ("authorisation", "decision", "told"),
    [
        ("A28-2-general", None, "general, with notice"),
        ("A28-2-specific", "Authorised on 2 May 2025.", "specific, decided"),
        ("A28-2-specific", None, "specific, to be decided"),
        (None, "Authorised on 2 May 2025.", "specific, decided"),
        (None, None, "not told"),
    ],
)
def test_what_authorises_a_tier_is_told_and_one_without_is_to_be_looked_at(sample, authorisation, decision, told):
    host = Engagement(storage_countries=("IE",), authorisation=authorisation, contract_points=("A28-3-a",))
    behind = Engagement(parent=host, storage_countries=("IE",), decision=decision, contract_date=date(2025, 5, 2))
    host.sub_processors.append(behind)
    sample.on_behalf = [ProcessingOnBehalf(name="Shop", engagements=[host])]
    (part,) = sub_processor_report.report(sample, ON).parts
    assert [line.cells[7] for line in part.lines] == ["yes", date(2025, 5, 2)]
    assert [line.cells[8] for line in part.lines] == ["", told]
    assert [line.tone for line in part.lines] == ["stands", "advice" if told == "not told" else "stands"]


def test_a_tier_without_contract_is_to_be_looked_at_for_every_entry_that_it_reaches(sample):
    lines = _lines(effective_report.report(sample, ON), "Processors and sub-processors", "P-01")
    assert [(line.cells[1], line.tone) for line in lines] == [
        ("Firnlicht Hosting AG", ""),
        ("Windlass Edge, Inc.", ""),
        ("Cinderlog Pte. Ltd.", "advice"),
        ("Tidewell Support Ltd", ""),
    ]
    assert lines[2].cells[6:] == ("not told", "general, with notice")


def test_a_customer_sees_its_own_services_only(sample):
    everybody = sub_processor_report.customers(sample)
    assert [one.name for one in everybody] == ["Harbourline Ferries plc", "Weidenhof Versand GmbH"]
    report = sub_processor_report.report(sample, ON, everybody[0].id)
    assert report.title == "Sub-processors for Harbourline Ferries plc"
    assert report.organisation == "Larkspur Messaging AG"
    assert "Weidenhof" not in str(report)
    (nothing,) = sub_processor_report.report(sample, ON, "somebody else").parts
    assert nothing.lines == ()
    assert nothing.none


def test_who_has_ended_is_left_out_and_who_is_planned_is_marked(sample):
    (part,) = sub_processor_report.report(_with(sample, status="planned"), ON).parts
    assert [line.cells[1] for line in part.lines] == ["Host Ltd (planned)"]
    assert part.lines[0].cells[6] == "countries not told"
    (part,) = sub_processor_report.report(_with(sample, status="ended"), ON).parts
    assert part.lines == ()
    assert part.none == "Nobody on this day."


def test_an_entry_that_has_ended_reaches_nobody(sample):
    sample.activities = []
    sample.on_behalf = [ProcessingOnBehalf(name="Shop", status="ended", ended_on=date(2026, 10, 31))]
    assert _part(effective_report.report(sample, ON), "Entries").lines == ()
    assert len(_part(effective_report.report(sample, date(2026, 10, 31)), "Entries").lines) == 1
    sample.on_behalf = [ProcessingOnBehalf(name="Shop", status="planned")]
    (line,) = _part(effective_report.report(sample, ON), "Entries").lines
    assert line.cells[0] == "Shop (planned)"


def _with(sample, **values):
    host = Engagement(service="hosting", processor=Organisation(name="Host Ltd"), **values)
    sample.on_behalf = [ProcessingOnBehalf(name="Shop", engagements=[host])]
    return sample


def test_a_third_country_that_no_transfer_names_is_missing(sample):
    host = Engagement(storage_countries=("US", "IE"), transfers=[Transfer(country="GB", tool="A45-3")])
    sample.on_behalf = [ProcessingOnBehalf(name="Shop", engagements=[host])]
    (part,) = sub_processor_report.report(sample, ON).parts
    assert part.lines[0].cells[6].endswith("United States – no transfer is told")
    assert part.lines[0].tone == "missing"


def test_decisions_of_the_register_s_own_count(sample):
    alder = Organisation(name="Alder GmbH", country="DE")
    host = Engagement(
        storage_countries=("BM",),
        transfers=[Transfer(country="BM", exporter=alder, tool="A45-3", adequacy_decision="BM-OWN")],
    )
    sample.on_behalf = [ProcessingOnBehalf(name="Shop", processor=alder, engagements=[host])]
    before = sub_processor_report.report(sample, ON).parts[0].lines[0]
    own = AdequacyDecision(code="BM-OWN", list="EU", territory="BM", label="Bermuda", valid_from=date(2026, 1, 1))
    sample.directory[AdequacyDecision] = [own]
    after = sub_processor_report.report(sample, ON).parts[0].lines[0]
    assert "Nothing holds" in before.cells[6]
    assert after.cells[6].startswith("Bermuda – Adequacy: Bermuda")
