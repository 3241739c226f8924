"""Whatever is done to two copies: a merge loses nothing, breaks nothing, and is the same whichever takes the other."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from ropa_desktop.store import merge as merging
from ropa_desktop.store.merge import apply, prepare
from ropa_desktop.store.register import Register
from tests.store.copies import copies, holds, said, start
from tests.store.hands import OURS, THEIRS, Hands, both, deeds
from tests.store.state import index, rows

OTHER = {"ours": "theirs", "theirs": "ours"}
SIDES = st.lists(st.sampled_from(["ours", "theirs"]), min_size=1, max_size=8)


@pytest.fixture(autouse=True, scope="module")
def _no_backups():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging.backups, "before", lambda *_arguments: None)
        yield


def folder():
    return tempfile.TemporaryDirectory()


def decided(made, sides):
    """A decision for each clash, by its name, so that both copies can decide alike."""
    names = sorted(clash.name for clash in made.clashes)
    return {name: sides[place % len(sides)] for place, name in enumerate(names)}


@given(both, SIDES)
@settings(max_examples=20)
def test_either_copy_becomes_the_same(did, sides):
    ours_did, theirs_did = did
    with folder() as place, copies(Path(place)) as (ours, theirs):
        Hands(ours).do(ours_did)
        Hands(theirs).do(theirs_did)
        made, other = prepare(ours, theirs), prepare(theirs, ours)
        decisions = decided(made, sides)
        assert decisions.keys() == {clash.name for clash in other.clashes}
        apply(theirs, other, {name: OTHER[side] for name, side in decisions.items()})
        before = rows(ours), index(ours)
        # Prepared from theirs as it was: what was read of it has not changed.
        wrote = apply(ours, made, decisions)
        assert said(ours) == said(theirs)
        assert holds(ours)
        assert holds(theirs)
        assert bool(wrote) == (before[0] != rows(ours)) or made.clashes
        if not made.nothing():
            assert ours.undo()
            assert (rows(ours), index(ours)) == before
            ours.redo()
        assert prepare(ours, theirs).nothing()


@given(OURS, THEIRS)
@settings(max_examples=10)
def test_what_touches_nothing_in_common_does_not_clash(ours_did, theirs_did):
    with folder() as place, copies(Path(place)) as (ours, theirs):
        Hands(ours).do(ours_did)
        Hands(theirs).do(theirs_did)
        made = prepare(ours, theirs)
        assert made.clashes == ()
        apply(ours, made, {})
        assert holds(ours)


@given(both, st.sampled_from(["ours", "theirs"]))
@settings(max_examples=20)
def test_what_the_chosen_side_did_is_there(did, side):
    ours_did, theirs_did = did
    with folder() as place, copies(Path(place)) as (ours, theirs):
        base = said(ours)
        Hands(ours).do(ours_did)
        Hands(theirs).do(theirs_did)
        chosen = said(ours if side == "ours" else theirs)
        made = prepare(ours, theirs)
        apply(ours, made, {clash.name: side for clash in made.clashes})
        assert_done(base, chosen, said(ours))


def assert_done(base, chosen, result):
    """What one side did since the base is in the result: rows, links and every cell."""
    for key in base.keys() | chosen.keys():
        was, now = base.get(key), chosen.get(key)
        if was == now:
            continue
        if was is None or now is None:
            assert (key in result) == (now is not None), key
        for column in now or ():
            if column == "stated_none":
                added = (now[column] or frozenset()) - ((was or {}).get(column) or frozenset())
                assert added <= (result[key][column] or frozenset())
            elif column == "hosting_countries" and was:
                added = (now[column] or frozenset()) - (was[column] or frozenset())
                assert added <= (result[key][column] or frozenset())
            elif was is None or now[column] != was[column]:
                assert result[key][column] == now[column], (key, column)


class Colleagues(RuleBasedStateMachine):
    """Three people who work on copies, and send each other what they have at the time."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.sent = []

    @initialize()
    def begin(self):
        first = self.folder / "0.ropa"
        with Register.create(first) as register:
            start(register)
        for number in (1, 2):
            shutil.copy(first, self.folder / f"{number}.ropa")
        self.copies = [Register.open(self.folder / f"{number}.ropa", f"{number}") for number in (0, 1, 2)]

    def teardown(self):
        for register in getattr(self, "copies", ()):
            register.close()
        shutil.rmtree(self.folder)

    @rule(who=st.integers(0, 2), did=deeds)
    def work(self, who, did):
        Hands(self.copies[who]).do(did)

    @rule(who=st.integers(0, 2))
    def send(self, who):
        path = self.folder / f"sent{len(self.sent)}.ropa"
        shutil.copy(self.copies[who].path, path)
        self.sent.append(path)

    @rule(who=st.integers(0, 2), which=st.integers(0, 20), sides=SIDES)
    def take_in(self, who, which, sides):
        if not self.sent:
            return
        with Register.open(self.sent[which % len(self.sent)], read_only=True) as theirs:
            self.merged(self.copies[who], theirs, sides)

    @rule(one=st.integers(0, 2), other=st.integers(0, 2), sides=SIDES)
    def meet(self, one, other, sides):
        """Whoever was taken in last can take the other in without a question, and then both say the same."""
        ours, theirs = self.copies[one], self.copies[other]
        if ours is theirs:
            return
        self.merged(ours, theirs, sides)
        back = prepare(theirs, ours)
        assert back.clashes == ()
        apply(theirs, back, {})
        assert said(ours) == said(theirs)
        assert holds(theirs)

    def merged(self, ours, theirs, sides):
        made = prepare(ours, theirs)
        apply(ours, made, decided(made, sides))
        assert holds(ours)
        assert prepare(ours, theirs).nothing()


TestColleagues = Colleagues.TestCase
TestColleagues.settings = settings(max_examples=5, stateful_step_count=12, deadline=None)
