"""`ropa decisions` lists what transfers are judged by, and takes other decisions over as one step."""

import json
from datetime import date

import pytest
from openpyxl import load_workbook

from ropa_desktop import cli, paths
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.reference import adequacy_decisions, decision_named
from ropa_desktop.store.register import Register

HEAD = "code,list,territory,title,decision,valid_from,valid_until,scope_kind,source\n"
ENDED = HEAD + "US-DPF,EU,US,United States (DPF),(EU) 2023/1795,2023-07-10,2026-02-28,DPF,invented\n"
KENYA = HEAD + "KE,EU,KE,Kenya,,2026-01-01,,,invented\n"
ON = ["--on", "2026-03-01"]


@pytest.fixture
def run(capsys):
    def of(*arguments):
        code = cli.main([str(one) for one in arguments])
        return (code, *capsys.readouterr())

    return of


@pytest.fixture
def sample(tmp_path, run):
    path = tmp_path / "sample.ropa"
    assert run("sample", path)[0] == 0
    return path


@pytest.fixture
def listed(tmp_path):
    def of(content):
        path = tmp_path / "list.csv"
        path.write_text(content, encoding="utf-8")
        return path

    return of


def grounds(run, register):
    """How many transfers stand on what, by the report's own JSON."""
    code, out, _err = run("transfers", register, *ON, "--format", "json")
    assert code == 0
    return {part["title"].split(":")[0].split(" (")[0]: len(part["lines"]) for part in json.loads(out)["parts"]}


def test_every_decision_is_listed_with_what_is_to_be_verified(run, sample):
    code, out, _err = run("decisions", sample, *ON, "--format", "json")
    assert code == 0
    shown = [line for part in json.loads(out)["parts"] for line in part["lines"]]
    assert len(shown) == len(adequacy_decisions())
    assert any(one.verify in out for one in adequacy_decisions() if one.code == "UY")


def test_a_file_that_ends_the_framework_changes_the_verdicts_and_undo_brings_them_back(run, sample, listed):
    before = grounds(run, sample)
    code, out, err = run("decisions", sample, "--load", listed(ENDED))
    assert code == 0
    assert "Changed: 1" in out
    assert "28 Feb 2026" in out
    assert "1 decision was taken over." in err
    after = grounds(run, sample)
    assert after["Nothing holds"] == before["Nothing holds"] + 2
    assert after["Adequacy"] == before["Adequacy"] - 2
    assert run("undo", sample)[0] == 0
    assert grounds(run, sample) == before


def test_it_is_one_step_of_the_history_and_what_is_the_same_is_none(run, sample, listed):
    assert run("decisions", sample, "--load", listed(ENDED))[0] == 0
    with Register.open(sample, read_only=True) as register:
        head = register.head()
        assert head.title == "Adequacy decisions from list.csv"
        (own,) = register.all(AdequacyDecision)
        assert (own.code, own.label, own.valid_until) == ("US-DPF", "United States (DPF)", date(2026, 2, 28))
    code, out, err = run("decisions", sample, "--load", listed(ENDED))
    assert code == 0
    assert "The same: 1" in out
    assert "0 decisions were taken over." in err
    with Register.open(sample, read_only=True) as register:
        assert register.head().number == head.number


def test_a_list_that_ships_again_brings_nothing(run, sample, listed):
    content = (paths.db() / "reference" / "adequacy.csv").read_text(encoding="utf-8")
    code, out, _err = run("decisions", sample, "--load", listed(content))
    assert code == 0
    assert "New: 0" in out
    assert "Changed: 0" in out


def test_a_changed_entry_is_changed_in_its_place_and_one_set_aside_comes_back(run, sample, listed):
    run("decisions", sample, "--load", listed(ENDED))
    with Register.open(sample) as register, register.step("aside"):
        register.all(AdequacyDecision)[0].retired_on = date(2026, 3, 1)
    assert run("decisions", sample, "--load", listed(ENDED.replace("2026-02-28", "2026-05-05")))[0] == 0
    with Register.open(sample, read_only=True) as register:
        (own,) = register.all(AdequacyDecision)
        assert (own.valid_until, own.retired_on) == (date(2026, 5, 5), None)


def test_a_file_that_is_not_sound_changes_nothing(run, sample, listed):
    code, _out, err = run("decisions", sample, "--load", listed(KENYA + "XX,EU,Narnia,Narnia,,,,,\n"))
    assert code != 0
    assert "row 3: territory" in err
    with Register.open(sample, read_only=True) as register:
        assert register.all(AdequacyDecision) == []


def test_a_list_is_not_loaded_into_the_past_or_for_one_organisation(run, sample, listed):
    code, _out, err = run("decisions", sample, "--load", listed(KENYA), "--as-of", "2026-01-01")
    assert code != 0
    assert "--as-of" in err


@pytest.fixture
def with_own(run, sample, listed):
    """A register with a decision of its own, one set aside, and transfers that name them and one of nobody."""
    assert run("decisions", sample, "--load", listed(KENYA + "UG,EU,UG,Uganda,,,,,\n"))[0] == 0
    with Register.open(sample) as register, register.step("transfers"):
        own = {one.code: one for one in register.all(AdequacyDecision)}
        own["UG"].retired_on = date(2026, 3, 1)
        for transfer, code in zip(register.all(Transfer), ("KE", "UG", "GONE"), strict=False):
            transfer.tool, transfer.adequacy_decision = "A45-3", code
    return sample


def test_json_brings_own_decisions_and_the_transfers_that_name_them_back(run, with_own, tmp_path):
    assert run("export", with_own, "-o", tmp_path / "all.json")[0] == 0
    assert run("import", tmp_path / "all.json", "--into", tmp_path / "again.ropa")[0] == 0
    for name in ("first", "second"):
        path = with_own if name == "first" else tmp_path / "again.ropa"
        assert run("export", path, "-o", tmp_path / f"{name}.json")[0] == 0
    first, second = (json.loads((tmp_path / f"{one}.json").read_text())["records"] for one in ("first", "second"))
    assert first == second
    assert {one.get("adequacy_decision") for one in second["transfer"]} >= {"KE", "UG", "GONE"}
    assert len(second["adequacy_decision"]) == 2


def test_documents_name_an_own_decision_by_its_title(run, with_own, tmp_path):
    assert run("export", with_own, "-o", tmp_path / "record.xlsx")[0] == 0
    book = load_workbook(tmp_path / "record.xlsx", read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("Kenya" in one for one in cells)
    assert any("GONE" in one for one in cells)  # of which nobody knows more
    assert decision_named("KE") is None  # nothing is held on after it
