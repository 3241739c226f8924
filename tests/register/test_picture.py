"""Pictures: nothing lies over anything else, whatever is drawn; and what an entry's pictures show."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Recipient
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.picture import ENTRY, Bundle, Graph, Node, Note
from ropa_desktop.register.picture_boxes import wrap
from ropa_desktop.register.picture_layout import layout
from ropa_desktop.register.picture_of import KINDS, chain, flow, picture_of
from ropa_desktop.register.sample import records
from ropa_desktop.register.systems import System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData

ON = date(2026, 11, 1)
texts = st.text(max_size=60) | st.just("W" * 300) | st.just("many words " * 40)


def measure(words, bold):
    return len(words) * (0.6 if bold else 0.55)


def graph(nodes, bundles=(), edges=(), *, tree=False):
    columns = tuple(f"Column {n}" for n in range(max((one.column for one in nodes), default=-1) + 1))
    return Graph("flow", "A", "Flow", "", ON, columns, tuple(nodes), tuple(bundles), tuple(edges), tree=tree)


def _node(draw, key, column):
    return Node(key, column, draw(texts), tuple(Note(one) for one in draw(st.lists(texts, max_size=4))))


@st.composite
def trees(draw):
    nodes, below = [_node(draw, ENTRY, 0)], {}
    for place in range(draw(st.integers(0, 20) | st.just(60))):
        parent = nodes[draw(st.integers(0, len(nodes) - 1))]
        nodes.append(_node(draw, str(place), parent.column + 1))
        below.setdefault(parent.key, []).append(str(place))
    # In the order in which a chain is walked, tier by tier.
    return graph(nodes, [Bundle((key,), tuple(keys)) for key, keys in below.items()], tree=True)


@st.composite
def layers(draw):
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=5))
    nodes = [_node(draw, f"{column}-{n}", column) for column, size in enumerate(sizes) for n in range(size)]
    keys = [[one.key for one in nodes if one.column == column] for column in range(len(sizes))]
    bundles = [
        Bundle(tuple(one), tuple(other)) for one, other in pairwise(keys) if draw(st.booleans())
    ]  # fmt: skip
    ends = [(one, other) for one, other in combinations(nodes, 2) if one.column < other.column]
    edges = draw(st.lists(st.sampled_from(ends), max_size=40, unique=True)) if ends else []
    return graph(nodes, bundles, [(one.key, other.key) for one, other in edges])


def _over(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _through(box, start, end):
    """Whether a piece of a line goes through the inside of a box."""
    (x, y), (to_x, to_y) = start, end
    low, high = 0.0, 1.0
    for here, there, least, most in (
        (x, to_x, box.x + 0.1, box.x + box.width - 0.1),
        (y, to_y, box.y + 0.1, box.y + box.height - 0.1),
    ):
        if here == there:
            if not least < here < most:
                return False
            continue
        first, last = sorted(((least - here) / (there - here), (most - here) / (there - here)))
        low, high = max(low, first), min(high, last)
    return low < high


@given(trees() | layers())
def test_no_box_lies_over_another_and_no_line_over_a_box(drawn):
    picture = layout(drawn, measure)
    assert {one.key for one in picture.boxes} == {one.key for one in drawn.nodes}
    assert not any(_over(one, other) for one, other in combinations(picture.boxes, 2))
    for box in picture.boxes:
        assert box.x >= 0
        assert box.x + box.width <= picture.width + 0.01
        assert box.y + box.height <= picture.height + 0.01
        assert not any(_through(box, *piece) for line in picture.lines for piece in pairwise(line.points))


@given(trees() | layers())
def test_every_text_stands_in_its_box_and_every_arrow_ends_at_one(drawn):
    picture = layout(drawn, measure)
    ends = {point for line in picture.lines for point in line.points}
    for box in picture.boxes:
        for text in box.texts:
            assert box.x < text.x
            assert text.x + measure(text.words, text.bold) * text.size < box.x + box.width
            assert box.y < text.y < box.y + box.height
        for key in box.leads_to:
            assert (picture.box(key).x, picture.box(key).port) in ends
            assert picture.box(key).column > box.column


@given(trees() | layers())
def test_the_same_picture_comes_out_each_time(drawn):
    assert layout(drawn, measure) == layout(drawn, measure)


@given(texts, st.integers(1, 5))
def test_a_text_is_broken_into_lines_that_fit_and_only_its_end_is_left_out(words, most):
    lines = wrap(words, measure, 13, bold=False, most=most)
    assert 1 <= len(lines) <= most
    assert all(measure(one, False) * 13 <= 192 for one in lines)
    whole, shown = "".join(words.split()), "".join("".join(lines).split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


@settings(max_examples=25)
@given(trees())
def test_arrow_keys_lead_to_every_box_of_a_tree(drawn):
    picture = layout(drawn, measure)
    for box in picture.boxes[1:]:
        assert picture.box(picture.beside(box.key, -1, 0)).column == box.column - 1
    for column in {one.column for one in picture.boxes}:
        first, *rest = [one.key for one in picture.boxes if one.column == column]
        for key in rest:
            first = picture.beside(first, 0, 1)
            assert first == key
        assert picture.beside(first, 0, 1) == first


def test_of_what_is_judged_nothing_is_left_out_however_long_it_is():
    said = "Appropriate safeguards: " + "standard data protection clauses " * 5 + "(to be confirmed)"
    (box,) = layout(graph([Node("one", 0, "One", (Note(said, "advice"), Note(said)))]), measure).boxes
    judged = [one.words for one in box.texts if one.tone == "advice"]
    assert " ".join(judged) == " ".join(said.split())
    assert box.texts[-1].words.endswith("…")


def test_an_empty_entry_has_a_chain_of_itself_and_no_flow():
    entry = ProcessingActivity(name="Nothing yet")
    assert [one.key for one in layout(chain(entry, ON), measure).boxes] == [ENTRY]
    assert layout(flow(entry, ON), measure).boxes == ()


@pytest.fixture
def support():
    """An activity with a system in Ireland and a processor in India, which sends on to Japan without a ground."""
    desk = Organisation(name="Desk Pvt.", country="IN")
    behind = Engagement(processor=Organisation(name="Logs KK", country="JP"), storage_countries=("JP",))
    first = Engagement(
        processor=desk, service="Support", contract_date=date(2025, 3, 9), status="active",
        transfers=[Transfer(country="IN", importer=desk)],
    )  # fmt: skip
    behind.parent = first
    first.sub_processors.append(behind)
    data = PersonalData(
        category=CategoryOfPersonalData(name="Contact data"), data_subjects=[CategoryOfDataSubjects(name="Customers")]
    )
    return ProcessingActivity(
        name="Support", data=[data], systems=[System(name="Tickets", hosting_countries=("IE",))],
        recipients=[Recipient(category="Banks", kind="controller")], engagements=[first],
    )  # fmt: skip


def test_a_chain_shows_who_stands_behind_whom_with_countries_grounds_and_contracts(support):
    picture = layout(chain(support, ON, lambda day: f"day {day:%d}"), measure)
    root, first, behind = picture.boxes
    assert (root.title, first.title, behind.title) == ("Support", "Desk Pvt.", "Logs KK")
    assert (root.leads_to, first.leads_to) == ((first.key,), (behind.key,))
    assert "India – Nothing holds" in first.name
    assert "Contract: day 09" in first.name
    assert "Stored in Japan" in behind.name
    assert "Japan – no transfer is told" in behind.name
    assert "Contract: not told" in behind.name
    assert picture.columns == ("Processing activity", "Processors", "Sub-processors")
    assert (first.class_name, first.record_id) == ("Engagement", support.engagements[0].id)


def test_a_flow_goes_from_people_to_countries(support):
    picture = layout(flow(support, ON), measure)
    told = {heading: {one.title for one in boxes} for heading, boxes in picture.told()}
    assert told == {
        "Data subjects": {"Customers"}, "Personal data": {"Contact data"}, "Systems": {"Tickets"},
        "Recipients": {"Banks", "Desk Pvt.", "Logs KK"}, "Countries": {"Ireland", "India", "Japan"},
    }  # fmt: skip
    leads = {one.title: {picture.box(key).title for key in one.leads_to} for one in picture.boxes}
    assert leads["Customers"] == {"Contact data"}
    assert leads["Tickets"] == {"Banks", "Desk Pvt.", "Logs KK", "Ireland"}
    assert leads["Logs KK"] == {"Japan"}
    assert leads["Banks"] == set()
    country = next(one for one in picture.boxes if one.title == "Japan")
    assert country.record_id == ""
    assert [one.tone for one in country.texts][-1] == "missing"


def test_where_too_many_lines_would_cross_the_boxes_say_their_countries(support):
    for number in range(50):
        support.engagements.append(
            Engagement(processor=Organisation(name=f"Host {number}", country="FR"), storage_countries=("FR", "DE"))
        )
    drawn = flow(support, ON)
    assert "Each recipient names its countries." in drawn.says
    hosts = [one for one in drawn.nodes if one.title.startswith("Host")]
    assert {one.notes[-1].words for one in hosts} == {"France; Germany"}
    assert {target for _source, target in drawn.edges if target.startswith("4/")} == {"4/IE"}
    layout(drawn, measure)


def test_of_data_that_name_nobody_it_is_told():
    entry = ProcessingActivity(name="A", data=[PersonalData(items="IP address")])
    first, _data = layout(flow(entry, ON), measure).boxes
    assert (first.title, first.record_id) == ("Not told", entry.id)


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_of_the_sample_has_its_pictures(kind):
    entries = [one for one in records() if isinstance(one, ProcessingActivity | ProcessingOnBehalf)]
    assert entries
    for entry in entries:
        picture = layout(picture_of(kind, entry, ON), measure)
        assert picture.boxes
        assert all(picture.in_words(box).startswith(box.title) for box in picture.boxes)
