"""What every command has that answers with a report."""

import json
from datetime import date

import click
import pytest

from ropa_desktop import cli
from ropa_desktop.cli.report import reported
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.report import Heading, Line, Part, Report
from ropa_desktop.store.register import Register

HEADINGS = (Heading("Name", 30), Heading("Country", 8), Heading("Since", 10))


@click.command()
@click.option("--only", metavar="COUNTRY", default="")
@reported
def places(contents, on, only):
    """Say where everybody is."""
    lines = tuple(
        Line((one.title(), one.country, date(2026, 1, 31)), "advice" if one.country == "US" else "", "Organisation")
        for one in contents.all(Organisation)
        if only in ("", one.country)
    )
    part = Part("Everybody", HEADINGS, lines, none="Nobody.")
    whose = contents.organisation.title() if contents.organisation else ""
    return Report("places", "Where everybody is", "Two sentences.", on, (part,), contents.standing, whose)


@pytest.fixture
def register(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setitem(cli.ropa.commands, "places", places)
    path = tmp_path / "one.ropa"
    with Register.create(path) as register, register.step("First") as session:
        session.add_all([
            Organisation(name="Example Ltd", country="IE", kept_for=True),
            Organisation(name="Cloud\u202e[31m Inc, a company whose name is longer than its column", country="US"),
        ])  # fmt: skip
    return path


@pytest.fixture
def ropa(capsys):
    def run(*arguments):
        code = cli.main([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return run


def test_a_person_reads_a_table_that_fits_the_terminal(ropa, register):
    code, out, err = ropa("places", register, "--on", "2027-03-01")
    assert (code, err) == (0, "")
    head, says, standing, *rest = out.splitlines()
    assert (head, says) == ("Where everybody is", "Two sentences.")
    assert standing.startswith("1 Mar 2027 · step 1, ")
    assert rest == [
        "",
        "Everybody",
        "    Name                                Country  Since",
        "    ----------------------------------  -------  -----------",
        "  ! Cloud [31m Inc, a company whose     US       31 Jan 2026",
        "    name is longer than its column",
        "    Example Ltd                         IE       31 Jan 2026",
        "",
        "! to be looked at",
    ]


def test_options_of_its_own_reach_the_question(ropa, register):
    _code, out, _err = ropa("places", register, "--only", "FR")
    assert out.splitlines()[-2:] == ["Everybody", "Nobody."]


def test_a_program_reads_json_with_names_that_stay(ropa, register):
    _code, out, _err = ropa("places", register, "--on", "2027-03-01", "--organisation", "example ltd", "--format=json")
    read = json.loads(out)
    assert out.isascii()
    assert (read["format"], read["name"], read["day"]) == ("ropa-report", "places", "2027-03-01")
    assert (read["organisation"], read["standing"]["step"]) == ("Example Ltd", 1)
    assert read["parts"][0]["headings"] == ["Name", "Country", "Since"]
    assert read["parts"][0]["lines"][1] == {
        "cells": ["Example Ltd", "IE", "2026-01-31"], "tone": "", "class": "Organisation", "id": "", "field": "",
    }  # fmt: skip


def test_it_is_answered_for_the_day_of_the_state(ropa, register):
    _code, out, err = ropa("places", register, "--as-of", "step:1", "--format", "json")
    assert json.loads(out)["day"] == date.today().isoformat()
    assert err.startswith("As recorded on ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--on", "tomorrow"], "is not a day"),
        (["--language", "xx"], "There is no “xx” yet"),
        (["-o", "a.docx"], "let it end in .xlsx, .pdf"),
        (["--organisation", "Nobody"], "The register is not kept for “Nobody”"),
    ],
)
def test_what_cannot_be_is_refused(ropa, register, arguments, words):
    code, out, err = ropa("places", register, *arguments)
    assert (code, out) == (2, "")
    assert words in err
