"""Every text can be read: contrast of at least 4.5 to 1 in both looks (WCAG 2.1, 1.4.3)."""

import pytest

from ropa_desktop.ui.look import DARK, LIGHT

PAIRS = [
    *(
        (text, ground)
        for text in ("text", "soft", "accent", "missing", "advice", "stands")
        for ground in ("ground", "surface")
    ),
    ("on_accent", "accent"),
    ("text", "selection"),
    ("accent", "selection"),
    ("text", "missing_ground"),
    ("soft", "missing_ground"),
    ("accent", "missing_ground"),
    ("text", "advice_ground"),
    ("soft", "advice_ground"),
    ("accent", "advice_ground"),
]


def _light(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    bright, dark = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_the_formula_gives_what_the_standard_says():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(look, text, ground):
    assert _contrast(getattr(look, text), getattr(look, ground)) >= 4.5
