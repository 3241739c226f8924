"""The bar of the PDF engine: the text that comes out of a document is the text that was put in."""

import io
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from ropa_desktop import paths
from ropa_desktop.exchange.pdf.blocks import (
    Entry,
    Mark,
    contents,
    heading,
    note,
    paragraph,
    rows,
    table,
)
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import TONES
from ropa_desktop.exchange.pdf.text import directions, wrap

LETTERS = {
    "bg": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюя №",
    "cs": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýž",
    "da": "ÆØÅæøå",
    "de": "ÄÖÜẞäöüß „“ ‚‘",
    "el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ « » · ;",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ’ “ ” – — … § €",
    "es": "ÁÉÍÑÓÚÜáéíñóúü ¿ ¡ ª º",
    "et": "ÄÕÖÜŠŽäõöüšž",
    "fi": "ÄÖÅŠŽäöåšž",
    "fr": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ « »",
    "ga": "ÁÉÍÓÚáéíóúḂḃĊċḊḋḞḟĠġṀṁṖṗṠṡṪṫ",
    "hr": "ČĆĐŠŽčćđšž",
    "hu": "ÁÉÍÓÖŐÚÜŰáéíóöőúüű",
    "it": "ÀÈÉÌÍÎÒÓÙÚàèéìíîòóùú",
    "lt": "ĄČĘĖĮŠŲŪŽąčęėįšųūž",
    "lv": "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž",
    "mt": "ĊĠĦŻċġħżÀÈÌÒÙàèìòù",
    "nl": "ËÏÉĲëïéĳ",
    "pl": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "pt": "ÃÁÀÂÇÉÊÍÕÓÔÚãáàâçéêíõóôú",
    "ro": "ĂÂÎȘȚăâîșțŞŢşţ",
    "sk": "ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽáäčďéíĺľňóôŕšťúýž",
    "sl": "ČŠŽčšž",
    "sv": "ÅÄÖåäö",
}
SENTENCES = {
    "bg": "Администраторът пази имейл адреса, докато съществува профилът.",
    "cs": "Správce uchovává e-mailovou adresu, dokud účet existuje.",
    "da": "Den dataansvarlige gemmer e-mailadressen, så længe kontoen findes.",
    "de": "Der Verantwortliche bewahrt die E-Mail-Adresse auf, solange das Konto besteht.",
    "el": "Ο υπεύθυνος φυλάσσει τη διεύθυνση όσο υπάρχει ο λογαριασμός· ύστερα τη διαγράφει.",
    "en": "The controller keeps the e-mail address for as long as the account exists.",
    "es": "El responsable guarda la dirección mientras exista la cuenta; ¿y después?",
    "et": "Vastutav töötleja säilitab e-posti aadressi, kuni konto püsib.",
    "fi": "Rekisterinpitäjä säilyttää sähköpostiosoitteen niin kauan kuin tili on käytössä.",
    "fr": "Le responsable conserve l’adresse tant que le compte existe\u202f; puis il l’efface.",
    "ga": "Coimeádann an rialaitheoir an seoladh ríomhphoist fad a mhaireann an cuntas.",
    "hr": "Voditelj obrade čuva adresu e-pošte dok račun postoji.",
    "hu": "Az adatkezelő addig őrzi az e-mail-címet, amíg a fiók fennáll; utána törlő űrlap.",
    "it": "Il titolare conserva l’indirizzo finché l’account è attivo.",
    "lt": "Duomenų valdytojas saugo el. pašto adresą, kol paskyra egzistuoja.",
    "lv": "Pārzinis glabā e-pasta adresi, kamēr konts pastāv.",
    "mt": "Il-kontrollur iżomm l-indirizz elettroniku sakemm jeżisti l-kont, imbagħad iħassru.",
    "nl": "De verwerkingsverantwoordelijke bewaart het e-mailadres zolang het account bestaat.",
    "pl": "Administrator przechowuje adres e-mail, dopóki istnieje konto; później go usunie.",
    "pt": "O responsável guarda o endereço enquanto a conta existir; não mais.",
    "ro": "Operatorul păstrează adresa cât timp există contul și șterge apoi tot.",
    "sk": "Prevádzkovateľ uchováva e-mailovú adresu, kým účet existuje.",
    "sl": "Upravljavec hrani e-poštni naslov, dokler račun obstaja.",
    "sv": "Den personuppgiftsansvarige sparar e-postadressen så länge kontot finns.",
}
HOSTILE = [
    "Smith <john@example.eu>",
    "R&D &amp; a<b <b>bold</b> <img src='file:///x.png'/>",
    "(unbalanced \\ (parentheses \\) \\n \\050 %comment {page} %s",
    "=1+1\t@SUM(A1)\ttabs",
    "first line\nsecond line\r\nthird\n\n  fifth, indented",
    "arrows → ← ✓ ✗ ≤ ≥ ½ ² ™ ﬁ ﬀ",
    "/F1+0 9 Tf (x) Tj ET endstream endobj",
    "soft\u00adhyphen, zero\u200bwidth, no\u00a0break, decomposed e\u0301",
]


def drawn(draw: Callable[[Paper], object], **told: object) -> PdfReader:
    target = io.BytesIO()
    with Paper(target, **{"title": "Record", **told}) as paper:
        draw(paper)
    return PdfReader(target)


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def words(text: str) -> str:
    return " ".join(text.split())


def joined(text: str) -> str:
    return "".join(text.split())


def body(reader: PdfReader, *also: str) -> str:
    """The text of all pages without footers and without the given lines that stand on each page."""
    pages = []
    for number, page in enumerate(reader.pages, start=1):
        text = joined(page.extract_text())
        for repeated in (f"page {number} of {len(reader.pages)}", *also):
            assert joined(repeated) in text
            text = text.replace(joined(repeated), "", 1)
        pages.append(text)
    return "".join(pages)


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_each_official_language_comes_out_as_it_went_in(language: str) -> None:
    sentence, letters = SENTENCES[language], LETTERS[language]

    def draw(paper: Paper) -> None:
        heading(paper, 2, sentence, "Art. 30(1)")
        rows(paper, [(sentence[:20], sentence), ("Letters", letters)])
        table(paper, ["One", "Two"], [(sentence, letters)], [1, 3])
        note(paper, sentence)

    text = words(text_of(drawn(draw, language=language)))
    assert text.count(words(sentence)) >= 3
    assert joined(text).count(joined(sentence)) == 4
    assert joined(text).count(joined(letters)) == 2
    for bold in (False, True):
        assert load(bold).face.advances.keys() >= set(letters + sentence)


def test_there_are_24_official_languages() -> None:
    assert len(LETTERS) == len(SENTENCES) == 24


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_never_markup_nor_operator(hostile: str) -> None:
    def draw(paper: Paper) -> None:
        heading(paper, 1, hostile)
        rows(paper, [(hostile, hostile)])
        table(paper, [hostile, "b"], [(Mark(hostile, "missing"), hostile)], [1, 1])
        paragraph(paper, hostile)

    reader = drawn(draw, title=hostile, footer=hostile)
    assert joined(text_of(reader)).count(joined(hostile)) == 8
    assert words(reader.metadata.title) == words(hostile)


def test_what_no_font_has_is_printed_as_its_code_and_counted() -> None:
    target = io.BytesIO()
    with Paper(target, title="😀") as paper:
        rows(paper, [("Smile", "a😀b😀"), ("Control", "\x00\x1b"), ("Half", "\ud800"), ("Bidi", "x\u202ey")])
    text = joined(text_of(PdfReader(target)))
    assert "a[U+1F600]b[U+1F600]" in text
    assert "[U+0000][U+001B]" in text
    assert "[U+D800]" in text
    assert "x[U+202E]y" in text
    expected = {"😀": 2, "\x00": 1, "\x1b": 1, "\ud800": 1, "\u202e": 1}
    assert paper.unprintable == Counter(expected)


def test_headings_that_are_repeated_are_counted_once() -> None:
    with Paper(io.BytesIO(), title="") as paper:
        table(paper, ["😀"], [("x",)] * 200, [1])
        assert paper.page > 2
    assert paper.unprintable == Counter("😀")


def test_hebrew_stands_from_right_to_left_and_comes_out_word_for_word() -> None:
    reader = drawn(lambda paper: rows(paper, [("Name", "שלום עולם"), ("Both", "abc שלום עולם xyz")]))
    text = words(text_of(reader))
    assert "Name שלום עולם" in text
    assert "abc שלום עולם" in text
    assert list(directions("a (12) שלום (7.5) אב!")) == [("a (12) ", False), ("בא (7.5) םולש", True), ("!", False)]


@given(st.text(st.sampled_from("abc WXYZ-/éж→ \n\tβ"), max_size=400), st.floats(3, 300))
def test_lines_hold_all_words_and_never_run_over(text: str, width: float) -> None:
    font = load(False)
    printable = "\n".join(font.printable(part, Counter()) for part in text.splitlines())
    lines = wrap(printable, font, 9, width)
    assert joined("".join(lines)) == joined(text)
    assert lines
    for line in lines:
        # A trailing space may hang over: nobody sees it.
        assert len(line.rstrip(" ")) <= 1 or font.measure(line.rstrip(" ")) * 9 <= width + 1e-6


@given(st.lists(st.text(st.sampled_from(sorted(load(False).characters)), max_size=60), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_printable_text_comes_out_of_a_table(texts: list[str]) -> None:
    # pypdf turns text from the right round by rules of its own.
    texts = ["".join(c for c in text if not "\u0590" <= c <= "\u08ff" and c < "\ufb1d") for text in texts]
    reader = drawn(lambda paper: table(paper, ["A", "B"], [(text, text) for text in texts], [2, 1]))
    expected = joined("A B" + "".join(text + text for text in texts))
    assert body(reader) == expected


def test_words_of_any_length_are_split_within_the_page() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 40
    address = "https://example.org/" + "path/" * 60
    right_edges: list[float] = []

    reader = drawn(lambda paper: table(paper, ["A", "B"], [(word, address)], [1, 1]))
    font = load(False)

    def watch(text: str, _cm: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            longest = max(text.strip("\n").split("\n"), key=len)
            right_edges.append(matrix[4] + font.measure(longest) * size)

    for page in reader.pages:
        page.extract_text(visitor_text=watch)
    assert word in body(reader, "A B")
    assert address in body(reader, "A B")
    assert right_edges
    assert max(right_edges) <= 595


def test_a_cell_taller_than_a_page_goes_on_under_the_same_headings() -> None:
    tall = " ".join(f"word{n}" for n in range(6000))
    after = "the row behind it"
    reader = drawn(
        lambda paper: table(paper, ["Small", "Tall one"], [("x", tall), ("y", after)], [1, 2]),
        footer="Controller",
    )
    assert len(reader.pages) > 3
    assert body(reader, "Small Tall one", "Controller") == joined("x" + tall + "y" + after)


def test_a_label_beside_a_tall_text_stands_once() -> None:
    tall = "\n".join(f"line {n}" for n in range(300))
    reader = drawn(lambda paper: rows(paper, [("Label", tall), ("Next", "end")]))
    assert body(reader) == joined("Label" + tall + "Next end")


def test_empty_cells_and_breaks_keep_their_rows() -> None:
    reader = drawn(lambda paper: rows(paper, [("", ""), ("a", ""), ("", "b"), ("c", "d\n\n\ne"), ("f", "\n")]))
    assert body(reader) == "abcdef"


@pytest.mark.parametrize("before", range(30, 60))
def test_a_heading_never_stands_alone_at_the_foot(before: int) -> None:
    def draw(paper: Paper) -> None:
        rows(paper, [("row", str(n)) for n in range(before % 30 + 20)])
        heading(paper, 2, "HEADING")
        heading(paper, 3, "SECOND")
        table(paper, ["COLUMN", "other"], [("CELL", "x"), ("y", "z")], [1, 1])

    pages = [page.extract_text() for page in drawn(draw).pages]
    together = [page for page in pages if "HEADING" in page]
    assert len(together) == 1
    assert all(part in together[0] for part in ("SECOND", "COLUMN", "CELL"))


def test_a_heading_without_anything_after_it_is_drawn() -> None:
    assert "Last words" in text_of(drawn(lambda paper: heading(paper, 1, "Last words", "soft")))


def test_each_page_says_which_it_is_and_whose() -> None:
    def draw(paper: Paper) -> None:
        rows(paper, [("row", str(n)) for n in range(100)])
        paper.turn(landscape=True)
        table(paper, ["A"], [(str(n),) for n in range(100)], [1])
        paper.turn(landscape=False)
        paragraph(paper, "end")

    reader = drawn(draw, footer="Example Ltd · step 5", page_label="strona {page} z {pages}")
    count = len(reader.pages)
    assert count > 4
    for number, page in enumerate(reader.pages, start=1):
        text = words(page.extract_text())
        assert text.endswith(f"Example Ltd · step 5 strona {number} z {count}")
    shapes = ["wide" if page.mediabox.width > page.mediabox.height else "high" for page in reader.pages]
    assert shapes == [*sorted(shapes[:-1], key=["high", "wide"].index), "high"]
    assert shapes.count("wide") > 1


def sections(paper: Paper) -> None:
    heading(paper, 1, "Contents")
    contents(paper, [Entry(1, "Activities", "all"), *(Entry(2, f"Activity {n} žluť", f"k{n}") for n in range(120))])
    heading(paper, 1, "Activities", key="all")
    for n in range(120):
        heading(paper, 2, f"Activity {n} žluť", "active", key=f"k{n}")
        rows(paper, [("row", str(m)) for m in range(n % 30)])


def test_contents_bookmarks_and_links_all_lead_to_the_same_page() -> None:
    reader = drawn(sections)
    starts = {}
    for number, page in enumerate(reader.pages, start=1):
        text = words(page.extract_text())
        for n in range(120):
            if f"Activity {n} žluť active" in text:
                starts[n] = number
    assert len(starts) == 120
    listed = words(" ".join(page.extract_text() for page in reader.pages[: starts[0] - 1]))
    for n, number in starts.items():
        assert f"Activity {n} žluť {number}" in listed
    first, second = (reader.outline[0], reader.outline[1])
    assert (first.title, second.title) == ("Contents", "Activities")
    nested = [entry for entry in reader.outline[2] if isinstance(entry, Destination)]
    assert [entry.title for entry in nested] == [f"Activity {n} žluť" for n in range(120)]
    assert [reader.get_destination_page_number(entry) + 1 for entry in nested] == list(starts.values())
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    leads = {link["/Contents"]: reader.get_page_number(link["/Dest"][0].get_object()) + 1 for link in links}
    assert leads == {"Activities": starts[0]} | {f"Activity {n} žluť": p for n, p in starts.items()}


def test_contents_that_name_a_heading_nobody_draws_are_a_bug() -> None:
    with pytest.raises(KeyError):
        drawn(lambda paper: contents(paper, [Entry(1, "Nowhere", "nowhere")]))


def test_two_headings_with_one_key_are_a_bug() -> None:
    def draw(paper: Paper) -> None:
        heading(paper, 1, "One", key="same")
        heading(paper, 1, "Two", key="same")

    with pytest.raises(ValueError, match="same"):
        drawn(draw)


def test_the_document_says_what_it_is() -> None:
    reader = drawn(
        lambda paper: paragraph(paper, "x"),
        title="Αρχείο (α) 😀",
        author="Żółw R&D",
        subject="Art. 30(1)",
        language="el",
    )
    assert reader.metadata.title == "Αρχείο (α) [U+1F600]"
    assert reader.metadata.author == "Żółw R&D"
    assert reader.metadata.subject == "Art. 30(1)"
    assert reader.root_object["/Lang"] == "el"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_is_embedded() -> None:
    reader = drawn(lambda paper: rows(paper, [("Łódź", "Ελλάδα →")]))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert len(fonts) >= 2
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_the_same_document_has_the_same_bytes() -> None:
    def made() -> bytes:
        target = io.BytesIO()
        with Paper(target, title="Record", invariant=True) as paper:
            sections(paper)
            note(paper, "Ελλάδα → 😀", "missing")
        return target.getvalue()

    assert made() == made()


def test_pages_are_compressed() -> None:
    reader = drawn(lambda paper: rows(paper, [("label", f"text {n}") for n in range(30)]))
    layers = reader.pages[0]["/Contents"]
    assert all(layer.get_object()["/Filter"] in ("/FlateDecode", ["/FlateDecode"]) for layer in layers)


def test_a_tone_colours_its_cell_only() -> None:
    reader = drawn(lambda paper: rows(paper, [("a", Mark("Not yet answered", "missing")), ("b", "given")]))
    operators = reader.pages[0].get_contents().get_data().decode("latin-1")
    red = operators.index(f"{TONES['missing']} rg")
    assert red < operators.index("(Not yet answered) Tj") < operators.index(f"{TONES['text']} rg")


def test_rows_are_drawn_as_they_come() -> None:
    seen: list[int] = []

    def draw(paper: Paper) -> None:
        def coming() -> Iterator[tuple[str, str]]:
            for n in range(200):
                seen.append(paper.page)
                yield str(n), "x"

        table(paper, ["A", "B"], coming(), [1, 1])

    drawn(draw)
    assert seen == sorted(seen)
    assert len(set(seen)) > 2


def test_an_exception_leaves_nothing_behind(tmp_path) -> None:
    target = tmp_path / "record.pdf"

    def broken() -> Iterator[tuple[str, str]]:
        yield "a", "b"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"), Paper(target, title="x") as paper:
        table(paper, ["A", "B"], broken(), [1, 1])
    assert list(tmp_path.iterdir()) == []
    with Paper(target, title="x") as paper:
        paragraph(paper, "now whole")
    assert "now whole" in text_of(PdfReader(target))


def test_two_documents_at_once_do_not_mix() -> None:
    targets = io.BytesIO(), io.BytesIO()
    one, two = (Paper(target, title="x") for target in targets)
    for n in range(300):
        rows(one, [("α", f"Ελλάδα {n} 😀")])
        rows(two, [("б", f"България {n}")])
    two.close()
    one.close()
    assert body(PdfReader(targets[0])) == "".join(f"αΕλλάδα{n}[U+1F600]" for n in range(300))
    assert body(PdfReader(targets[1])) == "".join(f"бБългария{n}" for n in range(300))
    assert (one.unprintable["😀"], len(two.unprintable)) == (300, 0)


def test_texts_of_a_hundred_thousand_characters_fit_everywhere() -> None:
    long = "0123456789" * 10_000

    def draw(paper: Paper) -> None:
        heading(paper, 1, long, "soft", key="k")
        rows(paper, [("label", long)])
        note(paper, long)

    reader = drawn(draw, title=long)
    assert len(reader.pages) > 30
    assert body(reader) == long + "softlabel" + long + long


def test_contents_with_a_title_longer_than_a_page() -> None:
    long = "abcdefghij" * 2_000

    def draw(paper: Paper) -> None:
        contents(paper, [Entry(1, "First", "a"), Entry(2, long, "b")])
        heading(paper, 1, "First", key="a")
        heading(paper, 2, long, key="b")

    reader = drawn(draw)
    start = next(n for n, page in enumerate(reader.pages, 1) if "First" in page.extract_text() and n > 1)
    assert body(reader).replace(str(start), "") == "First" + long + "First" + long
    assert [reader.get_destination_page_number(entry) + 1 for entry in reader.outline[:1]] == [start]


def test_a_footer_is_cut_and_says_so() -> None:
    text = text_of(drawn(lambda paper: paragraph(paper, "body"), footer="A controller " * 500))
    assert "…" in text
    assert 2 < text.count("controller") < 30


def test_a_document_without_anything_has_one_page() -> None:
    assert len(drawn(lambda paper: None).pages) == 1
    assert len(drawn(lambda paper: [paper.turn(), paper.turn(landscape=True)]).pages) == 1


def test_the_fonts_are_small_and_their_licences_lie_beside_them() -> None:
    folder = paths.resources() / "fonts"
    files = list(folder.glob("*.ttf"))
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) < 2_500_000
    assert "SIL OPEN FONT LICENSE" in (folder / "NotoSans-OFL.txt").read_text("utf-8")
    assert "Bitstream Vera" in (folder / "DejaVuSans-LICENSE.txt").read_text("utf-8")
