"""What is due is every date that is open, of the record that is asked for, as of any day."""

from datetime import date

import pytest

from ropa_desktop.register import due_report
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.documents import Document
from ropa_desktop.register.due import due
from ropa_desktop.register.due_dates import KINDS
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import DpfEntry, Organisation
from ropa_desktop.register.records import ALL, BY_NAME
from ropa_desktop.register.retention import DataBatch, RetentionRule

ON = date(2026, 11, 15)
SOON = date(2026, 11, 20)


def contents(*records, organisation=None):
    directory = {cls: [one for one in records if type(one) is cls] for cls in ALL}
    activities = directory.pop(ProcessingActivity)
    on_behalf = directory.pop(ProcessingOnBehalf)
    return Contents(Standing("r", 4), organisation, directory, activities, len(activities), on_behalf, len(on_behalf))


def dates(*records, on=ON, organisation=None):
    return [(one.kind, one.day) for one in due(contents(*records, organisation=organisation), on)]


RULE = RetentionRule(label="Invoices", period="P10Y", begins="year-end", fate="erase")
RULE.batches.append(DataBatch(what="Invoices of 2016", event_on=date(2016, 4, 1)))
COMPANY = Organisation(name="Oakline, Inc.", country="US")
COMPANY.dpf_entries.append(DpfEntry(framework="DPF-EU", status="active", checked_on=date(2025, 11, 20)))
ASIDE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (ProcessingActivity(name="Payroll", next_review=SOON), ("review", SOON)),
        (ProcessingOnBehalf(name="Hosting", next_review=SOON), ("review", SOON)),
        (Engagement(service="Hosting", contract_end=SOON), ("contract", SOON)),
        (Document(label="Certificate", valid_until=SOON), ("document", SOON)),
        (Screening(next_review=SOON), ("assessment", SOON)),
        (InterestAssessment(next_review=SOON), ("assessment", SOON)),
        (TransferAssessment(country="US", next_review=SOON), ("assessment", SOON)),
        (ContractReview(next_review=SOON), ("assessment", SOON)),
        (Engagement(transfers=[Transfer(country="IN", tool="A46-2-c", tia_review=SOON)]), ("assessment", SOON)),
        (Engagement(transfers=[Transfer(country="IN", tool="A46-2-c", clause_set="2010/87/EU")]),
         ("clauses", date(2022, 12, 27))),
        (ProcessingActivity(transfers=[Transfer(country="GB", tool="A45-3", adequacy_decision="GB")]),
         ("decision", date(2031, 12, 27))),
        (ProcessingActivity(transfers=[Transfer(country="GB", tool="A45-3")]), ("decision", date(2031, 12, 27))),
        (Engagement(service="Backup", notified_on=date(2026, 11, 1), object_until=SOON,
                    parent=Engagement(service="Hosting")), ("objection", SOON)),
        (COMPANY, ("dpf", SOON)),
        (RULE, ("retention", date(2026, 12, 31))),
    ],
)  # fmt: skip
def test_every_kind_of_date_is_found_and_leads_to_its_record(record, expected):
    assert dates(record) == [expected]
    (one,) = due(contents(record), ON)
    assert one.kind in KINDS
    assert BY_NAME[one.class_name].field(one.field_name)
    assert one.sentence.endswith(".")
    assert one.title


@pytest.mark.parametrize(
    "record",
    [
        ProcessingActivity(name="Payroll", next_review=SOON, status="ended"),
        Engagement(service="Hosting", contract_end=SOON, status="ended"),
        Engagement(service="Hosting", contract_end=SOON, retired_on=ASIDE),
        Document(label="Certificate", valid_until=SOON, retired_on=ASIDE),
        Screening(next_review=SOON, retired_on=ASIDE),
        Screening(next_review=SOON, activity=ProcessingActivity(status="ended")),
        Screening(next_review=SOON, assessed_on=date(2026, 12, 1)),
        Engagement(transfers=[Transfer(country="IN", tool="A46-2-c", tia_review=SOON)], status="ended"),
        ProcessingActivity(transfers=[Transfer(country="JP", tool="A45-3", adequacy_decision="JP")]),
        ProcessingActivity(transfers=[Transfer(country="GB", tool="A46-2-c", clause_set="2021/914")]),
        Engagement(service="Backup", notified_on=date(2026, 11, 1), object_until=SOON, decision="Authorised",
                   parent=Engagement(service="Hosting")),
        Organisation(dpf_entries=[DpfEntry(status="withdrawn", checked_on=SOON)]),
        RetentionRule(period="P1Y", batches=[DataBatch(event_on=SOON, hold="A lawsuit")]),
        RetentionRule(period="P1Y", batches=[DataBatch(event_on=date(2020, 1, 1), erased_on=date(2021, 1, 2))]),
        RetentionRule(criterion="Until revoked", batches=[DataBatch(event_on=SOON)]),
    ],
)  # fmt: skip
def test_what_is_over_or_decided_has_no_date(record):
    assert dates(record) == []


def test_it_is_answered_as_of_any_day():
    rule = RetentionRule(label="Files", period="P1Y")
    rule.batches.append(DataBatch(what="Files", event_on=date(2020, 1, 1), erased_on=date(2021, 3, 1)))
    assert dates(rule, on=date(2021, 2, 1)) == [("retention", date(2021, 1, 1))]
    assert dates(rule, on=date(2021, 3, 1)) == []


def test_a_later_assessment_takes_the_place_of_an_earlier_one():
    activity, other = ProcessingActivity(name="Payroll"), ProcessingActivity(name="Newsletter")
    first = Screening(activity=activity, assessed_on=date(2024, 1, 1), next_review=date(2025, 1, 1))
    second = Screening(activity=activity, assessed_on=date(2025, 1, 2), next_review=date(2027, 1, 2))
    third = Screening(activity=other, assessed_on=date(2024, 1, 1), next_review=date(2026, 1, 1))
    found = dates(activity, other, first, second, third)
    assert found == [("assessment", date(2026, 1, 1)), ("assessment", date(2027, 1, 2))]
    assert dates(activity, other, first, second, on=date(2024, 12, 1)) == [("assessment", date(2025, 1, 1))]


def test_an_assessment_of_its_own_stands_for_the_day_that_its_transfer_repeats():
    transfer = Transfer(country="IN", tool="A46-2-c", tia_review=SOON)
    assessment = TransferAssessment(country="IN", transfers=[transfer], next_review=SOON)
    assert dates(Engagement(transfers=[transfer]), assessment) == [("assessment", SOON)]
    assessment.next_review = date(2027, 1, 1)
    assert len(dates(Engagement(transfers=[transfer]), assessment)) == 2


def test_what_has_passed_is_said_to_have_passed():
    past = date(2026, 1, 1)
    rule = RetentionRule(period="P1Y", batches=[DataBatch(what="Files", event_on=date(2025, 1, 1))])
    shield = Transfer(country="US", tool="A45-3", adequacy_decision="US-PRIVACY-SHIELD")
    records = [rule, Engagement(service="Hosting", contract_end=past), ProcessingActivity(transfers=[shield])]
    found = due(contents(*records), ON)
    assert len(found) == 3
    assert all(" ended" in one.sentence for one in found)
    assert not any(" ended" in one.sentence for one in due(contents(*records[:2]), past))


def test_the_registers_own_decisions_count():
    transfer = Transfer(country="KE", tool="A45-3", adequacy_decision="KE")
    own = AdequacyDecision(code="KE", list="EU", territory="KE", label="Kenya", valid_until=SOON)
    assert dates(ProcessingActivity(transfers=[transfer])) == []
    assert dates(ProcessingActivity(transfers=[transfer]), own) == [("decision", SOON)]


def test_of_one_organisation_only_what_its_record_reaches():
    ours = Organisation(name="Ours", kept_for=True)
    contract = Document(label="Contract", valid_until=SOON)
    backup = Engagement(service="Backup", contract_end=date(2026, 11, 21))
    host = Engagement(service="Hosting", contract_end=SOON, contract=contract, processor=COMPANY)
    backup.parent = host
    host.sub_processors.append(backup)
    rule = RetentionRule(period="P1Y")
    activity = ProcessingActivity(name="Ours", controller=ours, engagements=[host], purposes=[Purpose(purpose="Pay")],
                                  data=[PersonalData(retention_rule=rule)])  # fmt: skip
    rule.batches.append(DataBatch(what="Ours", activity=activity, event_on=date(2026, 1, 1)))
    rule.batches.append(DataBatch(what="Theirs", activity=ProcessingActivity(), event_on=date(2026, 1, 1)))
    theirs = [Document(label="Theirs", valid_until=SOON), Engagement(service="Theirs", contract_end=SOON)]
    everything = dates(activity, host, backup, contract, rule, COMPANY, *theirs)
    assert len(everything) == 8
    found = due(contents(activity, host, backup, contract, rule, COMPANY, *theirs, organisation=ours), ON)
    assert [one.kind for one in found] == ["contract", "document", "dpf", "contract", "retention"]
    assert "Theirs" not in " ".join(one.sentence for one in found)


def test_the_report_puts_each_date_under_the_first_span_that_holds_it():
    days = {"2026-11-14": "Overdue", "2026-11-15": "This month", "2026-11-30": "This month",
            "2026-12-01": "This quarter", "2026-12-31": "This quarter", "2027-01-01": "Later"}  # fmt: skip
    records = [ProcessingActivity(name=day, next_review=date.fromisoformat(day)) for day in days]
    report = due_report.report(contents(*records), ON)
    assert {line.cells[2]: part.title for part in report.parts for line in part.lines} == days
    assert "6 open dates; 1 is overdue, the next is 15 Nov 2026." in report.says
    assert report.lines() == 6
    spring = due_report.report(contents(*records), date(2026, 2, 1))
    assert [part.title for part in spring.parts] == ["Overdue", "This month", "This year", "Later"]


@pytest.mark.parametrize("day", [date.min, date.max, date(2028, 2, 29)])
def test_the_first_and_the_last_day_of_all_are_answered(day):
    report = due_report.report(contents(ProcessingActivity(next_review=SOON)), day)
    assert report.lines() == 1
    assert due_report.report(contents(), day).lines() == 0


def test_no_day_is_counted_twice_on_the_first_day_of_all():
    report = due_report.report(contents(ProcessingActivity(next_review=date.min)), date.min)
    assert report.lines() == 1
