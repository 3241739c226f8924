"""Whether an adequacy decision carries a transfer: its days, its territory, its scope, and the exporter's own list."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import _, as_day
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.reference import Decision, decision_named, decisions, decisions_for
from ropa_desktop.register.rules.roles import at_home, country_of, named, to_verify
from ropa_desktop.register.verdict_framework import listed
from ropa_desktop.register.verdict_reasons import (
    ARTICLES,
    LISTS,
    Known,
    Reason,
    Verdict,
    fails,
    holds,
    law_for,
    made,
    unsure,
)

TOOLS = ("A45-3", "UK-REG", "CH-A1")
_OF_ONE_LAW = {"UK-REG": "UK", "CH-A1": "CH"}


def by_adequacy(transfer: Transfer, on: date, known: Known) -> Verdict:
    """What the decision chosen, or the one that the list has for the country, gives on a day."""
    chosen = decision_named(transfer.adequacy_decision)
    if transfer.adequacy_decision and chosen is None:
        sentence = _("The decision “{code}” is known neither to this program nor to this register.")
        return made("nothing", [fails(sentence.format(code=transfer.adequacy_decision), "45(3)")])
    needed = _list_needed(transfer, known, chosen)
    reasons, relied = [*_right_law(transfer, known, chosen)], []
    if chosen is not None:
        relied.append(chosen)
        reasons += _carries(transfer, chosen, on, known)
    if chosen is None or chosen.list != needed:
        own = next(iter(naming(transfer, on, needed)), None)
        if own is None:
            reasons.append(_not_on(transfer, needed, on))
        else:
            relied.insert(0, own)
            reasons += _carries(transfer, own, on, known)
            if chosen is None and transfer.tool == "A45-3":
                reasons.append(unsure(_("The decision is not named; by the country it is this one."), ARTICLES[needed]))
    ends = [one.valid_until for one in relied if one.valid_until]
    ended = (one for one in relied if not one.holds_on(on))
    return made("adequate", reasons, next(iter((*ended, *relied)), None), min(ends, default=None))


def naming(transfer: Transfer, on: date, of: str) -> list[Decision]:
    """The entries of one list that name the country, or the international organisation, of a transfer; those that
    hold for everybody there first."""
    importer = transfer.importer
    if importer is not None and importer.international:
        found = [one for one in _organisations(on, of) if _is_called(importer.name, one)]
    else:
        found = list(decisions_for(country_of(transfer), on, of))
    return sorted(found, key=lambda one: bool(one.scope_kind))


def entry_told(entry: Decision, on: date) -> str:
    """A decision in a few words, with its days, its source and what of it is still to be verified."""
    title = ", ".join(part for part in (_(entry.title), _(entry.decision)) if part)
    whose = "" if entry.list == "EU" else " " + _("on the list of {law}").format(law=_(LISTS[entry.list]))
    until = _(", until {day}").format(day=as_day(entry.valid_until)) if entry.valid_until else ""
    words = [
        _("{title}:{whose} in force on {day}{until}.").format(title=title, whose=whose, day=as_day(on), until=until)
    ]
    if "contested" in entry.status:
        words.append(_("It is contested: {review}.").format(review=_(entry.review)))
    words.append(_("Source: {source}.").format(source=_(entry.source) or _("none given")))
    return " ".join(words) + to_verify(entry)


def _organisations(on: date, of: str) -> Iterator[Decision]:
    return (one for one in decisions() if one.list == of and not one.territory and one.holds_on(on))


def _is_called(name: str | None, entry: Decision) -> bool:
    return bool(name) and (name or "").casefold() in (entry.title.casefold(), entry.code.casefold())


def _list_needed(transfer: Transfer, known: Known, chosen: Decision | None) -> str:
    """The list of the exporter's own law; where data stay at home, that of another law that may count beside it."""
    by_law = _OF_ONE_LAW.get(transfer.tool or "") or law_for(transfer, known)
    if not by_law or at_home(transfer, country_of(transfer)):
        return chosen.list if chosen is not None else "EU"
    return by_law


def _right_law(transfer: Transfer, known: Known, chosen: Decision | None) -> Iterator[Reason]:
    law = law_for(transfer, known)
    its = _OF_ONE_LAW.get(transfer.tool or "") or (chosen.list if chosen is not None else "EU")
    if its == "EU" or law == its:
        return
    if law:
        sentence = _("This ground is one of {its}; for the exporter the law of {needed} counts.")
        yield fails(sentence.format(its=_(LISTS[its]), needed=_(LISTS[law])), ARTICLES[its])
    else:
        sentence = _("Nothing tells that the exporter is in {its}, whose ground this is.")
        yield unsure(sentence.format(its=_(LISTS[its])), ARTICLES[its])


def _not_on(transfer: Transfer, of: str, on: date) -> Reason:
    importer, country = transfer.importer, country_of(transfer)
    if not country and not (importer is not None and importer.international):
        return unsure(_("The country is not told, so no list can be looked at."), "30(1)(e)")
    name = importer.title() if importer is not None and importer.international else named([country])
    sentence = _("{country} is not on the list of {law} on {day}, as this program knows it.")
    return fails(sentence.format(country=name, law=_(LISTS[of]), day=as_day(on)), ARTICLES[of])


def _carries(transfer: Transfer, entry: Decision, on: date, known: Known) -> Iterator[Reason]:
    """Days, territory and scope of one entry."""
    article = ARTICLES[entry.list]
    if entry.holds_on(on):
        yield holds(entry_told(entry, on), article)
    else:
        yield _not_on_the_day(entry, on)
    yield from _about(transfer, entry)
    if entry.scope_kind == "DPF":
        yield from listed(transfer, entry, on, known)
    elif entry.scope_kind:
        yield _within(transfer, entry)


def _not_on_the_day(entry: Decision, on: date) -> Reason:
    article = ARTICLES[entry.list]
    if entry.valid_from and on < entry.valid_from:
        sentence = _("{title} holds from {day} only.").format(title=_(entry.title), day=as_day(entry.valid_from))
    else:
        sentence = _("{title} held until {day} and holds no longer.").format(
            title=_(entry.title), day=as_day(entry.valid_until)
        )
        if entry.review:
            sentence += f" ({_(entry.review)})"
    return fails(sentence + to_verify(entry), article)


def _about(transfer: Transfer, entry: Decision) -> Iterator[Reason]:
    """Whether it is about this country, or this organisation."""
    country, importer, article = country_of(transfer), transfer.importer, ARTICLES[entry.list]
    international = importer is not None and bool(importer.international)
    if entry.territory:
        if country and not entry.names(country):
            sentence = _("{title} is what the decision is about, not {country}.")
            yield fails(sentence.format(title=_(entry.title), country=named([country])), article)
        elif international:
            yield unsure(_("The importer is an international organisation, and the decision is about a country; "
                           "confirm that it covers the importer."), article)  # fmt: skip
        elif not country:
            yield unsure(
                _("The country is not told; the decision is about {title}.").format(title=_(entry.title)), article
            )
    elif country and not international:
        sentence = _("{title} is what the decision is about, not {country}.")
        yield fails(sentence.format(title=_(entry.title), country=named([country])), article)
    elif country:
        yield unsure(_("A country is told, yet the decision is about an organisation: leave it empty."), article)
    elif importer is None or not _is_called(importer.name, entry):
        yield unsure(
            _("Confirm that the importer is the one decided on: {title}.").format(title=_(entry.title)), article
        )


def _within(transfer: Transfer, entry: Decision) -> Reason:
    """Whether the importer and the data lie within the scope; only the record's own words can tell."""
    article, authority = ARTICLES[entry.list], transfer.importer is not None and transfer.importer.public_authority
    scope = _(entry.scope) or entry.scope_kind
    if authority and entry.scope_kind == "PIPEDA":
        sentence = _("The importer is a public authority, and the decision covers: {scope}.")
        return fails(sentence.format(scope=scope) + to_verify(entry), article)
    if transfer.ground_in_words and not (authority and entry.scope_kind == "APPI"):
        sentence = _("The decision covers: {scope}. Own words in the record say why the transfer lies within it.")
        return holds(sentence.format(scope=scope) + to_verify(entry), article)
    sentence = _("The decision is limited; confirm in own words that importer and data lie within it: {scope}.")
    return unsure(sentence.format(scope=scope) + to_verify(entry), article)
