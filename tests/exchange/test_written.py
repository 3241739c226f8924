import os
import stat
import subprocess
import sys

import pytest

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange.written import replacing


@pytest.fixture
def mounted(tmp_path):
    """Mounts a small disk; skips where this user may not."""
    places = []

    def mount(options):
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        done = (
            subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
            if sys.platform == "linux"
            else None
        )
        if done is None or done.returncode:
            pytest.skip("needs the right to mount a small disk")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", place], check=True)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def write_half(target, error):
    with replacing(target) as fresh:
        fresh.write_bytes(b"half")
        raise error


def test_a_new_file_is_there_when_the_block_ends_and_only_its_user_may_read_it(tmp_path):
    target = tmp_path / "record.csv"
    with replacing(target) as fresh:
        assert fresh.parent == tmp_path
        assert fresh.name.startswith(".")
        fresh.write_bytes(b"new")
        assert not target.exists()
    assert files(tmp_path) == {"record.csv": b"new"}
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_old_file_is_replaced(tmp_path):
    target = tmp_path / "record.csv"
    target.write_bytes(b"old")
    with replacing(target) as fresh:
        fresh.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert files(tmp_path) == {"record.csv": b"new"}


@pytest.mark.parametrize("error", [Cancelled, ValueError, KeyboardInterrupt, KnownError])
def test_after_an_error_the_old_file_stands_alone_and_the_error_is_passed_on(tmp_path, error):
    target = tmp_path / "record.csv"
    target.write_bytes(b"old")
    with pytest.raises(error, match="why"):
        write_half(target, error("why"))
    assert files(tmp_path) == {"record.csv": b"old"}


def test_a_full_disk_leaves_the_old_file_and_says_so(mounted):
    disk = mounted("size=64k")
    target = disk / "record.csv"
    target.write_bytes(b"old")
    with pytest.raises(KnownError, match="no room left on the disk"), replacing(target) as fresh:
        fresh.write_bytes(b"x" * 1_000_000)
    assert files(disk) == {"record.csv": b"old"}
    with replacing(target) as fresh:
        fresh.write_bytes(b"small")
    assert files(disk) == {"record.csv": b"small"}


def test_a_disk_that_can_only_be_read_is_named(mounted):
    disk = mounted("size=64k,ro")
    with pytest.raises(KnownError, match="the disk can only be read"), replacing(disk / "record.csv"):
        pytest.fail("nothing can be written here")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="no folder is closed to this user")
def test_a_folder_that_may_not_be_written_is_named(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(KnownError, match="may not be written"), replacing(tmp_path / "record.csv"):
            pytest.fail("nothing can be written here")
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    target = tmp_path / "gone" / "record.csv"
    with pytest.raises(KnownError, match="the folder does not exist") as told, replacing(target):
        pytest.fail("nothing can be written here")
    assert str(target) in str(told.value)


def test_a_folder_in_the_place_of_the_file_stays(tmp_path):
    target = tmp_path / "record.csv"
    target.mkdir()
    with pytest.raises(KnownError, match="was not written"), replacing(target) as fresh:
        fresh.write_bytes(b"new")
    assert list(tmp_path.iterdir()) == [target]
    assert target.is_dir()


def test_the_longest_name_that_a_disk_allows_can_be_written(tmp_path):
    target = tmp_path / ("x" * 251 + ".csv")
    with replacing(target) as fresh:
        fresh.write_bytes(b"new")
    assert files(tmp_path) == {target.name: b"new"}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file that may still be written is left for a day")
def test_what_a_killed_program_left_is_swept_and_what_another_writes_is_not(tmp_path):
    for name in (".ropa-left.part", ".ropa-left.part-journal"):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / "ropa-mine.part").write_bytes(b"no work of ours")
    with replacing(tmp_path / "first.csv") as first:
        first.write_bytes(b"first")
        with replacing(tmp_path / "second.csv") as second:
            second.write_bytes(b"second")
        assert first.exists()
    assert files(tmp_path) == {"first.csv": b"first", "second.csv": b"second", "ropa-mine.part": b"no work of ours"}
