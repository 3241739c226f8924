"""`ropa verify` says in words whether a file holds."""

from sqlcipher3 import dbapi2

from ropa_desktop import cli
from ropa_desktop.store import handover
from ropa_desktop.store.register import Register


def test_a_sound_register_holds(tmp_path, capsys):
    path = tmp_path / "r.ropa"
    assert cli.main(["new", str(path), "--organisation", "Example Ltd", "--country", "IE"]) == 0
    assert cli.main(["verify", str(path)]) == 0
    assert "holds" in capsys.readouterr().out


def test_a_changed_one_does_not(tmp_path, capsys):
    path = tmp_path / "r.ropa"
    assert cli.main(["new", str(path), "--organisation", "Example Ltd", "--country", "IE"]) == 0
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("UPDATE organisation SET country = 'FR'")
    raw.close()
    assert cli.main(["verify", str(path)]) == 1
    assert "organisation" in capsys.readouterr().out


def test_a_file_that_is_no_register_could_not_be_looked_at(tmp_path, capsys):
    path = tmp_path / "r.ropa"
    path.write_text("not a register")
    assert cli.main(["verify", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_document_is_of_this_register_or_not(tmp_path, capsys):
    path = tmp_path / "r.ropa"
    assert cli.main(["new", str(path), "--organisation", "Example Ltd", "--country", "IE"]) == 0
    with Register.open(path, read_only=True) as register:
        state = handover.standing(register).short()
    assert cli.main(["verify", str(path), "--document", f"1 {state}"]) == 0
    assert "The document shows a state of this register." in capsys.readouterr().out
    assert cli.main(["verify", str(path), "--document", f"Step 1, {state.upper()}"]) == 0
    for other in (f"2 {state}", "1 0000 0000 0000 0000", "99999999999999999999 0000 0000 0000 0000"):
        assert cli.main(["verify", str(path), "--document", other]) == 1
        assert "does not hold" in capsys.readouterr().out
    for nothing in ("", "x", "1", "1 ab12"):
        assert cli.main(["verify", str(path), f"--document={nothing or ' '}"]) == 2


def test_erase_says_what_it_found_and_asks(tmp_path, capsys):
    path = tmp_path / "r.ropa"
    assert cli.main(["new", str(path), "--organisation", "Jane Doe Ltd", "--country", "IE"]) == 0
    assert cli.main(["erase", str(path), "--words", "jane doe"]) == 2  # nobody is there to say yes
    assert b"Jane Doe" in path.read_bytes()
    assert cli.main(["erase", str(path), "--words", "jane doe", "--reason", "asked for", "--yes"]) == 0
    assert "records of today 1," in capsys.readouterr().out
    assert b"Jane Doe" not in path.read_bytes()
    assert cli.main(["erase", str(path), "--words", "jane doe", "--yes"]) == 2
    assert cli.main(["verify", str(path)]) == 0
