"""Draws the shipped manual's picture, film and form to print: `.venv/bin/python scripts/manual_media.py`.

Run it by hand after changing what is drawn, and commit what it makes (portal/demo/packs/everywhere/files). Needs the
front end's packages for the typeface, and Debian's ffmpeg for the film. Everything is ours: no licence but the code's.
"""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from weasyprint import HTML

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT / "portal" / "demo" / "packs" / "everywhere" / "files"
FONTS = ROOT / "node_modules" / "@expo-google-fonts" / "noto-sans"
INK, TEAL, SAND, GREEN, AMBER = "#1f2a2c", "#134e54", "#f6f1e7", "#2f6b3c", "#c98a1b"

WAY = {
    "en": [
        ("Conference", "decides whether a plan is needed,\nand makes its outline"),
        ("First core group", "makes the outline\ninto a detailed plan"),
        ("Later core groups", "see the child, do what was agreed,\nand ask: is the child safer?"),
        ("Review conference", "lets the plan go on, changes it,\nor ends it"),
        ("The plan goes on", "The plan ends"),
    ],
    "cy": [
        ("Cynhadledd", "yn penderfynu a oes angen cynllun,\nac yn llunio'r amlinelliad"),
        ("Grŵp craidd cyntaf", "yn troi'r amlinelliad\nyn gynllun manwl"),
        ("Grwpiau craidd wedyn", "yn gweld y plentyn, yn gweithredu,\nac yn gofyn: a yw'n fwy diogel?"),
        ("Cynhadledd adolygu", "yn parhau â'r cynllun, yn ei newid,\nneu'n dod ag ef i ben"),
        ("Mae'r cynllun yn parhau", "Daw'r cynllun i ben"),
    ],
}
AGENDA = {
    "en": (
        "Agenda of a core group",
        ("Child", "Day and place", "Chair", "Notes by", "Next two meetings"),
        ("What", "What was said and agreed", "Who", "By when"),
        ("Who is here, who is not, and why the group meets", "The child: an ordinary day, and the child's own words",
         "What the family says", "The worries, one by one: better, the same, worse", "What went well",
         "What must change, how, and by when", "Visits: who sees the child, how often, alone",
         "If it does not change: what, who, how soon", "Who tells the child, and when"),
    ),
    "cy": (
        "Agenda grŵp craidd",
        ("Plentyn", "Diwrnod a lle", "Cadeirydd", "Nodiadau gan", "Y ddau gyfarfod nesaf"),
        ("Beth", "Beth a ddywedwyd ac a gytunwyd", "Pwy", "Erbyn pryd"),
        ("Pwy sydd yma, pwy nad yw, a pham mae'r grŵp yn cwrdd",
         "Y plentyn: diwrnod cyffredin, a geiriau'r plentyn ei hun", "Beth mae'r teulu'n ei ddweud",
         "Y pryderon, fesul un: gwell, yr un fath, gwaeth", "Beth aeth yn dda",
         "Beth sydd angen newid, sut, ac erbyn pryd",
         "Ymweliadau: pwy sy'n gweld y plentyn, pa mor aml, ar ei ben ei hun",
         "Os na fydd newid: beth, pwy, pa mor fuan", "Pwy sy'n dweud wrth y plentyn, a phryd"),
    ),
}  # fmt: skip
STYLE = """@page { size: A4; margin: 15mm } body { font: 10.5pt "Noto Sans", sans-serif; color: #1f2a2c }
h1 { font-size: 18pt; color: #134e54 } table { width: 100%; border-collapse: collapse; margin-bottom: 5mm }
th, td { border: 1px solid #56696b; padding: 2mm; text-align: left; vertical-align: top; font-weight: normal }
thead th { font-weight: bold; background: #f6f1e7 } .about th { width: 40mm; font-weight: bold }
.items td, .items tbody th { height: 14mm } .items { table-layout: fixed }
.what { width: 54mm } .day { width: 24mm } .who { width: 28mm }"""


def font(size: int, weight: str = "400Regular") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(next((FONTS / weight).glob("*.ttf")), size)


def way(language: str) -> None:
    """From the conference to the review, one below the other: it can be read on a telephone."""
    *steps, (on, end) = WAY[language]
    picture = Image.new("RGB", (760, 960), "white")
    pen = ImageDraw.Draw(picture)
    tops = [20 + 200 * number for number in range(len(steps))]
    pen.line((80, 80, 80, 900), fill=TEAL, width=6)
    # From the review back to the group, as long as the plan goes on
    pen.line((660, tops[3] + 60, 715, tops[3] + 60, 715, tops[2] + 60, 672, tops[2] + 60), fill=AMBER, width=6)
    pen.polygon([(655, tops[2] + 60), (675, tops[2] + 49), (675, tops[2] + 71)], fill=AMBER)
    for number, ((name, does), top) in enumerate(zip(steps, tops, strict=True), start=1):
        pen.ellipse((40, top + 20, 120, top + 100), fill=TEAL)
        pen.text((80, top + 60), str(number), font=font(40, "700Bold"), fill="white", anchor="mm")
        pen.text((150, top + 8), name, font=font(34, "700Bold"), fill=TEAL)
        pen.multiline_text((150, top + 56), does, font=font(27), fill=INK, spacing=8)
    pen.text((700, tops[3] - 22), on, font=font(27), fill=INK, anchor="rm")
    pen.ellipse((40, 860, 120, 940), fill=GREEN)
    pen.line((62, 900, 76, 916, 100, 884), fill="white", width=9, joint="curve")
    pen.text((150, 900), end, font=font(34, "700Bold"), fill=GREEN, anchor="lm")
    picture.quantize(32).save(FILES / f"way.{language}.png", optimize=True)


def agenda(language: str) -> None:
    """A form to print, as a tagged PDF."""
    title, about, heads, items = AGENDA[language]
    top = "".join(f'<tr><th scope="row">{escape(one)}</th><td></td></tr>' for one in about)
    head = "".join(
        f'<th scope="col" class="{kind}">{escape(one)}</th>'
        for one, kind in zip(heads, ("what", "", "who", "day"), strict=True)
    )
    rows = "".join(f'<tr><th scope="row">{escape(one)}</th><td></td><td></td><td></td></tr>' for one in items)
    faces = "".join(
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight[:3]}; src: url("{path.as_uri()}") }}'
        for weight in ("400Regular", "700Bold")
        for path in (FONTS / weight).glob("*.ttf")
    )
    page = (
        f'<html lang="{language}"><head><title>{title}</title><style>{faces}{STYLE}</style></head>'
        f"<body><h1>{title}</h1>"
        f'<table class="about"><tbody>{top}</tbody></table>'
        f'<table class="items"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></body></html>'
    )
    HTML(string=page).write_pdf(FILES / f"agenda.{language}.pdf", pdf_variant="pdf/ua-1", srgb=True)


def person(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, colour: str) -> None:
    pen.ellipse((x - size * 0.4, y - size, x + size * 0.4, y - size * 0.2), fill=colour)
    pen.pieslice((x - size * 0.75, y - size * 0.1, x + size * 0.75, y + size * 1.5), 180, 360, fill=colour)


def sheet(pen: ImageDraw.ImageDraw, x: float, lines: int, ticks: int) -> None:
    """A plan with some of its lines, and who does what beside the first ones."""
    pen.rounded_rectangle((x, 40, x + 230, 320), 10, fill="white", outline=TEAL, width=4)
    for line in range(lines):
        top = 75 + 45 * line
        person(pen, x + 35, top + 12, 12, (TEAL, AMBER, GREEN, INK, TEAL)[line])
        pen.line((x + 60, top + 10, x + 165, top + 10), fill=INK, width=5)
        if line < ticks:
            pen.line((x + 180, top + 8, x + 190, top + 18, x + 208, top - 4), fill=GREEN, width=6, joint="curve")


def frame(moment: float) -> Image.Image:
    """The film at this second: the group gathers, writes, acts, meets again, and changes what it does."""
    picture = Image.new("RGB", (640, 360), SAND)
    pen = ImageDraw.Draw(picture)
    moved = min(max(moment - 5, 0), 1) * 160
    middle, safe = 320 - moved, moment >= 19
    pen.ellipse((middle - 95, 95, middle + 95, 285), outline=TEAL, width=3)
    person(pen, middle, 190, 24 + 6 * min(max(moment - 18, 0), 1), GREEN if safe else AMBER)
    for number in range(min(int(moment / 0.7), 6)):
        angle = 2 * pi * number / 6 - pi / 2
        away = 118 if moment < 15 or moment >= 16.5 else 150  # they part, and meet again
        person(pen, middle + away * cos(angle), 185 + away * sin(angle) * 0.95, 22, TEAL)
    if moment >= 5.5:
        lines = min(int((moment - 5.5) / 0.8) + 1, 5) if moment < 21 else 5
        sheet(pen, 365, lines, min(max(int((moment - 10) / 1.2), 0), 3) if moment < 22 else 5)
    return picture


def film() -> None:
    """25 seconds without a sound and without a word in the picture: the words are its captions."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(250):
            frame(number / 10).save(Path(folder) / f"{number:03}.png")
        made = ["-c:v", "libvpx-vp9", "-crf", "38", "-b:v", "0", "-pix_fmt", "yuv420p", "-an", "-fflags", "+bitexact"]
        command = ["ffmpeg", "-y", "-v", "error", "-framerate", "10", "-i", f"{folder}/%03d.png", *made]
        subprocess.run([*command, str(FILES / "core-group.webm")], check=True)


if __name__ == "__main__":
    for code in ("en", "cy"):
        way(code)
        agenda(code)
    film()
