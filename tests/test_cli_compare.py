"""`ropa compare`: two files, two days of one, or since it was handed over."""

import json
import shutil

import pytest

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store import deliveries, handover, key, password
from ropa_desktop.store.register import Register
from tests.exchange.workbooks import Workbook
from tests.store.keys import CHEAP, PASSWORD


@pytest.fixture
def path(tmp_path):
    """Three steps: an organisation, an activity that is handed over, and its new name."""
    path = tmp_path / "a.ropa"
    with Register.create(path, "the officer") as register:
        with register.step("Began") as session:
            session.add(Organisation(name="Example Ltd", kept_for=True))
        activity = ProcessingActivity(name="Payroll")
        with register.step("Added") as session:
            session.add(activity)
        shutil.copy(path, tmp_path / "before.ropa")
        deliveries.note(
            register, handover.standing(register), "controller", None, "r.xlsx", "en", "the \u009bauthority"
        )
        with register.step("Renamed"):
            activity.name = "Wages „é😀“"
    return path


RENAMED = "  ~ Name (Art. 30(1)): “Payroll” → “Wages „é😀“”"


def test_two_files_that_say_the_same_are_equal(ropa, path):
    said = ropa("compare", path, path)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "Added: 0, Removed: 0, Changed: 0"


def test_two_files_that_differ(ropa, path):
    said = ropa("compare", "before.ropa", path)
    assert (said.code, said.err) == (1, "")
    lines = said.out.splitlines()
    assert lines[2:] == ["Changed: Processing activity “Wages „é😀“”", RENAMED, "Added: 0, Removed: 0, Changed: 1"]
    assert ", step 2, state " in lines[0]
    assert ", step 4, state " in lines[1]


@pytest.mark.parametrize(
    ("options", "changes"),
    [
        (("--from", "step:1"), "Added: 1, Removed: 0, Changed: 0"),
        (("--from", "step:0", "--to", "step:1"), "Added: 1, Removed: 0, Changed: 0"),
        (("--from", "step:2", "--to", "step:3"), "Added: 0, Removed: 0, Changed: 0"),
        (("--from", "step:4", "--to", "step:1"), "Added: 0, Removed: 1, Changed: 0"),
        (("--from", "2001-01-31"), "Added: 2, Removed: 0, Changed: 0"),
        (("--since-delivery",), "Added: 0, Removed: 0, Changed: 1"),
        (("--since-delivery", "--to", "step:2"), "Added: 0, Removed: 0, Changed: 0"),
    ],
)
def test_two_moments_of_one_file(ropa, path, options, changes):
    said = ropa("compare", path, *options)
    assert said.out.splitlines()[-1] == changes
    assert said.code == (" 1" in changes or " 2" in changes)
    assert said.err == ""


def test_since_it_was_handed_over_says_to_whom(ropa, path):
    said = ropa("compare", path, "--since-delivery")
    assert "Since “r.xlsx” was handed to the  authority; it shows step 2." in said.out.splitlines()
    assert RENAMED in said.out


def test_json_on_the_terminal_is_the_same_as_in_a_file(ropa, path, tmp_path):
    said = ropa("compare", path, "--since-delivery", "--format", "json")
    assert said.code == 1
    assert said.out.isascii()
    assert ropa("compare", path, "--since-delivery", "-o", "out.json").code == 1
    assert json.loads(said.out) == json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert json.loads(said.out)["changes"][0]["edits"][0]["after"] == "Wages „é😀“"


def test_a_workbook(ropa, path, tmp_path):
    said = ropa("compare", "before.ropa", path, "-o", "out.xlsx")
    assert (said.code, said.out, said.err) == (1, "out.xlsx was written: 1 records differ.\n", "")
    assert [row["after"] for row in Workbook(tmp_path / "out.xlsx").rows("Changes")] == ["Wages „é😀“"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "a second file, --from, or --since-delivery"),
        (("b.ropa", "--since-delivery"), "not both"),
        (("--from", "2026-01-31", "--since-delivery"), "not both"),
        (("--from", "step:1", "--format", "xlsx"), "needs --output"),
        (("none.ropa",), "There is no file none.ropa"),
        (("--from", "yesterday"), "neither a day nor a step"),
        (("--from", "step:99"), "no step 99"),
        (("--from", "step:1", "--language", "xx"), "xx"),
        (("--from", "step:1", "-o", "a.ropa"), "register itself"),
        (("--from", "step:1", "-o", "nowhere/out.json"), "folder does not exist"),
    ],
)
def test_what_cannot_be_is_2_and_changes_nothing(ropa, path, tmp_path, options, words):
    before = path.read_bytes()
    said = ropa("compare", path, *options)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert said.err.count("\n") == 1
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.ropa", "before.ropa"]


def test_nothing_handed_over_yet_is_2(ropa, path):
    said = ropa("compare", "before.ropa", "--since-delivery")
    assert (said.code, said.out) == (2, "")
    assert "Nothing was handed over" in said.err


def test_a_password_opens_whichever_of_the_two_needs_it(ropa, path, tmp_path):
    password.change(path, None, key.new(PASSWORD, CHEAP))
    (tmp_path / "password").write_text(PASSWORD)
    said = ropa("compare", "before.ropa", path, "--password-file", "password")
    assert (said.code, said.err) == (1, "")
    assert RENAMED in said.out.splitlines()
    assert RENAMED in ropa("compare", path, "--since-delivery", "--password-file", "password").out
