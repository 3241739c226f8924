"""`ropa merge` takes what does not clash, shows what does, and decides it for one side."""

import shutil

import pytest

from ropa_desktop import cli
from ropa_desktop.store.register import Register
from tests.store import keys
from tests.store.copies import activity, change, copies, start


@pytest.fixture
def files(tmp_path):
    """Ours and theirs, both changed; nobody has them open."""
    with copies(tmp_path) as (ours, theirs):
        change(ours, activity(ours), department="Finance")
        change(theirs, activity(theirs), notes="by bank", description="x" * 1000)
        return ours.path, theirs.path


@pytest.fixture
def clashing(files):
    for path in files:
        with Register.open(path) as register:
            change(register, activity(register), name=f"Pay of\n{path.stem}")
    return files


def run(capsys, *arguments):
    code = cli.main([str(one) for one in arguments])
    return code, *capsys.readouterr()


def name_in(path):
    with Register.open(path, read_only=True) as register:
        return activity(register).name


def test_what_does_not_clash_is_taken(files, capsys):
    ours, theirs = files
    code, out, err = run(capsys, "merge", theirs, "--into", ours)
    assert (code, err) == (0, "")
    assert "1 records changed" in out
    with Register.open(ours, read_only=True) as register:
        assert (activity(register).notes, activity(register).department) == ("by bank", "Finance")
        assert register.head().title == "Merged theirs.ropa (their step 2)"
    code, out, err = run(capsys, "merge", theirs, "--into", ours)
    assert (code, out) == (0, "There is nothing to take from theirs.ropa.\n")


def test_clashes_are_shown_side_by_side_and_nothing_is_changed(clashing, capsys):
    ours, theirs = clashing
    before = ours.read_bytes()
    code, out, _err = run(capsys, "merge", theirs, "--into", ours)
    assert code == 1
    assert out.splitlines()[:4] == [
        "A-01 Pay of ours › Name", "  before: Payroll", "  ours: Pay of / ours", "  theirs: Pay of / theirs",
    ]  # fmt: skip
    assert "--clashes ours" in out
    assert ours.read_bytes() == before


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_clashes_are_decided_for_one_side(clashing, capsys, side):
    ours, theirs = clashing
    code, out, _err = run(capsys, "merge", theirs, "--into", ours, "--clashes", side)
    assert code == 0
    assert "clashes decided: 1" in out
    assert name_in(ours) == f"Pay of\n{side}"
    assert name_in(theirs) == "Pay of\ntheirs"


def test_another_register_is_refused(files, tmp_path, capsys):
    Register.create(tmp_path / "other.ropa").close()
    code, out, err = run(capsys, "merge", tmp_path / "other.ropa", "--into", files[0])
    assert (code, out) == (2, "")
    assert "not a copy of this register" in err


def test_notices_are_told(files, capsys):
    ours, theirs = files
    for path in files:
        with Register.open(path) as register, register.step("New") as session:
            session.add(type(activity(register))(code="A-07", name=path.stem))
    code, _out, err = run(capsys, "merge", theirs, "--into", ours)
    assert code == 0
    assert "A-07" in err


def test_encrypted_copies_open_by_their_passwords(tmp_path, capsys):
    path, secret = tmp_path / "ours.ropa", tmp_path / "password"
    with Register.create(path, key=keys.made()) as register:
        start(register)
    shutil.copy(path, tmp_path / "theirs.ropa")
    secret.write_text(keys.PASSWORD)
    code, out, _err = run(capsys, "merge", tmp_path / "theirs.ropa", "--into", path, "--password-file", secret)
    assert (code, out) == (0, "There is nothing to take from theirs.ropa.\n")
