"""Every text can be read on whatever it stands on, in all looks: WCAG's contrast is 4.5 to 1, or 7."""

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from ropa_desktop.ui import look
from tests.ui.hands import editor, go_to, with_gaps

GROUNDS = ("ground", "surface")
LOOKS = look.LOOKS
LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7}


def _light(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_what_wcag_gives():
    assert round(_contrast("#000000", "#ffffff"), 2) == 21
    assert round(_contrast("#777777", "#ffffff"), 2) == 4.48
    assert _contrast("#123456", "#123456") == 1


PAIRS = [
    *((text, ground) for text in ("text", "soft", "accent", "missing", "advice", "stands") for ground in GROUNDS),
    *((text, "selection") for text in ("text", "accent")),
    ("on_accent", "accent"),
    *((text, f"{kind}_ground") for kind in ("missing", "advice") for text in ("text", "soft", "accent")),
]  # fmt: skip


@pytest.mark.parametrize("which", LOOKS)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_a_text_can_be_read_on_its_ground(which, text, ground):
    colours = LOOKS[which]
    assert _contrast(getattr(colours, text), getattr(colours, ground)) >= LEAST[which]


@pytest.mark.parametrize("which", LOOKS)
def test_a_focus_and_a_box_can_be_seen_beside_what_is_around_them(which):
    colours = LOOKS[which]
    for ground in GROUNDS:
        assert _contrast(colours.accent, getattr(colours, ground)) >= 3
        assert _contrast(colours.soft, getattr(colours, ground)) >= 3


def _rules() -> list[tuple[str, dict[str, str]]]:
    sheet = look._SHEET.replace("{{", "«").replace("}}", "»")
    return [
        (names.strip(), dict(re.findall(r"([a-z-]+):\s*([^;»]+?)\s*(?:;|$)", body)))
        for names, body in re.findall(r"([^«»]+)«([^»]*)»", sheet)
    ]


@pytest.mark.parametrize("which", LOOKS)
def test_every_rule_of_the_sheet_that_has_both_a_text_and_a_ground_can_be_read(which):
    colours = {f"{{{one.name}}}": getattr(LOOKS[which], one.name) for one in fields(look.Colours)}
    seen = 0
    for names, rule in _rules():
        for text, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            if rule.get(text) in colours and rule.get(ground) in colours:
                seen += 1
                assert _contrast(colours[rule[text]], colours[rule[ground]]) >= LEAST[which], names
    assert seen >= 8
    used = {colour for _names, rule in _rules() for colour in rule.values() if colour.startswith("{")}
    assert used <= {*colours, "{size}px", "{title}px", 'url("{tick}")'}, "a colour stands in the palette, or nowhere"


@pytest.mark.parametrize("which", LOOKS)
def test_the_palette_that_qt_draws_with_can_be_read_too(qapp, which):
    try:
        look.put_on(qapp, which)
        palette, role = qapp.palette(), QPalette.ColorRole
        for text, ground in (
            (role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
            (role.ButtonText, role.Button), (role.HighlightedText, role.Highlight), (role.PlaceholderText, role.Base),
            (role.ToolTipText, role.ToolTipBase), (role.Link, role.Base),
        ):  # fmt: skip
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
                pair = [palette.color(group, one).name() for one in (text, ground)]
                assert _contrast(*pair) >= LEAST[which], (text, ground, group)
    finally:
        look.wear(qapp, dark=False)


def test_the_look_changes_while_a_record_is_open_and_is_remembered(window, qapp):
    page = go_to(window, "ProcessingActivity")
    window.deeds["dark"].trigger()
    QApplication.processEvents()
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(look.DARK.ground)
        picture = window.grab().toImage()
        corner = editor(page, "description").mapTo(window, editor(page, "description").rect().topRight())
        assert QColor(picture.pixel(corner.x() - 30, corner.y() + 8)).lightness() < 80
        assert window.settings.look == "dark"
        assert look.is_dark("dark")
        assert not look.is_dark("light")
    finally:
        window.deeds["light"].trigger()
    assert window.settings.look == "light"


def test_what_is_missing_is_said_in_words_and_not_by_colour_alone(window):
    page = go_to(with_gaps(window), "Engagement", "Log analysis")
    cards = [one for one in page.gaps.findChildren(QLabel) if one.isVisibleTo(page)]
    levels = {"missing", "contradiction", "advice"}
    assert page.findings
    for finding in page.findings[:5]:
        assert finding.level in levels
        assert any(finding.sentence in one.text() for one in cards)
    assert any(word in one.text() for one in cards for word in levels)


@pytest.mark.parametrize("which", LOOKS)
def test_the_hint_in_an_empty_field_can_be_read(window, qapp, which):
    try:
        look.put_on(qapp, which)
        for line in (window.workspace.list.search, editor(go_to(window, "ProcessingActivity"), "starts_on").line):
            line.ensurePolished()
            hint = line.palette().color(QPalette.ColorRole.PlaceholderText)
            assert hint.alpha() == 255
            assert _contrast(hint.name(), LOOKS[which].surface) >= LEAST[which]
    finally:
        look.put_on(qapp, "light")


@pytest.mark.parametrize("which", LOOKS)
def test_every_entry_of_the_navigation_has_an_icon_in_the_colours_of_the_look(window, qapp, which):
    try:
        look.put_on(qapp, which)
        QApplication.processEvents()
        navigation, soft = window.workspace.navigation, QColor(LOOKS[which].soft)
        for item in navigation._items.values():
            drawn = item.icon().pixmap(16, 16).toImage()
            assert drawn.size() == QSize(16, 16)
            inked = [drawn.pixelColor(x, y) for x in range(16) for y in range(16)]
            assert any(one.alpha() > 100 and abs(one.lightness() - soft.lightness()) < 24 for one in inked), item.text()
        look.put_on(qapp, which, 200)
        assert navigation.iconSize() == QSize(32, 32)
    finally:
        look.put_on(qapp, "light")
