"""The map of transfers in words: each country in a line, and the whole for whoever does not see it."""

from collections.abc import Iterator

from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.picture import capital
from ropa_desktop.register.rules.roles import named
from ropa_desktop.register.world import ON_THE_MAP, Country, World

# On the map a letter beside the colour, and for what is to be confirmed a question mark behind it.
LETTERS: dict[str, str] = {
    "nothing": "N", "untold": "U", "derogation": "D", "safeguards": "S", "adequate": "A", "eea": "E",
}  # fmt: skip
SHORT: dict[str, str] = {
    "nothing": N_("nothing holds"),
    "untold": N_("no transfer tells of it"),
    "derogation": N_("derogation"),
    "safeguards": N_("appropriate safeguards"),
    "adequate": N_("adequate"),
    "eea": N_("no third country"),
}


def name_of(code: str) -> str:
    """A country's name in the language in force."""
    return named([code])


def sign(country: Country) -> str:
    """The letter of its ground, with a question mark where that is to be confirmed."""
    return LETTERS[country.ground] + ("?" if country.in_doubt else "")


def counted(country: Country) -> str:
    """How much goes there."""
    transfers, untold = len(country.transfers), len(country.untold)
    said = [ngettext("%d transfer", "%d transfers", transfers) % transfers] if transfers else []
    if country.unsure:
        said.append(_("{count} to confirm").format(count=country.unsure))
    if untold:
        words = ngettext("%d processor of which no transfer tells", "%d processors of which no transfer tells", untold)
        said.append(words % untold)
    return ", ".join(said)


def in_words(country: Country) -> str:
    """“Japan: adequate, 3 transfers”."""
    ground = _(SHORT[country.ground])
    if country.before:
        ground = _("{ground} (before: {earlier})").format(ground=ground, earlier=_(SHORT[country.before]))
    return f"{name_of(country.code)}: {ground}, {counted(country)}"


def meanings(seen: World) -> Iterator[tuple[str, str]]:
    """What the map's colours and signs stand for, as far as it shows them."""
    shown = {one.ground for one in seen.countries}
    for ground, words in ON_THE_MAP.items():
        if ground in shown:
            yield ground, _(words)
    if any(one.in_doubt for one in seen.countries):
        yield "unsure", _("stands if confirmed")
    yield "union", _("EEA on this day")
    if seen.arrows:
        yield "arrow", _("from where it is sent")
    if seen.homes:
        yield "home", _("home of a controller")


def summary(seen: World) -> str:
    """Which countries stand on what, in a sentence for each ground, and where the arrows come from."""
    return " ".join(_summed_up(seen))


def _summed_up(seen: World) -> Iterator[str]:
    if seen.supposed:
        yield f"{seen.supposed}."
    if not seen.countries:
        yield _("No transfer to a country is recorded.")
    for ground, words in ON_THE_MAP.items():
        if found := [one.code for one in seen.countries if one.ground == ground]:
            yield f"{capital(_(words))}: {named(found)}."
    if seen.sources:
        yield _("Sent from: {countries}.").format(countries=named(seen.sources))
    if seen.elsewhere:
        words = ngettext("%d transfer names no country.", "%d transfers name no country.", len(seen.elsewhere))
        yield words % len(seen.elsewhere)
    if seen.over:
        words = ngettext("%d that no longer counts is not shown.", "%d that no longer count are not shown.", seen.over)
        yield words % seen.over


def told(seen: World) -> str:
    """What the picture shows, for whoever cannot see it."""
    lines = [_("Map of the world: the countries that data go to, by the ground that the transfers rest on.")]
    lines += [f"{in_words(one)}." for one in seen.countries]
    if seen.arrows:
        ways = "; ".join(
            _("{source} to {target}").format(source=name_of(one.source), target=name_of(one.target))
            for one in seen.arrows
        )
        lines.append(_("Arrows: {ways}.").format(ways=ways))
    return "\n".join(lines)
