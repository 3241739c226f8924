"""Where data go in the world: the worst ground of each country, judged by hand, with what is behind it."""

from datetime import date, timedelta

import pytest

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.transfer_report import report as judged_report
from ropa_desktop.register.verdict_register import judged
from ropa_desktop.register.world import Arrow, of_record, world
from ropa_desktop.register.world_drawing import HATCHES, RADIUS, TONES, hatch, marks, spread, ways
from ropa_desktop.register.world_report import report
from ropa_desktop.register.world_words import LETTERS, in_words, sign, told

ON = date(2026, 11, 1)
ALDER = Organisation(name="Alder GmbH", country="DE")
ELM = Organisation(name="Elm BV", country="NL")
TO_JAPAN = {"tool": "A45-3", "adequacy_decision": "JP", "country": "JP"}


def to(name, **values):
    return Transfer(importer=Organisation(name=name, country=values.get("country")), **values)


def contents(*activities, on_behalf=(), engagements=()):
    return Contents(
        standing=Standing(register_id="r"), organisation=None,
        directory={Engagement: list(engagements), AdequacyDecision: [], Organisation: [ALDER, ELM]},
        activities=activities, on_behalf=on_behalf,
    )  # fmt: skip


def activity(name, *transfers, owner=ALDER, **values):
    return ProcessingActivity(name=name, controller=owner, transfers=list(transfers), **values)


def grounds(seen):
    return {one.code: one.ground for one in seen.countries}


def test_the_worst_ground_wins_and_the_list_shows_each():
    seen = world(
        contents(
            activity("Payroll", to("Sakura KK", **TO_JAPAN), to("Ume KK", country="JP")),
            activity("Support", to("Fjord AS", country="NO"), to("Maple Inc.", **TO_JAPAN | {"country": "JP"})),
            activity("Claims", to("Hazel LLC", country="IN", tool="A49-1-e", ground_in_words="One claim.")),
        ),
        ON,
    )
    assert grounds(seen) == {"JP": "nothing", "IN": "derogation", "NO": "eea"}
    japan = seen.country("JP")
    assert sorted(one.ground for one in japan.transfers) == ["adequate", "adequate", "nothing"]
    assert [one.code for one in seen.countries] == ["JP", "IN", "NO"]
    assert seen.total() == 5


def test_what_is_to_be_confirmed_is_told_by_a_question_mark():
    seen = world(contents(activity("Hosting", to("Tarn Pvt", country="IN", tool="A46-2-c"))), ON)
    (india,) = seen.countries
    # Neither the set of clauses nor the module is told.
    assert (india.ground, india.unsure, india.in_doubt, sign(india)) == ("safeguards", 1, True, "S?")
    assert in_words(india) == "India: appropriate safeguards, 1 transfer, 1 to confirm"


def test_a_country_of_which_no_transfer_tells_is_on_the_map():
    silent = Engagement(processor=Organisation(name="Birch Inc.", country="US"), storage_countries=["US"])
    use = activity("Newsletter", engagements=[silent])
    seen = world(contents(use, engagements=[silent]), ON)
    assert grounds(seen) == {"US": "untold"}
    assert (
        in_words(seen.countries[0]) == "United States: no transfer tells of it, 1 processor of which no transfer tells"
    )


def test_arrows_come_from_the_exporter_who_is_named_and_else_from_the_controllers():
    behind = Engagement(processor=Organisation(name="Birch Inc.", country="US"))
    behind.transfers = [to("Birch Inc.", country="US", tool="A46-2-c")]
    told_by_name = to("Tarn Pvt", country="IN", exporter=Organisation(name="Rowan SA", country="FR"))
    seen = world(
        contents(
            activity("Payroll", to("Sakura KK", **TO_JAPAN), told_by_name, engagements=[behind]),
            activity("Sales", engagements=[behind], owner=ELM),
            engagements=[behind],
        ),
        ON,
    )
    assert seen.arrows == (Arrow("DE", "JP", 1), Arrow("DE", "US", 1), Arrow("FR", "IN", 1), Arrow("NL", "US", 1))
    assert seen.sources == ("DE", "FR", "NL")
    assert seen.homes == ("DE", "NL")


def test_what_has_ended_is_not_shown_and_what_names_no_country_stands_beside():
    ended = activity("Old", to("Sakura KK", **TO_JAPAN), status="ended")
    seen = world(contents(ended, activity("New", Transfer(importer=Organisation(name="Somewhere")))), ON)
    assert (seen.countries, seen.over, len(seen.elsewhere)) == ((), 1, 1)
    assert report(contents(ended), ON).parts[0].none == "No transfer is recorded."


def test_a_supposed_end_changes_the_ground_and_the_days_before_it_do_not():
    asked = contents(activity("Payroll", to("Sakura KK", **TO_JAPAN)))
    found = report(asked, ON, end_decision=["JP"])
    (japan,) = found.world.countries
    assert (japan.ground, japan.before) == ("nothing", "adequate")
    assert in_words(japan) == "Japan: nothing holds (before: adequate), 1 transfer"
    assert found.parts[0].lines[0].cells[:3] == ("Nothing holds", "Adequacy", "No")
    assert "Japan” ends" in found.says
    assert grounds(world(asked, ON)) == {"JP": "adequate"}


def test_the_united_kingdom_as_of_a_day():
    asked = contents(activity("Payroll", to("Rook Ltd", country="GB", tool="A45-3", adequacy_decision="GB")))
    assert grounds(world(asked, ON)) == {"GB": "adequate"}
    assert grounds(world(asked, date(2031, 12, 27) + timedelta(days=1))) == {"GB": "nothing"}
    assert "GB" not in world(asked, ON).union
    assert {"DE", "NO", "GF"} <= world(asked, ON).union


def test_each_record_has_its_own_map():
    own = activity("Payroll", to("Sakura KK", **TO_JAPAN))
    other = ProcessingOnBehalf(name="Messages", processor=ALDER, transfers=[to("Tarn Pvt", country="IN")])
    both = contents(own, on_behalf=[other])
    assert set(grounds(of_record(both, "controller"))) == {"JP"}
    assert set(grounds(of_record(both, "processor"))) == {"IN"}
    assert {one.entries for one in judged(both, both.day()).transfers} == {("Payroll",), ("Messages",)}


def test_the_answer_on_transfers_has_the_same_map():
    asked = contents(activity("Payroll", to("Sakura KK", **TO_JAPAN)))
    assert judged_report(asked, ON).world == world(asked, ON)


def test_every_ground_has_a_letter_a_hatch_and_a_tone_and_none_is_told_by_colour_alone():
    assert set(LETTERS) == set(HATCHES) == set(TONES)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert len(set(HATCHES.values())) == len(HATCHES)
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    hole = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0), (4.0, 4.0))
    lines = list(hatch([square, hole], "safeguards", 1.0))
    assert {round(y) for (_x, y), _end in lines} == set(range(10))
    assert [pair for pair in lines if pair[0][1] == pytest.approx(5)] == [
        ((0.0, 5.0), (4.0, 5.0)), ((6.0, 5.0), (10.0, 5.0)),
    ]  # fmt: skip


def test_marks_never_lie_over_one_another_and_each_arrow_ends_at_its_mark():
    near = ["GG", "JE", "GB", "IM", "FR", "BE", "LU", "NL", "CH", "LI"]
    seen = world(contents(activity("All", *(to(code, country=code) for code in near))), ON)
    placed = marks(seen)
    gaps = [(a.at[0] - b.at[0]) ** 2 + (a.at[1] - b.at[1]) ** 2 for a in placed for b in placed if a.code < b.code]
    assert min(gaps) > (1.9 * RADIUS) ** 2
    assert {one.target for one in ways(seen, placed)} <= {one.code for one in placed}
    assert spread([(1.0, 1.0), (1.0, 1.0)], 4.0)[0] != (1.0, 1.0)


def test_the_map_is_told_in_words():
    words = told(world(contents(activity("Payroll", to("Sakura KK", **TO_JAPAN))), ON))
    assert "Japan: adequate, 1 transfer, 1 to confirm." in words
    assert "Arrows: Germany to Japan." in words
