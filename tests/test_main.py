import os
import subprocess
import sys
from pathlib import Path

import pytest

from ropa_desktop import __main__, __version__, app, cli

ROOT = Path(__file__).parent.parent


def test_the_commands_named_are_those_of_the_command_line():
    assert set(__main__.COMMANDS) == {*cli.ropa.commands, "--help"}


@pytest.mark.parametrize("arguments", [[], ["a register.ropa"], ["--sample"]])
def test_without_a_command_the_window_opens(monkeypatch, arguments):
    monkeypatch.setattr(app, "main", lambda given: ("window", given))
    assert __main__.main(arguments) == ("window", arguments)


def test_a_command_is_given_to_the_command_line(monkeypatch):
    monkeypatch.setattr(cli, "main", lambda given: ("command", given))
    assert __main__.main(["check", "a.ropa"]) == ("command", ["check", "a.ropa"])


def test_the_version_is_said_without_opening_anything(capsys):
    assert __main__.main(["--version"]) == 0
    assert capsys.readouterr().out == f"ROPA Desktop {__version__}\n"


def test_the_program_tests_itself_without_a_display(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-m", "ropa_desktop", "--self-test"],
        cwd=tmp_path,
        env={**kept, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for record in ("controller", "processor"):
        for form in ("xlsx", "pdf", "csv", "json"):
            assert f"{record}.{form} was written" in done.stdout
    assert "The window was opened and closed." in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_self_test_that_fails_says_so(monkeypatch):
    monkeypatch.setattr(cli, "main", lambda given: 2)
    assert __main__.self_test() == 1
