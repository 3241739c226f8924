"""The page of transfers: one part for each ground, what fails first, chains and work on behalf of others included."""

from datetime import date, timedelta

import pytest

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.transfer_report import report
from ropa_desktop.register.verdict_reasons import GROUNDS
from ropa_desktop.register.verdict_register import judged
from ropa_desktop.register.verdict_words import because

ON = date(2026, 11, 1)
ALDER = Organisation(name="Alder GmbH", country="DE")
TO_NEW_ZEALAND = {"tool": "A45-3", "adequacy_decision": "NZ", "country": "NZ"}


def to(name, **values):
    return Transfer(importer=Organisation(name=name, country=values.get("country")), **values)


def contents(*activities, on_behalf=(), engagements=(), decisions=(), organisation=None):
    return Contents(
        standing=Standing(register_id="r"), organisation=organisation,
        directory={Engagement: list(engagements), AdequacyDecision: list(decisions)},
        activities=activities, on_behalf=on_behalf,
    )  # fmt: skip


def activity(name, *transfers, **values):
    return ProcessingActivity(name=name, controller=ALDER, transfers=list(transfers), **values)


def part(found, ground):
    (one,) = (one for one in found.parts if one.title.startswith(GROUNDS[ground]))
    return one


def behind(parent, name, *transfers, **values):
    one = Engagement(processor=Organisation(name=name), parent=parent, transfers=list(transfers), **values)
    if parent is not None:
        parent.sub_processors.append(one)
    return one


def test_the_parts_stand_in_order_each_with_its_count():
    found = report(
        contents(
            activity("Payroll", to("Kauri Ltd", **TO_NEW_ZEALAND), to("Birch Inc.", country="US")),
            activity("Claims", to("Hazel LLC", country="US", tool="A49-1-e", ground_in_words="One claim.")),
            activity("Support", to("Fjord AS", country="NO")),
            activity("Hosting", to("Tarn Pvt", country="IN", tool="A46-2-c")),
        ),
        ON,
    )
    assert [one.title for one in found.parts] == [
        "Nothing holds: 1",
        "Derogation: 1",
        "Appropriate safeguards (1 to confirm): 1",
        "Adequacy: 1",
        "No third country: 1",
    ]
    assert found.says.startswith("5 transfers. Nothing holds for 1; 1 stand if what is open is confirmed; 3 stand")
    assert found.title == "Transfers judged on 1 Nov 2026"


def test_a_line_tells_importer_country_entry_ground_day_and_reason():
    found = report(
        contents(activity("Payroll", to("Rowan Ltd", tool="A45-3", adequacy_decision="GB", country="GB"))), ON
    )
    (line,) = part(found, "adequate").lines
    assert line.cells[:6] == (
        "As recorded", "United Kingdom", "Rowan Ltd", "Payroll", "United Kingdom", date(2031, 12, 27),
    )  # fmt: skip
    assert "(Art. 45(3))" in line.cells[6]
    assert "To be verified" in line.cells[6]
    assert line.tone == "stands"
    assert line.class_name == "Transfer"


def test_what_is_open_comes_first_in_the_reasons():
    transfer = Transfer(tool="A45-3", adequacy_decision="JP", country="JP", exporter=ALDER)
    page = report(contents(activity("Sales", transfer, to("Kauri Ltd", **TO_NEW_ZEALAND))), ON)
    first, second = part(page, "adequate").lines
    assert first.cells[0] == "If confirmed"
    assert first.cells[6].startswith("To confirm: The decision is limited")
    assert first.cells[6].index("in force") > first.cells[6].index("What holds:")
    assert (first.tone, second.tone) == ("advice", "stands")


def test_transfers_of_sub_processors_and_on_behalf_of_others_are_there_with_their_way():
    host = behind(None, "Host Oy")
    backup = behind(host, "Backup Ltd", to("Backup Ltd", country="IN"))
    other = ProcessingOnBehalf(
        name="Messaging", processor=ALDER, engagements=[host], transfers=[to("Kauri Ltd", **TO_NEW_ZEALAND)]
    )
    page = report(contents(activity("Shop", engagements=[host]), on_behalf=[other], engagements=[host, backup]), ON)
    (line,) = part(page, "nothing").lines
    assert line.cells[3] == "Shop; Messaging, through Host Oy › Backup Ltd"
    assert part(page, "adequate").lines[0].cells[3] == "Messaging"


def test_many_entries_are_counted():
    host = behind(None, "Host Oy", to("Host Oy", country="IN"))
    page = report(contents(*(activity(f"A-{i}", engagements=[host]) for i in range(5)), engagements=[host]), ON)
    assert part(page, "nothing").lines[0].cells[3] == "A-0; A-1; A-2 and 2 more, through Host Oy"


def test_what_nobody_uses_is_shown_for_all_and_not_for_one_organisation():
    host = behind(None, "Host Oy", to("Host Oy", country="IN"))
    everything = report(contents(engagements=[host]), ON)
    assert part(everything, "nothing").lines[0].cells[3] == "Host Oy (used by no entry)"
    assert part(report(contents(engagements=[host], organisation=ALDER), ON), "nothing").lines == ()


@pytest.mark.parametrize(
    "values",
    [{"status": "ended"}, {"ended_on": ON - timedelta(days=1)}, {"retired_on": ON}],
    ids=lambda values: next(iter(values)),
)
def test_what_has_ended_is_not_hidden_but_no_longer_counted(values):
    page = report(contents(activity("Old", to("Birch Inc.", country="US"), **values)), ON)
    assert page.parts[-1].title == "No longer counted: 1"
    assert page.parts[-1].lines[0].cells[0] == "Nothing holds"
    assert part(page, "nothing").lines == ()


def test_an_entry_counts_on_its_last_day():
    page = report(contents(activity("Old", to("Birch Inc.", country="US"), status="ended", ended_on=ON)), ON)
    assert len(part(page, "nothing").lines) == 1


def test_nobody_is_reached_through_a_processor_that_has_ended():
    host = behind(None, "Host Oy", status="ended")
    backup = behind(host, "Backup Ltd", to("Backup Ltd", country="IN"), storage_countries=("US",))
    page = report(contents(activity("Shop", engagements=[host]), engagements=[host, backup]), ON)
    assert page.parts[-1].title == "No longer counted: 1"
    assert not [one for one in page.parts if "no transfer tells of" in one.title]


def test_a_third_country_without_a_transfer_is_told_of():
    host = behind(None, "Host Oy", storage_countries=("US", "FI"), access_countries=("IN",))
    page = report(contents(activity("Shop", engagements=[host]), engagements=[host]), ON)
    (line,) = page.parts[1].lines
    assert page.parts[1].title == "Third countries that no transfer tells of: 1"
    assert line.cells == ("India; United States", "Host Oy", "Shop")
    assert (line.class_name, line.record_id, line.field_name) == ("Engagement", host.id, "transfers")


def test_the_law_of_those_for_whom_a_processor_sends_counts():
    larch = Organisation(name="Larch AG", country="CH")
    swiss = ProcessingActivity(name="Shop", controller=larch)
    for use, ground in ((swiss, "nothing"), (activity("Shop"), "adequate")):
        host = behind(None, "Host", Transfer(tool="A45-3", adequacy_decision="KR", country="KR", ground_in_words="x"))
        use.engagements = [host]
        (one,) = judged(contents(use, engagements=[host]), ON).transfers
        assert one.verdict.ground == ground
        assert one.verdict.stands() == (ground == "adequate")


def test_an_entry_of_the_register_s_own_counts_on_the_page():
    transfer = to("Acacia Ltd", tool="A45-3", adequacy_decision="KE", country="KE")
    own = AdequacyDecision(
        code="KE", list="EU", territory="KE", label="Kenya", valid_from=date(2026, 1, 1), source="OJ"
    )
    assert len(part(report(contents(activity("Shop", transfer)), ON), "nothing").lines) == 1
    assert len(part(report(contents(activity("Shop", transfer), decisions=[own]), ON), "adequate").lines) == 1
    own.retired_on = ON
    assert len(part(report(contents(activity("Shop", transfer), decisions=[own]), ON), "nothing").lines) == 1


def test_the_reasons_name_each_article():
    (one,) = judged(contents(activity("Shop", to("Birch Inc.", country="US", tool="A49-1-sub2"))), ON).transfers
    words = because(one.verdict)
    assert "(Art. 49(6))" in words
    assert "Open:" in words


def test_an_empty_register_says_so():
    found = report(contents(), ON)
    assert found.lines() == 0
    assert all(one.none for one in found.parts)
