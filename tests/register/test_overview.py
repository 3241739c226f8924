"""The overview: completeness that no field can fall out of, and figures that the lists behind them confirm."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ropa_desktop.register import (
    due_report,
    findings_report,
    overview_report,
    owed_report,
    points_report,
    transfer_report,
)
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.check import check_all
from ropa_desktop.register.contents import Contents, Standing, Stream
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.fields import Need
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.overview import Overview, overview
from ropa_desktop.register.overview_report import share
from ropa_desktop.register.points import POINTS, Looking, point_of_field
from ropa_desktop.register.records import ALL, BY_NAME
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.sample import records
from ropa_desktop.register.systems import SecurityMeasure
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData
from ropa_desktop.register.yardstick import PLAIN

ON = date(2026, 11, 22)
NONE = ("joint_controllers", "recipients", "engagements", "transfers", "automated_decisions", "children")
REPORTS = {
    "findings": findings_report, "due": due_report, "owed": owed_report, "transfers": transfer_report,
    "points": points_report,
}  # fmt: skip
LETTERS = "MAP"


def contents(*found):
    directory = {cls: [one for one in found if type(one) is cls] for cls in ALL}
    activities, on_behalf = directory.pop(ProcessingActivity), directory.pop(ProcessingOnBehalf)
    return Contents(Standing("r", 4), None, directory, activities, len(activities), on_behalf, len(on_behalf))


def ours():
    officer = Organisation(name="Officers Ltd", contacts=[Contact(name="Dana Doyle", email="dpo@example.org")])
    return Organisation(
        name="Larkspur AG", kept_for=True, country="DE", address="1 Elm Street", email="office@example.org",
        dpo=officer.contacts[0],
    )  # fmt: skip


def complete(**values):
    """An activity of which nothing is missing."""
    row = PersonalData(
        category=CategoryOfPersonalData(name="Pay data"), data_subjects=[CategoryOfDataSubjects(name="Employees")],
        retention_rule=RetentionRule(label="Pay", period="P6Y"),
    )  # fmt: skip
    given = {
        "name": "Payroll", "controller": ours(), "purposes": [Purpose(purpose="Pay wages")], "data": [row],
        "measures": [SecurityMeasure(name="Encryption")], "stated_none": NONE, "status": "active",
    }  # fmt: skip
    return ProcessingActivity(**{**given, **values})


def standing(activity):
    found = overview(contents(activity), ON)
    return "".join(one.code for one in found.points if one.number == one.total)


@pytest.fixture(scope="module")
def sample():
    return contents(*records())


@pytest.fixture(scope="module")
def figures(sample):
    return overview(sample, ON)


def test_a_complete_register_reaches_all_and_an_empty_activity_nothing():
    full = overview(contents(complete(), complete()), ON)
    assert [(one.code, one.number, one.total) for one in full.points] == [(point, 2, 2) for point in "abcdefg"]
    assert {share(one) for one in full.points} == {"100 %"}
    assert full.whole.number == 2
    blank = overview(contents(ProcessingActivity()), ON)
    assert [one.number for one in blank.points] == [0] * 7
    assert {share(one) for one in blank.points} == {"0 %"}
    assert blank.whole.number == 0


def test_an_empty_register_says_so_and_reaches_nothing():
    found = overview(contents(), ON)
    assert found.is_empty()
    assert [(one.number, one.total, share(one)) for one in found.points] == [(0, 0, "0 %")] * 7
    assert (found.statuses, found.grounds) == ((), ())
    assert {one.number for one in found.figures} == {0}
    assert not overview(contents(ProcessingOnBehalf(name="Messaging")), ON).is_empty()


def _owed_for_a_point():
    for cls in ALL:
        for one in cls.fields:
            if one.required is not Need.FREE and one.required.value in LETTERS and "30(1)" in one.article:
                yield cls.__name__, one.name


CUT = {
    ("Organisation", "name"): lambda one: one.controller,
    ("Organisation", "address"): lambda one: one.controller,
    ("Organisation", "email"): lambda one: one.controller,
    ("Organisation", "dpo"): lambda one: one.controller,
    ("Organisation", "representative"): lambda one: one.controller,
    ("Contact", "name"): lambda one: one.controller.dpo,
    ("Purpose", "purpose"): lambda one: one.purposes[0],
    ("PersonalData", "category"): lambda one: one.data[0],
    ("PersonalData", "data_subjects"): lambda one: one.data[0],
    ("PersonalData", "time_limit"): lambda one: one.data[0],
    ("CategoryOfPersonalData", "name"): lambda one: one.data[0].category,
    ("CategoryOfDataSubjects", "name"): lambda one: one.data[0].data_subjects[0],
    ("RetentionRule", "period"): lambda one: one.data[0].retention_rule,
    ("DataBatch", "event_on"): lambda one: one.data[0].retention_rule.batches[0],
    ("Recipient", "category"): lambda one: one.recipients[0],
    ("Engagement", "transfers"): lambda one: one.engagements[0],
    ("Transfer", "country"): lambda one: one.transfers[0],
    ("Transfer", "safeguards"): lambda one: one.transfers[0],
}


@pytest.mark.parametrize(("class_name", "field"), list(_owed_for_a_point()))
def test_each_field_that_a_point_is_owed_takes_that_point_away_and_no_other(class_name, field):
    point = point_of_field(BY_NAME[class_name], field)
    activity = complete(recipients=[Recipient(category="Banks")], engagements=[Engagement(stated_none=("transfers",))])
    activity.data[0].retention_rule.batches.append(DataBatch(what="2016", event_on=date(2026, 1, 1)))
    activity.stated_none = ("joint_controllers", "transfers")
    if class_name == "Transfer":
        activity.transfers.append(Transfer(country="IN", tool="A49-1-sub2", safeguards="Encryption", assessment="Made"))
    if field == "time_limit":
        activity.data[0].retention_rule, activity.data[0].time_limit = None, "Six years from the end of the year"
    if field == "representative":
        activity.controller.country, activity.controller.establishment_in_union = "US", False
        activity.controller.representative = Organisation(name="Rowan Ltd", email="rowan@example.org")
    assert standing(activity) == "abcdefg"
    record = activity if class_name == "ProcessingActivity" else CUT[class_name, field](activity)
    record.stated_none = tuple(name for name in record.stated_none if name != field)
    setattr(record, field, [] if isinstance(getattr(record, field), list) else None)
    gone = "cf" if field == "data" else point  # without data no time limit is asked for, so none can stand
    assert standing(activity) == "".join(one for one in "abcdefg" if one not in gone)


def test_a_field_is_of_the_point_of_its_article_and_of_no_other():
    activity = BY_NAME["ProcessingActivity"]
    points = {one.name: point_of_field(activity, one.name) for one in activity.fields}
    assert {point for point in points.values() if point} | {"f"} == set(POINTS)
    assert (points["name"], points["purposes"], points["children"]) == ("a", "b", "")
    assert point_of_field(BY_NAME["Transfer"], "assessment") == "e"


def test_data_under_a_rule_of_another_activity_do_not_count():
    other = complete(name="Other")
    activity = complete()
    activity.data[0].retention_rule.batches.append(DataBatch(what="2016", activity=other))
    assert standing(activity) == "abcdefg"
    activity.data[0].retention_rule.batches[0].activity = activity
    assert standing(activity) == "abcdeg"


def test_what_was_not_asked_at_all_does_not_stand():
    found = Looking(PLAIN, ON).points(ProcessingActivity(name="Payroll"), [])
    assert "f" not in found.standing  # no row of data, so no time limit was asked for


def test_a_share_says_all_and_nothing_only_where_that_is_so(figures):
    one = figures.points[0]
    for number, total, words in ((999, 1000, "99 %"), (1, 1000, "1 %"), (1, 2, "50 %"), (0, 3, "0 %"), (3, 3, "100 %")):
        assert share(one._replace(number=number, total=total)) == words


def _pieces(found: Overview):
    return (*found.statuses, *found.points, *found.grounds, found.whole, found.to_confirm, found.untold, *found.figures)


def test_the_list_behind_each_figure_has_as_many_lines_as_the_figure_says(figures, sample):
    answers = {name: module.report(sample, ON) for name, module in REPORTS.items()}
    asked = [one for one in _pieces(figures) if one.number and not one.behind.field]
    parts = {one: answers[one.behind.name].parts[one.behind.part] for one in asked}
    for one in figures.grounds:
        assert len(parts[one].lines) == one.number
    for one in figures.points:
        lacking = {line.cells[0] for line in answers["points"].parts[one.behind.part].lines}
        assert len(lacking) == one.total - one.number
    told = {one.code: one for one in figures.figures}
    for code in ("overdue", "owed"):
        assert told[code].number == len(parts[told[code]].lines) > 0
    last = ON + timedelta(days=30)
    days = [line.cells[0] for part in answers["due"].parts for line in part.lines]
    assert told["soon"].number == sum(ON <= day <= last for day in days) > 0
    levels = Counter(one.level for one in check_all(sample, ON))
    assert (told["missing"].number, told["contradiction"].number) == (levels["missing"], levels["contradiction"])
    assert parts[told["contradiction"]].says.startswith("contradiction")
    assert parts[told["missing"]].says.startswith("missing")
    unsure = [line for part in answers["transfers"].parts for line in part.lines if line.cells[0] == "If confirmed"]
    assert figures.to_confirm.number == len(unsure) > 0


def test_third_countries_that_no_transfer_tells_of_move_the_parts_behind_them():
    cloud = Engagement(processor=Organisation(name="Oakline, Inc.", country="US"), storage_countries=("US",))
    abroad = complete(engagements=[cloud], transfers=[Transfer(country="GB", tool="A45-3")])
    register = contents(abroad, cloud)
    found, answer = overview(register, ON), transfer_report.report(register, ON)
    assert found.untold.number == 1
    assert answer.parts[found.untold.behind.part].title.startswith("Third countries that no transfer")
    [ground] = found.grounds
    assert len(answer.parts[ground.behind.part].lines) == 1


def test_the_entries_are_read_once(sample):
    reads = Counter()

    def counted(name, found):
        def read():
            reads[name] += 1
            return iter(found)

        return Stream(read)

    streams = {name: counted(name, getattr(sample, name)) for name in ("activities", "on_behalf")}
    overview(replace(sample, **streams), ON)
    assert reads == {"activities": 1, "on_behalf": 1}


def test_no_day_is_too_late_to_ask(sample):
    assert overview(sample, date.max).day == date.max


def test_as_a_report_it_tells_every_figure_in_words(figures, sample):
    told = overview_report.report(sample, ON)
    assert [part.title for part in told.parts][1] == "Activities by status"
    assert len(told.parts[2].lines) == 7
    assert dict(line.cells for line in told.parts[3].lines) == {one.words: one.number for one in figures.grounds}
    assert "no activity" in " ".join(part.none for part in overview_report.report(contents(), ON).parts).casefold()
