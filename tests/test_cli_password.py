"""Passwords on the command line: from a prompt, a file or a file descriptor, and for every command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from ropa_desktop import cli
from ropa_desktop.cli import opening
from ropa_desktop.store import file, key
from ropa_desktop.store.register import Register
from tests.store.keys import CHEAP, PASSWORD, made

ROOT = Path(__file__).parent.parent
NEW = "quite another invented password 9"
BEGIN = ["--organisation", "Example Ltd", "--country", "IE"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """What a new key costs is measured; here it is cheap on every computer."""
    monkeypatch.setattr(key, "calibrated", lambda: CHEAP)


@pytest.fixture(autouse=True)
def _nobody_there(monkeypatch):
    monkeypatch.setattr(opening, "_somebody_is_there", lambda: False)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    (tmp_path / "new").write_text(f"{NEW}\r\n")
    (tmp_path / "wrong").write_text("not this one")
    return tmp_path


@pytest.fixture
def path(folder):
    place = folder / "register.ropa"
    assert run("new", place, *BEGIN, "--encrypt", "--password-file", folder / "password") == 0
    return place


def run(*arguments):
    return cli.main([str(one) for one in arguments])


def answers(monkeypatch, *typed):
    """Somebody sits there and types this, unseen; gives what was asked."""
    left, questions = list(typed), []

    def asked(words):
        questions.append(words)
        return left.pop(0)

    monkeypatch.setattr(opening, "_somebody_is_there", lambda: True)
    monkeypatch.setattr(opening, "asked", asked)
    return questions


def test_a_new_register_is_encrypted_where_that_is_wished(folder, capsys):
    path = folder / "register.ropa"
    assert run("new", path, *BEGIN, "--encrypt", "--password-file", folder / "password") == 0
    assert file.examine(path, key.of(path, PASSWORD))
    assert b"Example" not in path.read_bytes()
    assert "recovery-sheet" in capsys.readouterr().err


def test_every_command_opens_it_with_a_password_from_a_file(path, folder, capsys):
    given = ["--password-file", folder / "password"]
    assert run("check", path, *given) == 1
    assert run("verify", path, *given) == 0
    whole = folder / "whole.json"
    for name in ("r.pdf", "r.xlsx", "r.csv", whole):
        assert run("export", path, "-o", folder / name, *given) == 0
    other = folder / "other.ropa"
    assert run("new", other, *BEGIN, "--encrypt", "--password-file", folder / "new") == 0
    before = other.read_bytes()
    assert run("import", whole, "--into", other) == 2
    assert other.read_bytes() == before
    (folder / "empty.json").write_text(whole.read_text())
    assert run("verify", other, "--password-file", folder / "new") == 0
    assert capsys.readouterr().err.count("encrypted") == 1


def test_a_password_from_a_file_descriptor(path, capsys):
    for typed, code in ((f"{PASSWORD}\n", 0), (PASSWORD, 0), ("not this one\n", 2), ("", 2)):
        reading, writing = os.pipe()
        os.write(writing, typed.encode())
        os.close(writing)
        assert run("verify", path, "--password-fd", reading) == code
        os.close(reading)
    assert run("verify", path, "--password-fd", "987") == 2
    told = capsys.readouterr().err
    assert PASSWORD not in told
    assert "not this one" not in told
    assert "987" in told


def test_the_recovery_code_is_as_good_as_the_password(path, folder, capsys):
    with Register.open(path, key=key.of(path, PASSWORD)) as register:
        lines = register.key.recovery_code()
    (folder / "code").write_text("\n".join(lines).lower() + "\n")
    assert run("verify", path, "--password-file", folder / "code") == 0
    capsys.readouterr()
    (folder / "code").write_text(" ".join([*lines[:2], lines[2][:-1] + "?", lines[3]]))
    assert run("verify", path, "--password-file", folder / "code") == 2
    assert "line 3" in capsys.readouterr().err


def test_a_wrong_password_damage_and_none_at_all_are_told_apart(path, folder, capsys):
    assert run("verify", path) == 2
    assert "--password-file" in capsys.readouterr().err
    assert run("verify", path, "--password-file", folder / "wrong") == 2
    assert "not its password" in capsys.readouterr().err
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(bytes(content))
    assert run("verify", path, "--password-file", folder / "password") in (1, 2)
    told = capsys.readouterr()
    assert "damaged" in told.out + told.err


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"x" * 5000])
def test_a_password_file_without_a_password_is_refused(path, folder, content, capsys):
    (folder / "odd").write_bytes(content)
    assert run("verify", path, "--password-file", folder / "odd") == 2
    assert run("verify", path, "--password-file", folder / "missing") == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_no_password_is_taken_from_an_argument_or_the_environment(path, monkeypatch):
    for name in ("PASSWORD", "ROPA_PASSWORD", "ROPA_PASSWORD_FILE", "ROPA_VERIFY_PASSWORD_FILE"):
        monkeypatch.setenv(name, PASSWORD)
    assert run("verify", path) == 2
    for option in ("--password", "--passphrase"):
        assert run("verify", path, option, PASSWORD) == 2
    for command in cli.ropa.commands.values():
        for option in command.params:
            assert "password" not in option.name or option.opts[0].endswith(("-fd", "-file")) or option.is_flag


def test_who_sits_there_is_asked_and_may_be_mistaken_twice(path, monkeypatch, capsys):
    questions = answers(monkeypatch, "wrong", "wrong again", PASSWORD)
    assert run("verify", path) == 0
    assert questions == ["Password of register.ropa"] * 3
    answers(monkeypatch, *["wrong"] * 3)
    assert run("verify", path) == 2
    assert "was not opened" in capsys.readouterr().err


def test_who_sits_there_is_asked_where_what_was_given_does_not_fit(path, folder, monkeypatch):
    answers(monkeypatch, PASSWORD)
    assert run("verify", path, "--password-file", folder / "wrong") == 0


def test_several_passwords_are_tried_on_each_file(path, folder):
    assert run("verify", path, "--password-file", folder / "wrong", "--password-file", folder / "password") == 0


def test_a_plain_register_is_opened_without_a_question(folder):
    plain = folder / "plain.ropa"
    assert run("new", plain, *BEGIN) == 0
    assert run("verify", plain) == 0
    assert run("verify", plain, "--password-file", folder / "password") == 0


def test_a_plain_register_gets_a_password_another_and_none(folder, capsys):
    plain = folder / "plain.ropa"
    assert run("new", plain, *BEGIN) == 0
    assert run("password", plain, "--new-password-file", folder / "password") == 0
    assert "Backups" in capsys.readouterr().err
    assert file.examine(plain, key.of(plain, PASSWORD))
    assert run("password", plain, "--password-file", folder / "password", "--new-password-file", folder / "new") == 0
    assert file.examine(plain, key.of(plain, NEW))
    assert run("password", plain, "--password-file", folder / "password", "--remove") == 2
    assert run("password", plain, "--password-file", folder / "new", "--remove") == 0
    assert plain.read_bytes().startswith(b"SQLite format 3\0")
    assert run("verify", plain) == 0
    assert run("password", plain, "--remove") == 2
    assert "has no password" in capsys.readouterr().err


def test_a_new_password_is_asked_for_twice(path, folder, monkeypatch, capsys):
    given = ["--password-file", folder / "password"]
    answers(monkeypatch, NEW, NEW)
    assert run("password", path, *given) == 0
    assert file.examine(path, key.of(path, NEW))
    before = path.read_bytes()
    answers(monkeypatch, "one thing or", "the other")
    assert run("password", path, "--password-file", folder / "new") == 2
    assert "differ" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("weak", ["password", "12345678", "short", "register1", "P4ssw0rt!"])
def test_a_password_that_anybody_guesses_is_not_taken(path, folder, weak, capsys):
    before = path.read_bytes()
    (folder / "weak").write_text(weak)
    assert run("password", path, "--password-file", folder / "password", "--new-password-file", folder / "weak") == 2
    assert "not taken" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert run("new", folder / "second.ropa", *BEGIN, "--encrypt", "--password-file", folder / "weak") == 2
    assert not (folder / "second.ropa").exists()


def test_the_recovery_sheet_is_a_page_by_which_the_register_opens(path, folder, capsys):
    sheet = folder / "sheet.pdf"
    given = ["--password-file", folder / "password"]
    assert run("recovery-sheet", path, "-o", sheet, *given) == 0
    assert sheet.stat().st_mode & 0o777 == 0o600
    (page,) = PdfReader(sheet).pages
    text = page.extract_text()
    with Register.open(path, key=key.of(path, PASSWORD)) as register:
        assert register.about()["register_id"] in text
        assert register.key.mark in text
        for line in register.key.recovery_code():
            for group in line.split(" "):
                assert group in text
    assert path.name in text
    code = text[text.index("Code\n") + 5 : text.index("What it belongs to")]  # as one copies it from the page
    assert file.examine(path, key.of(path, code))
    before = sheet.read_bytes()
    assert run("recovery-sheet", path, "-o", sheet, *given) == 2
    assert sheet.read_bytes() == before
    assert "already" in capsys.readouterr().err


def test_a_sheet_comes_with_a_new_password_and_is_gone_where_that_fails(path, folder, monkeypatch):
    sheet = folder / "sheet.pdf"
    order = ["password", path, "--password-file", folder / "password", "--new-password-file", folder / "new"]
    with Register.open(path, key=key.of(path, PASSWORD)):
        assert run(*order, "--recovery-sheet", sheet) == 2
    assert not sheet.exists()
    assert run(*order, "--recovery-sheet", sheet) == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    second = folder / "second.ropa"
    more = ["--encrypt", "--password-file", folder / "new"]
    assert run("new", second, *BEGIN, *more, "--recovery-sheet", sheet) == 2
    assert not second.exists()
    assert run("new", second, *BEGIN, *more, "--recovery-sheet", folder / "second.pdf") == 0
    assert (folder / "second.pdf").exists()


def test_what_does_not_go_together_is_said(path, folder, capsys):
    given = ["--password-file", folder / "password"]
    assert run("password", path, *given, "--remove", "--recovery-sheet", folder / "x.pdf") == 2
    assert run("new", folder / "x.ropa", *BEGIN, *given) == 2
    assert run("password", path, *given) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3
    plain = folder / "plain.ropa"
    Register.create(plain).close()
    assert run("recovery-sheet", plain, "-o", folder / "x.pdf") == 2
    assert not (folder / "x.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own exists on Unix only")
def test_a_terminal_is_asked_and_shows_nothing_of_the_password(tmp_path):
    import pty

    path = tmp_path / "r.ropa"
    Register.create(path, key=made()).close()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ropa_desktop", "verify", str(path)]
    place = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path, env=place, start_new_session=True
    ) as running:
        os.close(theirs)
        told = b""
        while b"Password of r.ropa" not in told:
            told += os.read(ours, 1000)
        os.write(ours, f"{PASSWORD}\n".encode())
        while running.poll() is None:
            try:
                told += os.read(ours, 1000)
            except OSError:  # the terminal is gone with its last reader
                break
        assert running.wait() == 0
    os.close(ours)
    assert b"holds" in told
    assert PASSWORD.encode() not in told
