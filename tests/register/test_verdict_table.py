"""The verdict over every adequacy decision that ships, on the days around its first and its last one.

What is expected is worked out here from the days in the file, not by the program.
"""

import csv
from datetime import date, timedelta
from itertools import product

import pytest

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop import paths
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import DpfEntry, Organisation
from ropa_desktop.register.reference import ending
from ropa_desktop.register.verdict import verdict

DAY = timedelta(days=1)
STATE = date(2026, 11, 1)
HOMES = {"EU": ("DE", "A45-3"), "UK": ("GB", "UK-REG"), "CH": ("CH", "CH-A1")}
JOINED = {"HU": date(2004, 5, 1)}  # Hungary is in the EEA from here on

with (paths.db() / "reference" / "adequacy.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
assert len(ROWS) > 50


def days_around(row):
    told = [date.fromisoformat(row[name]) for name in ("valid_from", "valid_until") if row[name]]
    return sorted({STATE, *(day + step * DAY for day, step in product(told, (-1, 0, 1)))})


def holds(row, on):
    """Whether a day lies within those of a row, as the file writes them: ISO days compare as text."""
    return (not row["valid_from"] or row["valid_from"] <= str(on)) and (
        not row["valid_until"] or str(on) <= row["valid_until"]
    )


def sent_under(row, on, **values):
    """A transfer under a row, with all told that its scope asks for."""
    home, tool = HOMES[row["list"]]
    country = {"EEA": "FR", "": None}.get(row["territory"], row["territory"])
    entries = [DpfEntry(framework=f"DPF-{row['list']}", status="active", covers="both", checked_on=on)]
    importer = Organisation(
        name="Birch Inc." if country else row["title"], country=country, international=not country,
        public_authority=False, dpf_entries=entries if row["scope_kind"] == "DPF" else [],
    )  # fmt: skip
    told = {
        "importer": importer, "exporter": Organisation(name="Alder Group", country=home), "country": country,
        "tool": tool, "adequacy_decision": row["code"], "ground_in_words": "Within the scope: see the file.",
    }  # fmt: skip
    return Transfer(**{**told, **values})


CASES = [(row, on) for row in ROWS for on in days_around(row)]


@pytest.mark.parametrize(("row", "on"), CASES, ids=[f"{row['code']} {on}" for row, on in CASES])
def test_each_decision_around_its_first_and_last_day(row, on):
    found = verdict(sent_under(row, on), on)
    if on >= JOINED.get(row["territory"], date.max):
        assert found.ground == "eea"
        assert found.open()  # a ground is chosen that is not needed there
    elif holds(row, on):
        assert found.ground == "adequate"
        assert found.stands(), found.open()
        assert found.until == (date.fromisoformat(row["valid_until"]) if row["valid_until"] else None)
    else:
        assert found.ground == "nothing"
        assert found.until is None
        assert [one.state for one in found.reasons].count("fails") >= 1
    if found.ground != "eea":
        assert found.decision.code == row["code"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_the_source_of_each_decision_and_what_is_to_be_verified_is_said(row):
    on = date.fromisoformat(row["valid_from"] or str(STATE))
    said = " ".join(one.sentence for one in verdict(sent_under(row, on), on).reasons)
    assert row["source"] in said
    assert row["verify"] in said
    assert row["title"] in said


@pytest.mark.parametrize("row", [row for row in ROWS if holds(row, STATE)], ids=lambda row: row["code"])
def test_each_decision_in_force_falls_when_it_is_supposed_to_end(row):
    transfer = sent_under(row, STATE)
    with ending(row["code"], STATE - DAY):
        assert verdict(transfer, STATE).ground == "nothing"
        assert verdict(sent_under(row, STATE - DAY), STATE - DAY).stands()
    assert verdict(transfer, STATE).stands()


@pytest.mark.parametrize("row", [row for row in ROWS if holds(row, STATE)], ids=lambda row: row["code"])
def test_each_decision_in_force_is_proposed_where_nothing_is_chosen_and_nothing_holds_yet(row):
    found = verdict(sent_under(row, STATE, tool=None, adequacy_decision=None), STATE)
    assert found.ground == "nothing"
    assert any(one.state == "open" and row["title"] in one.sentence for one in found.reasons)


@pytest.mark.parametrize("row", [row for row in ROWS if holds(row, STATE)], ids=lambda row: row["code"])
def test_no_decision_serves_an_exporter_under_another_law_whose_list_lacks_it(row):
    for law, (home, _tool) in HOMES.items():
        named = {(one["list"], one["territory"]) for one in ROWS if holds(one, STATE)}
        if law == row["list"] or not row["territory"] or home == row["territory"] or row["territory"] == "EEA":
            continue
        transfer = sent_under(row, STATE, exporter=Organisation(name="Alder Group", country=home))
        found = verdict(transfer, STATE)
        if row["list"] != "EU" or (law, row["territory"]) not in named:
            assert found.ground == "nothing", law
