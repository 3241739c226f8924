"""What somebody may do to a register, drawn at random; each deed is one step, and leaves the register sound."""

from hypothesis import strategies as st

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.chain import refuse_cycle
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.kinds import Links, Rows
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import uses

WORDS = ("Payroll", "Ærø", "=1+1", "line\nbreak", "")
CODES = ((), ("IE",), ("FR",), ("FR", "IE"), ("DE", "FR", "IE"))
ROOTS = (ProcessingActivity, System, Organisation, Engagement)
NONES = ("recipients", "transfers", "engagements", "automated_decisions")

word, place = st.sampled_from(WORDS), st.integers(0, 1)  # few, so that two people meet
deed = st.one_of(
    st.tuples(st.just("write"), place, st.sampled_from(("name", "department", "notes", "automated_decisions")), word),
    st.tuples(st.just("write_row"), place, place, word),
    st.tuples(st.just("add"), st.sampled_from(ROOTS), word),
    st.tuples(st.just("add_row"), place, st.sampled_from(("purposes", "data", "recipients", "transfers")), word),
    st.tuples(st.just("take_row"), place, st.sampled_from(("purposes", "data", "recipients")), place),
    st.tuples(st.just("take"), st.sampled_from(ROOTS), place),
    st.tuples(st.just("link"), place, place, place),
    st.tuples(st.just("point"), place, place),
    st.tuples(st.just("engage"), place, place),
    st.tuples(st.just("behind"), place, place),
    st.tuples(st.just("officer"), place, word),
    st.tuples(st.just("codes"), place, st.sampled_from(CODES)),
    st.tuples(st.just("none"), place, st.sampled_from(NONES)),
    st.tuples(st.just("undo")),
)
deeds = st.lists(deed, min_size=2, max_size=9)
# By which two people meet at the chain of processors, and at what there is none of.
chain = st.lists(st.one_of(
    st.tuples(st.just("behind"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("add"), st.just(Engagement), word),
    st.tuples(st.just("take"), st.just(Engagement), place),
    st.tuples(st.just("undo")),
), min_size=2, max_size=6)  # fmt: skip
none = st.lists(st.one_of(
    st.tuples(st.just("none"), st.just(0), st.sampled_from(NONES)),
    st.tuples(st.just("add_row"), st.just(0), st.sampled_from(("recipients", "transfers")), word),
    st.tuples(st.just("take_row"), st.just(0), st.just("recipients"), place),
    st.tuples(st.just("write"), st.just(0), st.just("automated_decisions"), word),
    st.tuples(st.just("engage"), st.just(0), place),
), min_size=2, max_size=6)  # fmt: skip
both = st.one_of(st.tuples(deeds, deeds), st.tuples(chain, chain), st.tuples(none, none))
# Only such as touch nothing that the other side's touch.
OURS = st.lists(st.one_of(
    st.tuples(st.just("write"), place, st.sampled_from(("name", "notes")), word),
    st.tuples(st.just("add_row"), place, st.sampled_from(("purposes", "data")), word),
    st.tuples(st.just("add"), st.sampled_from(ROOTS), word),
    st.tuples(st.just("link"), place, place, place),
    st.tuples(st.just("point"), place, place),
), max_size=6)  # fmt: skip
THEIRS = st.lists(st.one_of(
    st.tuples(st.just("write"), place, st.sampled_from(("department",)), word),
    st.tuples(st.just("write_row"), place, place, word),
    st.tuples(st.just("add_row"), place, st.sampled_from(("purposes", "data")), word),
    st.tuples(st.just("add"), st.sampled_from(ROOTS), word),
    st.tuples(st.just("codes"), place, st.sampled_from(CODES)),
    st.tuples(st.just("link"), place, place, place),
), max_size=6)  # fmt: skip


class Hands:
    """One who works on a register."""

    def __init__(self, register):
        self.register = register

    def do(self, deeds):
        for name, *about in deeds:
            getattr(self, name)(*about)

    def _one(self, cls, place):
        found = self.register.all(cls)
        return found[place % len(found)] if found else None

    def _step(self):
        return self.register.step("Did something")

    def _given(self, record, name):
        record.stated_none = tuple(one for one in record.stated_none if one != name)

    def write(self, place, name, word):
        if here := self._one(ProcessingActivity, place):
            with self._step():
                setattr(here, name, word)
                if getattr(here, name):
                    self._given(here, name)

    def write_row(self, place, row, word):
        if (here := self._one(ProcessingActivity, place)) and here.purposes:
            with self._step():
                here.purposes[row % len(here.purposes)].purpose = word

    def add(self, cls, word):
        with self._step() as session:
            session.add(cls(**{"service" if cls is Engagement else "name": word}))

    def add_row(self, place, name, word):
        here = self._one(ProcessingActivity, place)
        if here is None:
            return
        firm = self._one(Organisation, place)
        made = {
            "purposes": lambda: Purpose(purpose=word),
            "data": lambda: PersonalData(items=word, purposes=here.purposes[:1]),
            "recipients": lambda: Recipient(category=word, organisation=firm),
            "transfers": lambda: Transfer(importer=firm),
        }[name]
        with self._step():
            getattr(here, name).insert(0, made())
            self._given(here, name)

    def take_row(self, place, name, row):
        here = self._one(ProcessingActivity, place)
        if here and (rows := getattr(here, name)):
            self._take_out(rows[row % len(rows)])

    def take(self, cls, place):
        if here := self._one(cls, place):
            for name in [field.name for field in cls.rows_fields()]:
                while rows := getattr(here, name):
                    self._take_out(rows[0])
            self._take_out(here)

    def _take_out(self, record):
        owner, pointing = record.owner(), uses.places(self.register, record)
        with self._step() as session:
            for field in type(record).fields:
                if isinstance(field.kind, Links) and not isinstance(field.kind, Rows):
                    setattr(record, field.name, [])
            for other, field in pointing:
                if isinstance(field.kind, Links):
                    field.value(other).remove(record)
                else:
                    setattr(other, field.name, None)
            session.flush()
            if owner is None:
                session.delete(record)
            else:
                for field in type(owner).rows_fields():
                    if record in field.value(owner):
                        field.value(owner).remove(record)
        self.register.session.expire_all()

    def link(self, place, one, other):
        if here := self._one(ProcessingActivity, place):
            systems = {found.id: found for which in (one, other) if (found := self._one(System, which))}
            with self._step():
                here.systems = [*{each.id: each for each in [*here.systems, *systems.values()]}.values()]

    def point(self, place, firm):
        if here := self._one(ProcessingActivity, place):
            with self._step():
                here.controller = self._one(Organisation, firm)

    def engage(self, place, which):
        if (here := self._one(ProcessingActivity, place)) and (found := self._one(Engagement, which)):
            with self._step():
                here.engagements = [found]
                self._given(here, "engagements")

    def behind(self, place, which):
        here, parent = self._one(Engagement, place), self._one(Engagement, which)
        if here:
            try:
                refuse_cycle(here, parent)
            except KnownError:
                parent = None
            with self._step():
                here.parent = parent

    def officer(self, place, word):
        if here := self._one(Organisation, place):
            with self._step():
                here.contacts.append(Contact(name=word))
                here.dpo = here.contacts[-1]
                self._given(here, "dpo")

    def codes(self, place, codes):
        if here := self._one(System, place):
            with self._step():
                here.hosting_countries = codes

    def none(self, place, name):
        here = self._one(ProcessingActivity, place)
        if here and not getattr(here, name):
            with self._step():
                here.stated_none = (*(one for one in here.stated_none if one != name), name)

    def undo(self):
        self.register.undo()
