import os
import stat

import pytest

from ropa_desktop import paths, settings


def test_what_is_kept_is_read_again_by_its_user_alone():
    kept = settings.Settings(author="A. Author", look="dark")
    kept.save()
    assert settings.load() == kept
    place = paths.profile() / "settings.json"
    assert [one.name for one in paths.profile().iterdir()] == [place.name]
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(paths.profile().stat().st_mode) == 0o700


def test_a_refusal_of_the_disk_leaves_the_old_ones_and_hinders_nobody(monkeypatch):
    settings.Settings(author="Old").save()

    def refuse(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", refuse)
        settings.Settings(author="New").save()
    assert settings.load().author == "Old"
    assert len(list(paths.profile().iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"author": 5, "recent": "x", "unknown": 1}'])
def test_unreadable_settings_are_set_aside_and_the_program_starts(content):
    paths.profile().mkdir()
    (paths.profile() / "settings.json").write_bytes(content)
    assert settings.load() == settings.Settings()
    settings.Settings(author="New").save()
    assert settings.load().author == "New"
