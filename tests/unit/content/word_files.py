"""Word documents made by hand: just enough of the format for what an import has to find in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def dot() -> bytes:
    """A red picture, 1 × 1."""
    made = io.BytesIO()
    Image.new("RGB", (1, 1), "red").save(made, "PNG")
    return made.getvalue()


PNG = dot()
STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "Odd": "Odd one"}


def run(text: str, mark: str = "") -> str:
    """Words, bold ("b") or italic ("i")."""
    properties = f"<w:rPr><w:{mark}/></w:rPr>" if mark else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", numbering: str = "") -> str:
    """A paragraph; `numbering` "1" is a bulleted list."""
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{inner}</w:p>"


def link(text: str, relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def table(*rows: list[str], merged: bool = False) -> str:
    """A table; `merged`: its first cell goes across two columns."""
    lines = []
    for number, row in enumerate(rows):
        span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' if merged and not number else ""
        lines.append("<w:tr>" + "".join(f"<w:tc>{span}{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>")
    return "<w:tbl>" + "".join(lines) + "</w:tbl>"


def picture(relation: str, alt: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def footnote(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def document(
    *blocks: str, links: Mapping[str, str] | None = None, footnotes: Mapping[int, str] | None = None, extra: str = ""
) -> bytes:
    """The file. `links`: {relation: address}; relation "rPic" is the red dot."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    relations = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/hyperlink" Target="{url}" TargetMode="External"/>'
        for key, url in (links or {}).items()
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in (footnotes or {}).items()
    )
    rel = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rel}"><Relationship Id="r0" '
        f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{extra}<w:document {NAMES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMES}>{notes}</w:footnotes>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{rel}">{relations}'
        f'<Relationship Id="rPic" Type="{RELATIONS}/image" Target="media/dot.png"/>'
        f'<Relationship Id="rSt" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rNu" Type="{RELATIONS}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rFn" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        archive.writestr("word/media/dot.png", PNG)
    return made.getvalue()


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A .zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return made.getvalue()
