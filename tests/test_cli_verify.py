"""`ropa verify` says in words whether a file holds."""

from sqlcipher3 import dbapi2

from ropa_desktop import cli


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
