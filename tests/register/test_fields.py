import pytest

from ropa_desktop.i18n import N_
from ropa_desktop.register import law
from ropa_desktop.register.fields import A, Field, Need, State, field
from ropa_desktop.register.kinds import Choices, Link, Links, Rows, Text
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import ALL, BY_NAME, BY_TABLE, ROOTS

FIELDS = [pytest.param(cls, one, id=f"{cls.__name__}.{one.name}") for cls in ALL for one in cls.fields]
CLASSES = pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
# No article asks for these: they help whoever keeps the register, and say so in their help.
OF_OUR_OWN = {"notes", "tags", "translations", "language", "name"}


@pytest.mark.parametrize(("cls", "one"), FIELDS)
def test_every_field_says_what_it_is_and_who_asks_for_it(cls, one):
    assert one.label.strip() == one.label != ""
    assert one.help.strip() == one.help != ""
    assert one.help.endswith((".", "…"))
    assert one.help != one.label
    if not one.article:
        assert one.name in OF_OUR_OWN
        assert one.required is Need.FREE or cls.__name__ == "Translation"
    else:
        assert law.passage(one.article), f"the law has no Art. {one.article}"


@CLASSES
def test_names_are_unique_in_a_class_and_stand_for_one_column_each(cls):
    names = [one.name for one in cls.fields]
    assert len(set(names)) == len(names)
    labels = [one.label for one in cls.fields]
    assert len(set(labels)) == len(labels)
    beside = {"id", "stated_none", "position", "retired_on", "owner", "title", "fields", "metadata", "registry"}
    assert not beside & set(names)
    columns = set(cls.__table__.columns.keys())
    stored = {
        f"{one.name}_id" if isinstance(one.kind, Link) else one.name
        for one in cls.fields
        if not isinstance(one.kind, Links)
    }
    owners = {f"{table_name(owner)}_id" for owner in cls.owners}
    assert columns == stored | owners | {"id", "stated_none", "position" if cls.owners else "retired_on"}


@CLASSES
def test_a_class_has_names_for_one_and_many(cls):
    assert cls.one
    assert cls.many
    assert cls.__doc__
    assert BY_NAME[cls.__name__] is BY_TABLE[cls.__tablename__] is cls
    assert (cls in ROOTS) == (not cls.owners)
    assert all(cls.field(name) for name in cls.named_by)
    assert cls().title() == "(no name yet)"


@pytest.mark.parametrize(("cls", "one"), FIELDS)
def test_links_lead_to_classes_and_rows_to_their_owner(cls, one):
    if isinstance(one.kind, Rows):
        assert cls.__name__ in BY_NAME[one.kind.target].owners
        assert one.kind.target not in {owner.__name__ for owner in ROOTS}
    elif isinstance(one.kind, Link):
        assert one.kind.target in BY_NAME


@CLASSES
def test_every_row_has_a_field_of_its_owner_that_holds_it(cls):
    for owner in cls.owners:
        assert [one for one in BY_NAME[owner].rows_fields() if one.kind.target == cls.__name__]


@pytest.mark.parametrize(("cls", "one"), FIELDS)
def test_the_three_states_of_an_answer(cls, one):
    record = cls()
    assert one.state(record) is State.UNANSWERED
    assert one.answer(record) == "Not yet answered"
    record.stated_none = (one.name,)
    assert one.state(record) is State.NONE
    assert one.answer(record) == "None"
    if not isinstance(one.kind, Link | Choices):
        setattr(record, one.name, False if one.kind.from_text("") is None and "YesNo" in repr(one.kind) else "x")
        assert one.state(record) is State.GIVEN
    assert one.may_be_none == (one.required in (Need.WHERE_APPLICABLE, Need.WHERE_POSSIBLE))


def test_what_article_30_asks_for_is_mandatory_or_may_be_none():
    """Points (a) to (g) and (a) to (d), as the Regulation words them."""
    asked = {(cls.__name__, one.name): one.required for cls in ALL for one in cls.fields}
    mandatory, applicable, possible = Need.MANDATORY, Need.WHERE_APPLICABLE, Need.WHERE_POSSIBLE
    expected = {
        ("ProcessingActivity", "controller"): mandatory,
        ("ProcessingActivity", "joint_controllers"): applicable,
        ("Organisation", "representative"): applicable,
        ("Organisation", "dpo"): applicable,
        ("ProcessingActivity", "purposes"): mandatory,
        ("PersonalData", "category"): mandatory,
        ("PersonalData", "data_subjects"): mandatory,
        ("ProcessingActivity", "recipients"): applicable,
        ("ProcessingActivity", "transfers"): applicable,
        ("Transfer", "country"): mandatory,
        ("Transfer", "safeguards"): mandatory,
        ("PersonalData", "time_limit"): possible,
        ("ProcessingActivity", "measures"): possible,
        ("ProcessingOnBehalf", "processor"): mandatory,
        ("ProcessingOnBehalf", "controllers"): mandatory,
        ("ProcessingOnBehalf", "categories_of_processing"): mandatory,
        ("ProcessingOnBehalf", "transfers"): applicable,
        ("ProcessingOnBehalf", "measures"): possible,
    }
    assert {key: asked[key] for key in expected} == expected


def test_a_legal_basis_is_never_preset():
    assert BY_NAME["Purpose"]().legal_basis is None


def test_a_field_is_found_by_a_name_that_it_had_before():
    one = Field("Name", Text(), was=("title", "label"), name="name")

    class Renamed:
        fields = (one,)

    assert Record.field.__func__(Renamed, "title") is one
    with pytest.raises(KeyError):
        Record.field.__func__(Renamed, "colour")
    assert field(Text(), N_("Name"), "30(1)", A).required is A
