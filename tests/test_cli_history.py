"""The history on the command line, and the way back."""

import json

import pytest

from ropa_desktop import cli
from ropa_desktop.register.systems import System
from ropa_desktop.store.register import Register


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "r.ropa"
    with Register.create(path, "A. Author") as register:
        with register.step("Added a system") as session:
            session.add(System(name="Ledger", description="old"))
        with register.step("Changed a system"):
            register.all(System)[0].description = "new \x1b[31m".replace("\x1b", "")
            register.all(System)[0].name = "Books"
    return path


def _ropa(capsys, *arguments):
    code = cli.main([str(one) for one in arguments])
    return code, *capsys.readouterr()


def _system(path):
    with Register.open(path, read_only=True) as register:
        (system,) = register.all(System)
        return system.name, system.description


def test_what_was_done_is_told_newest_first(path, capsys):
    code, out, _err = _ropa(capsys, "history", path)
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("2 · ")
    assert lines[0].endswith("A. Author · Changed a system")
    assert "  2.1 Name: “Ledger” → “Books”" in lines
    code, out, _err = _ropa(capsys, "history", path, "--last", "1", "--format", "json")
    (step,) = json.loads(out)
    assert (step["step"], step["edits"][0]) == (
        2, {"of": "", "field": "Name", "before": "Ledger", "after": "Books"}
    )  # fmt: skip


def test_the_history_of_one_record(path, capsys):
    with Register.open(path) as register:
        record = register.all(System)[0].id
        with register.step("Another") as session:
            session.add(System(name="Mail"))
    _code, out, _err = _ropa(capsys, "history", path, "--record", record)
    assert "Changed a system" in out
    assert "Mail" not in out


def test_an_edit_or_a_step_is_put_back(path, capsys):
    assert _ropa(capsys, "put-back", path, "2.1")[0] == 0
    assert _system(path) == ("Ledger", "new [31m")
    assert _ropa(capsys, "undo", path)[0] == 0
    assert _system(path) == ("Books", "new [31m")
    assert _ropa(capsys, "redo", path)[0] == 0
    assert _ropa(capsys, "undo", path)[0] == 0
    assert _ropa(capsys, "put-back", path, "2")[0] == 0
    assert _system(path) == ("Ledger", "old")
    assert _ropa(capsys, "verify", path)[0] == 0


@pytest.mark.parametrize("what", ["9", "x", "2.9", "2.0", "2.x", "1.1", "99999999999999999999", "²"])
def test_what_is_not_there_is_not_put_back(path, capsys, what):
    code, out, err = _ropa(capsys, "put-back", path, what)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert _system(path) == ("Books", "new [31m")


def test_undo_ends_at_the_beginning(path, capsys):
    for _step in range(2):
        assert _ropa(capsys, "undo", path)[0] == 0
    assert _ropa(capsys, "undo", path)[0] == 2
    assert _ropa(capsys, "redo", path)[0] == 0
