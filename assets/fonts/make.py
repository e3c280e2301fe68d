#!/usr/bin/env python3
"""Makes the report fonts: a TrueType subset of Noto Sans CJK SC, Regular and Bold.

Needs fontTools 4.x, the Debian packages fonts-noto-cjk and unicode-data (or any copy of the two
.ttc files and of Unihan_OtherMappings.txt). Usage, from this folder:

    python3 make.py [FOLDER WITH THE .ttc FILES] [Unihan_OtherMappings.txt[.bz2]]

The same sources give the same bytes: the time stamp inside the fonts is the one of the source.
"""

import bz2
import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

NOTO = "/usr/share/fonts/opentype/noto"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
FACE = "Noto Sans CJK SC"
# OFL 1.1 lets a derivative keep a name that is not reserved; a new one keeps the two apart.
FAMILY = "Tantu Sans SC"
# Largest distance of a quadratic outline from the cubic one, in 1/1000 of the font size.
MAX_ERROR = 1.0

# Ranges beside the Chinese characters; what the source does not have is left out.
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A (pinyin)
    (0x01CD, 0x01DC),  # pinyin with the third tone
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x205F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20AC, 0x20AC),  # euro
    (0x2100, 0x213F),  # letter-like: degrees Celsius, numero
    (0x2153, 0x217B),  # fractions, Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x2267),  # mathematics: less-than or equal, minus
    (0x2460, 0x249B),  # circled and bracketed numbers
    (0x25A0, 0x25EF),  # geometric shapes
    (0x2605, 0x2606),  # stars
    (0x260E, 0x260E),  # telephone
    (0x2640, 0x2642),  # female, male
    (0x26A0, 0x26A0),  # warning
    (0x2713, 0x2713),  # check mark
    (0x3000, 0x301F),  # Chinese punctuation
    (0x3220, 0x3229),  # bracketed Chinese numbers
    (0x338E, 0x33A1),  # square units: mm, cm, m2
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE5),  # full-width signs: yuan
]


def gb2312():
    """Every character of GB 2312 but kana, Cyrillic, bopomofo and box drawing."""
    rows = [1, 2, 3, 6, *range(16, 88)]
    for row in rows:
        for cell in range(1, 95):
            try:
                yield ord(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def general_standard(path):
    """The 8,105 characters of the Table of General Standard Chinese Characters (Unihan kTGH)."""
    data = Path(path).read_bytes()
    text = (bz2.decompress(data) if path.endswith(".bz2") else data).decode()
    found = {int(m, 16) for m in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.M)}
    assert len(found) == 8105, len(found)
    return found


def wanted(unihan):
    chars = set(gb2312()) | general_standard(unihan)
    for first, last in RANGES:
        chars.update(range(first, last + 1))
    return chars


def cut(font, chars):
    """Keeps the wanted characters, and of the layout rules only proportional punctuation."""
    options = subset.Options()
    options.layout_features = ["pwid"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 7, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["GPOS", "BASE", "VORG", "vhea", "vmtx", "DSIG", "GDEF"]
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=chars)
    worker.subset(font)


def to_truetype(font):
    """Replaces the cubic outlines (CFF) by quadratic ones (glyf)."""
    glyphs, order, drawn = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    font["loca"] = newTable("loca")
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs, maxp.maxZones = 0x00010000, len(order), 1
    for key in ["TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"]:
        setattr(maxp, f"max{key}", 0)
    maxp.maxSizeOfInstructions = maxp.maxComponentElements = 0
    post = font["post"]
    post.formatType, post.extraNames, post.mapping, post.glyphOrder = 3.0, [], {}, order
    for name in order:
        drawn[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(drawn[name], "xMin", 0))
    glyf.compile(font)
    maxp.recalc(font)


def rename(font, style):
    """Names the font; nobody shall take it for the original."""
    names = font["name"]
    post_script = f"{FAMILY.replace(' ', '')}-{style}"
    for number, text in {
        1: FAMILY, 2: style, 3: f"1.000;{post_script}", 4: f"{FAMILY} {style}",
        5: f"Version 1.000; from {FACE} 2.004", 6: post_script,
    }.items():
        names.setName(text, number, 3, 1, 0x409)


def make(style, folder, chars):
    collection = TTCollection(f"{folder}/NotoSansCJK-{style}.ttc")
    font = next(f for f in collection.fonts if f["name"].getDebugName(1) == FACE)
    font.recalcTimestamp = False
    cut(font, chars)
    to_truetype(font)
    rename(font, style)
    missing = sorted(c for c in chars if c not in font.getBestCmap() and 0x3400 <= c)
    out = f"TantuSansSC-{style}.ttf"
    font.save(out)
    print(f"{out}: {len(font.getBestCmap())} characters, {Path(out).stat().st_size} bytes")
    if missing:
        print("  not in the source:", " ".join(f"U+{c:04X}" for c in missing))


def make_form():
    """The font of the fields that people type into: what one byte of WinAnsiEncoding can say."""
    font = TTFont("TantuSansSC-Regular.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.layout_features, options.hinting, options.recalc_timestamp = [], False, False
    options.notdef_outline, options.name_IDs = True, ["*"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[ord(c) for c in bytes(range(32, 256)).decode("cp1252", "ignore")])
    worker.subset(font)
    rename(font, "Form")
    font.save("TantuSansSC-Form.ttf")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else NOTO
    chars = wanted(sys.argv[2] if len(sys.argv) > 2 else UNIHAN)
    for style in ["Regular", "Bold"]:
        make(style, folder, chars)
    make_form()


if __name__ == "__main__":
    main()
