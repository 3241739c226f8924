"""What a document says of itself in XMP: the same as in its older form, which reportlab writes, and what it keeps to.

That is PDF/A-2b, which tests confirm; docs/pdf.md says how, and why it claims no more.
"""

from typing import Any, Final
from xml.sax.saxutils import escape

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creators}<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def metadata(document: Any) -> bytes:
    """The packet for one of reportlab's documents."""
    info, stamp = document.info, document._timeStamp
    said = {name: escape(getattr(info, name)) for name in ("title", "author", "subject", "creator", "producer")}
    day = "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(*stamp.YMDhms)
    date = f"{day}{stamp.dhh:+03d}:{stamp.dmm:02d}"
    creators = (
        f"<dc:creator><rdf:Seq><rdf:li>{said['author']}</rdf:li></rdf:Seq></dc:creator>\n" if said["author"] else ""
    )
    return _PACKET.format(**said, creators=creators, date=date, language=document.Catalog.Lang.s).encode("utf-8")
