"""`--as-of` and `--in-force-on`: a state that was, and the entries that were in force on a day."""

import csv
import json
from datetime import UTC, date, datetime

import openpyxl
import pypdf
import pytest

from ropa_desktop import cli
from ropa_desktop.cli.as_of import moment
from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store import deliveries
from ropa_desktop.store.register import Register

RECORDED = ("2026-01-10T12:00:00.000Z", "2026-02-10T12:00:30.000Z", "2026-03-10T12:00:00.000Z")


@pytest.fixture
def told(tmp_path, monkeypatch):
    """An activity that was renamed a month later, and others with days of their own a month after that."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.ropa"
    with Register.create(path) as register:
        ours = Organisation(name="Example Ltd", country="IE", kept_for=True)
        one = ProcessingActivity(code="1", name="Payroll as it was", controller=ours)
        with register.step("First") as session:
            session.add_all([ours, one])
        with register.step("Second"):
            one.name = "Payroll as it is"
        with register.step("Third") as session:
            for code, name, first, last in (
                ("2", "Until June", None, date(2025, 6, 30)),
                ("3", "From July", date(2025, 7, 1), None),
                ("4", "Only in July", date(2025, 7, 1), date(2025, 7, 31)),
            ):
                session.add(ProcessingActivity(code=code, name=name, starts_on=first, ended_on=last, controller=ours))
        for number, at in enumerate(RECORDED, 1):
            register.connection.exec_driver_sql("UPDATE step SET at = ? WHERE number = ?", (at, number))
    return path


@pytest.fixture
def ropa(capsys):
    def run(*arguments):
        code = cli.main([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return run


def listed(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["Name"] for row in csv.DictReader(file)]


def text_of(path):
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return " ".join(str(cell) for row in book.worksheets[0].values for cell in row if cell is not None)
    return " ".join(" ".join(pypdf.PdfReader(path).pages[0].extract_text().split()).split())


@pytest.mark.parametrize(
    ("when", "names"),
    [
        ("2026-01-31", ["Payroll as it was"]),
        ("2026-02-10", ["Payroll as it is"]),
        ("2026-02-10T12:00:29Z", ["Payroll as it was"]),
        ("2026-02-10T12:00Z", ["Payroll as it is"]),
        ("2026-02-10T13:00:30+01:00", ["Payroll as it is"]),
        ("step:2", ["Payroll as it is"]),
        ("step:1", ["Payroll as it was"]),
        ("2999-01-01", ["Payroll as it is", "Until June", "From July", "Only in July"]),
    ],
)
def test_an_export_shows_what_was_recorded_until_then(told, ropa, tmp_path, when, names):
    code, out, err = ropa("export", told, "-o", "a.csv", "--as-of", when)
    assert (code, out) == (0, f"a.csv was written: {len(names)} records.\n")
    assert err.startswith("As recorded on ")
    assert listed(tmp_path / "a.csv") == names


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2025-06-30", ["Payroll as it is", "Until June"]),
        ("2025-07-01", ["Payroll as it is", "From July", "Only in July"]),
        ("2025-08-01", ["Payroll as it is", "From July"]),
    ],
)
def test_an_export_holds_only_what_was_in_force(told, ropa, tmp_path, day, names):
    code, _out, err = ropa("export", told, "-o", "a.csv", "--in-force-on", day)
    left = 4 - len(names)
    assert (code, f"{left} {'entry was' if left == 1 else 'entries were'} not" in err) == (0, True)
    assert listed(tmp_path / "a.csv") == names


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_a_document_says_on_its_front_of_which_days_it_is(told, ropa, tmp_path, form):
    assert ropa("export", told, "-o", f"now.{form}")[0] == 0
    for words in ("As recorded on", "In force on", "ot in force on that day"):
        assert words not in text_of(tmp_path / f"now.{form}")
    days = ("--as-of", "2026-03-31", "--in-force-on", "2025-08-15")
    assert ropa("export", told, "-o", f"then.{form}", *days)[0] == 0
    front = text_of(tmp_path / f"then.{form}")
    assert "As recorded on 31 Mar 2026" in front
    assert "In force on 15 Aug 2025" in front or "In force on 2025-08-15" in front
    assert "ot in force on that day, not in this" in front
    assert "2 " in front[front.index("ot in force on that day") :][:60]


def test_a_state_is_written_as_json_and_noted_as_the_state_that_it_is(told, ropa, tmp_path):
    assert ropa("export", told, "-o", "then.json", "--as-of", "step:1")[0] == 0
    written = json.loads((tmp_path / "then.json").read_text(encoding="utf-8"))
    assert written["standing"]["step"] == 1
    assert [one["name"] for one in written["records"]["processing_activity"]] == ["Payroll as it was"]
    with Register.open(told, read_only=True) as register:
        (noted,) = deliveries.all_of(register)
        assert (noted.step, noted.state) == (1, written["standing"]["hash"])
        assert register.head().number == 4
    code, _out, err = ropa("export", told, "-o", "b.json", "--in-force-on", "2025-08-15")
    assert (code, "whole register" in err) == (2, True)
    assert not (tmp_path / "b.json").exists()


def test_a_past_state_is_checked_by_its_own_day(told, ropa):
    with Register.open(told) as register, register.step("Fourth") as session:
        sent = Transfer(tool="A45-3", adequacy_decision="US-DPF", country="US")
        activity = next(one for one in register.all(ProcessingActivity) if one.code == "1")
        activity.transfers.append(sent)
        session.flush()
    words = "not in force on"
    code, out, err = ropa("check", told)
    assert (code, words in out, err) == (1, False, "")
    _code, out, err = ropa("check", told, "--in-force-on", "2020-01-01", "--format", "json")
    assert f"{words} 1 Jan 2020" in out
    assert json.loads(out)
    assert "Only what was in force on 1 Jan 2020" in err
    with Register.open(told) as register:
        register.connection.exec_driver_sql("UPDATE step SET at = '2021-05-05T12:00:00.000Z'")
    assert f"{words} 5 May 2021" in ropa("check", told, "--as-of", "step:4")[1]
    assert f"{words} 2 Feb 2022" in ropa("check", told, "--as-of", "2022-02-02")[1]


def test_before_the_first_step_it_is_said_that_there_was_nothing(told, ropa, tmp_path):
    for command in (("export", told, "-o", "a.pdf"), ("check", told)):
        for when in ("2026-01-09", "step:0"):
            code, out, err = ropa(*command, "--as-of", when)
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert "first step was recorded on 10 Jan 2026, 12:00 UTC" in err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("yesterday", "no day"), ("", "no day"), ("2026-02-30", "no day"), ("31.01.2026", "no day"), ("57", "no day"),
        ("step:", "no day"), ("step:-1", "no day"), ("step:9", "last one is step 3"), ("step:" + "9" * 30, "no day"),
        ("2026-01-31T08:15", "add a Z"), ("2026-01-31T25:15Z", "no time of any day"),
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused_in_one_line(told, ropa, when, words):
    code, out, err = ropa("check", told, "--as-of", when)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


@pytest.mark.parametrize("day", ["2026-02-30", "", "step:1", "2026-01-31T08:15Z"])
def test_what_is_no_day_is_refused_in_one_line(told, ropa, day):
    code, out, err = ropa("check", told, "--in-force-on", day)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "is not a day" in err


def test_a_time_means_the_end_of_what_it_names():
    assert moment("2026-01-31T08:15Z") == datetime(2026, 1, 31, 8, 15, 59, 999_999, UTC)
    assert moment("2026-01-31 08:15:30Z") == datetime(2026, 1, 31, 8, 15, 30, 999_999, UTC)
    assert moment("2026-01-31T08:15:30.5Z") == datetime(2026, 1, 31, 8, 15, 30, 500_000, UTC)
    with pytest.raises(KnownError):
        moment("2026-01-31T08Z")
