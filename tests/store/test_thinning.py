"""What must stay, stays: whatever was backed up when, and whatever the clock says."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.store.backup_names import REASONS, named
from ropa_desktop.store.thinning import DAY, GUARDED, MONTH, YEAR, superfluous, thin

NOW = datetime(2026, 11, 22, 14, 30, 5)


def backup(at, step=1, reason="hourly"):
    return named(Path("/backups"), Path("Larkspur.ropa"), "1a2b3c4d", step, reason, at)


@st.composite
def series(draw):
    """A history of backups: bursts and pauses, each step in order, the clock now and then put wrong."""
    at, made = NOW - timedelta(days=draw(st.integers(0, 900))), []
    pause = st.sampled_from((1, 50, 1800, 3600, 7200, 86_400, 5 * 86_400, 40 * 86_400))
    for step in range(1, draw(st.integers(1, 40)) + 1):
        at += timedelta(seconds=draw(pause) * draw(st.integers(1, 3)))
        if draw(st.integers(0, 25)) == 0:
            at += timedelta(days=draw(st.integers(-4000, 4000)))
        made.append(backup(at, step, draw(st.sampled_from(sorted(REASONS)))))
    return made


def left(backups, now):
    going = superfluous(backups, now)
    assert len(set(going)) == len(going)
    return set(backups) - set(going)


def newest_of_each(backups, slot):
    """The newest backup of every slot that holds any."""
    newest = {}
    for one in sorted(backups):
        newest[slot(one.at)] = one
    return set(newest.values())


@given(series(), st.integers(-5000, 5000))
def test_what_must_stay_stays(backups, days):
    now = NOW + timedelta(days=days)
    stay = left(backups, now)
    assert {one for one in backups if one.at > now} <= stay
    assert {one for one in backups if one.reason in GUARDED and now - one.at <= MONTH} <= stay
    assert max(backups) in stay
    assert max(backups, key=lambda one: one.step) in stay
    plain = [one for one in backups if one.at <= now]
    of_a_day = [one for one in plain if now - one.at <= DAY and one.reason not in GUARDED]
    assert newest_of_each(of_a_day, lambda at: (at.date(), at.hour)) <= stay
    for slot, age in (
        (datetime.date, MONTH),
        (lambda at: (at.year, at.month, at.isocalendar().week), YEAR),
        (lambda at: (at.year, at.month), timedelta.max),
    ):
        kept = {slot(one.at) for one in stay}
        assert {slot(one.at) for one in plain if now - one.at <= age} <= kept


@given(series(), st.integers(-5000, 5000))
def test_to_thin_twice_is_to_thin_once(backups, days):
    now = NOW + timedelta(days=days)
    stay = left(backups, now)
    assert superfluous(stay, now) == []


@given(series(), st.lists(st.integers(-4000, 4000), min_size=1, max_size=6))
def test_a_clock_that_jumps_leaves_a_backup_of_every_month_and_the_newest(backups, jumps):
    stay = set(backups)
    for days in jumps:
        stay = left(stay, NOW + timedelta(days=days))
    assert max(backups) in stay
    assert {(one.at.year, one.at.month) for one in backups} == {(one.at.year, one.at.month) for one in stay}


def test_a_year_of_work_is_kept_in_few_backups():
    hours = [backup(NOW - timedelta(hours=n), 9000 - n) for n in range(24 * 800)]
    stay = left(hours, NOW)
    assert len([one for one in stay if NOW - one.at <= DAY]) in (24, 25)
    assert len([one for one in stay if DAY < NOW - one.at <= MONTH]) in (30, 31)
    assert 24 + 30 + 48 + 14 <= len(stay) <= 25 + 31 + 62 + 16


def test_what_somebody_meant_goes_after_a_month_as_the_others_do():
    old = NOW - timedelta(days=40)
    meant, later = backup(old, 1, "by hand"), backup(old + timedelta(hours=1), 2)
    assert superfluous([meant, later, backup(NOW, 3)], NOW) == [meant]
    assert superfluous([meant, later, backup(NOW, 3)], NOW - timedelta(days=10)) == []


@pytest.mark.parametrize("bad", ["the newest by the clock", "the one that goes furthest"])
def test_nothing_goes_where_the_newest_does_not_open(tmp_path, bad):
    there = [
        named(tmp_path, Path("a.ropa"), "1a2b3c4d", step, "hourly", NOW - timedelta(days=500, minutes=minutes))
        for step, minutes in ((1, 50), (9, 40), (2, 30), (3, 20))  # 9 was before a restore
    ]
    for one in there:
        one.path.write_bytes(b"")
    wrong = there[3] if bad == "the newest by the clock" else there[1]
    assert thin(there, NOW, lambda one: one != wrong) == []
    assert all(one.path.exists() for one in there)
    assert thin(there, NOW, lambda one: True) == [there[0], there[2]]
    assert [one.path.exists() for one in there] == [False, True, False, True]
    assert thin([], NOW, lambda one: True) == []


def test_what_cannot_be_removed_stays(tmp_path):
    there = [backup(NOW - timedelta(days=500, minutes=minutes)) for minutes in (3, 2, 1)]
    assert superfluous(there, NOW)
    assert thin(there, NOW, lambda one: True) == []  # no such files
