"""Backups on the command line: made, listed, put back."""

import pytest

from ropa_desktop import settings
from ropa_desktop.register.systems import System
from ropa_desktop.store import file, key
from ropa_desktop.store.backup_names import size_in_words
from ropa_desktop.store.register import Register
from tests.test_cli import refused

CHEAP = key.Cost(1, 5)


@pytest.fixture
def small(ropa, tmp_path):
    assert ropa("new", "small.ropa", "--organisation", "Example Ltd", "--country", "IE").code == 0
    return tmp_path / "small.ropa"


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def step(path, **how):
    with Register.open(path, read_only=True, **how) as register:
        return register.head().number


def go_on(path, **how):
    with Register.open(path, **how) as register:
        register.undo()


def only_backup(folder):
    (found,) = folder.iterdir()
    return found


def test_a_backup_is_made_listed_and_put_back(ropa, small, tmp_path):
    said = ropa("backup", small)
    made = only_backup(tmp_path / "small backups")
    assert (said.code, said.out, said.err) == (0, f"{made} was made and holds.\n", "")
    assert ropa("backup", small).out == "There is a backup of step 1 already; none was made.\n"
    listed = ropa("backups", small)
    assert listed.code == 0
    assert listed.out.endswith(f"  step 1  By hand  {size_in_words(made.stat().st_size)}  {made}\n")
    go_on(small)
    said = ropa("restore", made, "--into", small)
    (kept,) = tmp_path.glob("*before restore*")
    assert said.out.splitlines() == [f"{small} is at step 1 again.", f"What was there before is kept as {kept}."]
    assert (step(small), step(kept)) == (1, 2)


def test_a_folder_of_ones_choice(ropa, small, tmp_path):
    (tmp_path / "stick").mkdir()
    assert ropa("backup", "small.ropa", "--to", "stick").code == 0
    assert only_backup(tmp_path / "stick")
    assert "There is no backup" in ropa("backups", "small.ropa").out
    assert "stick/small 20" in ropa("backups", "small.ropa", "--in", "stick").out.replace("\\", "/")
    settings.Settings(backups=str(tmp_path / "stick")).save()
    assert "step 1" in ropa("backups", small).out
    assert refused(ropa("backup", small, "--to", "no such/folder"), "No backup could be made in no such/folder")


def test_a_new_register_has_nothing_to_lose(ropa, tmp_path):
    Register.create(tmp_path / "empty.ropa").close()
    assert "no backup was made" in ropa("backup", "empty.ropa").out
    assert names(tmp_path) == ["empty.ropa"]


def test_the_backups_of_a_damaged_register_are_listed_and_put_back(ropa, small, tmp_path):
    ropa("backup", small)
    small.write_bytes(b"damaged")
    assert "step 1" in ropa("backups", small).out
    assert ropa("restore", only_backup(tmp_path / "small backups"), "--into", small).code == 0
    assert step(small) == 1
    small.unlink()
    assert "step 1" in ropa("backups", small).out


def test_an_import_is_preceded_by_a_backup(ropa, small, tmp_path):
    (tmp_path / "notice.json").write_text('{"controller": {"name": "Example Ltd"}, "meta": {"name": "Notice"}}')
    before = step(small)
    ropa("import", "notice.json", "--into", small)
    assert step(small) == before + 1
    made = only_backup(tmp_path / "small backups")
    assert "import" in made.name
    assert step(made) == before


def test_what_cannot_be_put_back_is_refused(ropa, small, tmp_path):
    assert refused(ropa("restore", "no.ropa", "--into", small), "There is no file")
    ropa("new", "other.ropa", "--organisation", "Example Ltd", "--country", "IE")
    assert refused(ropa("restore", "other.ropa", "--into", small), "is not the register")
    with Register.open(small):
        ropa("backup", small)
        made = only_backup(tmp_path / "small backups")
        assert refused(ropa("restore", made, "--into", small), "Somebody is working")


def test_an_encrypted_register_is_backed_up_and_put_back_with_its_password(ropa, tmp_path):
    ours = key.new("correct horse", CHEAP)
    path, word = tmp_path / "secret.ropa", tmp_path / "password"
    word.write_text("correct horse\n")
    with Register.create(path, key=ours) as register, register.step("Canary") as session:
        session.add(System(name="Canary"))
    assert refused(ropa("backup", path), "is encrypted")
    assert ropa("backup", path, "--password-file", word).code == 0
    made = only_backup(tmp_path / "secret backups")
    assert b"Canary" not in made.read_bytes()
    assert "step 1" in ropa("backups", path).out  # names say enough
    go_on(path, key=ours)
    assert refused(ropa("restore", made, "--into", path), "is encrypted")
    assert ropa("restore", made, "--into", path, "--password-file", word).code == 0
    assert step(path, key=ours) == 1
    assert file.is_encrypted(path)


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 kB"), (999_400, "999 kB"), (12_345_678, "12.3 MB"), (2_500_000_000, "2,500.0 MB")]
)
def test_sizes_are_said_as_people_read_them(size, words):
    assert size_in_words(size) == words
