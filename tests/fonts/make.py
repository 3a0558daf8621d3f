#!/usr/bin/env python3
"""Makes the fonts of the built-in themes, and the stylesheets that load them.

    pip install fonttools brotli uharfbuzz
    tests/fonts/make.py

Takes the whole fonts from npm packages (`npm pack`), and keeps the Latin letters up to Latin Extended-A and the weights that the
themes use. The fallback faces stretch fonts that most systems have until their lines are as long as those of the theme's font, so that
nothing moves when it arrives. Arimo, Gelasio and Tinos are measured in place of Arial, Georgia and
Times New Roman, whose widths they have.
"""
import io
import string
import subprocess
import tarfile
import tempfile
from pathlib import Path

import uharfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

THEMES = Path(__file__).resolve().parents[2] / "themes"
PACKAGES = ["inter-ui@4.1.1", "@fontsource-variable/literata@5.3.0", "@fontsource/arimo@5", "@fontsource/roboto@5", "@fontsource/gelasio@5", "@fontsource/tinos@5"]
LATIN = (
    "U+20-7E, U+A0-FF, U+131, U+152-153, U+192, U+2BB-2BC, U+2C6-2C7, U+2D8-2DD, U+2010-2015, U+2018-201E, U+2020-2022, U+2026, "
    "U+2030, U+2032-2033, U+2039-203A, U+2044, U+20AC, U+2116, U+2122, U+2190-2193, U+2196-2199, U+2212, U+2248, U+2260, U+2264-2265"
)
EXTENDED = "U+100-130, U+132-151, U+154-17F, U+218-21B, U+1E9E"
FEATURES = ["calt", "case", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
# What the width of a font is measured on: sentences and facts as pages have them.
SAMPLE = (
    "Talks, and the words that went with them. The error message is the interface. A timeout is a promise. What a lighthouse knows. "
    "Three centuries of people keeping one signal alive in bad weather, and what their habits say about alerts, heartbeats and "
    "dashboards. What the clock in the hall has to do with the queue at the bakery; why every error message is a letter to a stranger. "
    "Lakeside Days, 8 October 2026, "
    "Stavanger, Norway. How to write the slides first and the sentences after, or the other way round, in 35 minutes and 24 pictures."
)


def fetch(folder):
    """Unpacks all packages into `folder`, each below the part of its name that comes last."""
    for package in PACKAGES:
        out = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
        name = package.rsplit("@", 1)[0].rsplit("/", 1)[-1]
        with tarfile.open(folder / out.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(folder / name, filter="data")


def reopened(font):
    data = io.BytesIO()
    font.flavor = None
    font.save(data)
    data.seek(0)
    return TTFont(data, recalcTimestamp=False)


def keep_digits(font):
    """Leaves only digits in the feature `tnum`: hyphens as wide as digits look like dashes with spaces."""
    table = font["GSUB"].table
    wanted = {font.getBestCmap().get(ord(digit)) for digit in string.digits}
    for record in table.FeatureList.FeatureRecord:
        for index in record.Feature.LookupListIndex if record.FeatureTag == "tnum" else []:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                part.mapping = {glyph: other for glyph, other in part.mapping.items() if glyph.split(".")[0] in wanted}


def make(source, ranges, axes, target):
    """Writes the letters in `ranges` of the font `source`, with its `axes` limited."""
    options = subset.Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], hinting=False, notdef_outline=True)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=subset.parse_unicodes(ranges.replace(" ", "")))
    font = TTFont(source, recalcTimestamp=False)
    maker.subset(font)
    font = instancer.instantiateVariableFont(reopened(font), axes)
    keep_digits(font)
    font["head"].modified = font["head"].created
    font.flavor = "woff2"
    font.save(target)
    assert target.stat().st_size <= 70_000, f"{target}: {target.stat().st_size} bytes"
    print(target.relative_to(THEMES), target.stat().st_size)


def advances(font, text=SAMPLE):
    """Each letter of `text` with its width, kerned as there, in sizes of the font."""
    data = io.BytesIO()
    font.flavor = None
    font.save(data)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(data.getvalue())), buffer, {"liga": False, "calt": False})
    units = font["head"].unitsPerEm
    return [(text[glyph.cluster], at.x_advance / units) for at, glyph in zip(buffer.glyph_positions, buffer.glyph_infos)]


def width(font, letters):
    """The mean width of those of the `letters` that are in the sample; of all of them, if none is."""
    found = [advance for letter, advance in advances(font) if letter in letters] or [advance for _, advance in advances(font, letters)]
    return sum(found) / len(found)


def similar_groups(pairs, count=7):
    """Letters in groups that need about the same stretch to be as wide in the second font of each pair as in the first."""
    letters = string.ascii_letters + string.digits + " ,.;:?!'-\""
    share = {letter: SAMPLE.count(letter) + 0.3 for letter in letters}
    stretches = {letter: [] for letter in letters}
    for like, other in pairs:
        kerned, plain = advances(like), dict(advances(like, letters))
        widths = dict(advances(other, letters))
        for letter in letters:
            found = [advance for other_letter, advance in kerned if other_letter == letter] or [plain[letter]]
            stretches[letter].append(sum(found) / len(found) / widths[letter])
    ordered = sorted(letters, key=lambda letter: sum(stretches[letter]))
    step = len(ordered) / count
    groups = [ordered[round(n * step) : round((n + 1) * step)] for n in range(count)]
    for _ in range(60):
        middles = []
        for group in filter(None, groups):
            whole = sum(share[letter] for letter in group)
            middles.append([sum(stretches[letter][n] * share[letter] for letter in group) / whole for n in range(len(pairs))])
        distance = lambda letter, middle: sum((a - b) ** 2 for a, b in zip(stretches[letter], middle))
        groups = [[] for _ in middles]
        for letter in letters:
            groups[min(range(len(middles)), key=lambda n: distance(letter, middles[n]))].append(letter)
    # The first one is for all other letters, too.
    groups = sorted(filter(None, groups), key=lambda group: -sum(share[letter] for letter in group))
    return [("".join(group), as_ranges(group) if n else "") for n, group in enumerate(groups)]


def as_ranges(letters):
    """The letters as CSS has them, such as `U+61-63, U+78`."""
    runs = []
    for code in sorted(map(ord, letters)):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in runs)


# Letters whose widths have the same proportion in Literata and in fonts of the system, more or less, and what the face is for.
GROUPS = [
    ("abcdeghknopqsuvxyz", ""),
    ("fijlrt", "U+66, U+69-6A, U+6C, U+72, U+74"),
    ("mw", "U+6D, U+77"),
    (",.;", "U+2C, U+2E, U+3A-3B"),
    (string.ascii_uppercase, "U+41-5A, U+C0-DE"),
    (string.digits, "U+30-39"),
    (" ", "U+20"),
]


def fallback(family, weights, names, like, other, groups=GROUPS):
    """Faces of the fonts `names` of the system, as wide and high as the font `like`; `other` has their widths."""
    units = like["head"].unitsPerEm
    line = like["hhea"]
    percent = lambda value: f"{value * 100:.2f}%"
    sources = ", ".join(f'local("{name}")' for name in names)
    css = ""
    for letters, ranges in groups:
        stretch = width(like, letters) / width(other, letters)
        css += (
            f'@font-face {{ font-family: "{family}"; font-weight: {weights}; src: {sources}; size-adjust: {percent(stretch)}; '
            f"ascent-override: {percent(line.ascent / units / stretch)}; descent-override: {percent(-line.descent / units / stretch)}; "
            f"line-gap-override: {percent(line.lineGap / units / stretch)}{ranges and f'; unicode-range: {ranges}'} }}\n"
        )
    return css


def face(family, name, style, weights, ranges):
    return (
        f'@font-face {{ font-family: {family}; font-style: {style}; font-weight: {weights}; font-display: swap; '
        f'src: url("{name}") format("woff2"); unicode-range: {ranges} }}\n'
    )


def instance(path, **axes):
    return instancer.instantiateVariableFont(TTFont(path), axes)


def inter(folder):
    out = THEMES / "default/assets"
    source = folder / "inter-ui/package"
    ranges = f"{LATIN}, {EXTENDED}"
    css = "/* Inter, with faces of the system that are as wide. Made by `tests/fonts/make.py`. */\n@layer talkpress.base {\n"
    for name, style in (("InterVariable", "normal"), ("InterVariable-Italic", "italic")):
        target = "inter.woff2" if style == "normal" else "inter-italic.woff2"
        make(source / f"variable/{name}.woff2", ranges, {"wght": (400, 900)}, out / target)
        css += face("Inter", target, style, "400 900", ranges)
    variable = source / "variable/InterVariable.woff2"
    text, strong, heading, heaviest = [instance(variable, wght=weight, opsz=size) for weight, size in ((400, 14), (625, 14), (725, 32), (850, 32))]
    for family, package, regular, heavy in (
        ("Inter Arial", "arimo", ["Arial", "Liberation Sans", "Arimo"], ["Arial Bold", "Liberation Sans Bold", "Arimo Bold"]),
        ("Inter Roboto", "roboto", ["Roboto"], ["Roboto Bold"]),
    ):
        files = folder / package / "package/files"
        normal, bold = TTFont(files / f"{package}-latin-400-normal.woff2"), TTFont(files / f"{package}-latin-700-normal.woff2")
        groups = similar_groups([(text, normal), (strong, bold), (heading, bold), (heaviest, bold)])
        css += fallback(family, "100 599", regular, text, normal, groups)
        css += fallback(family, "600 699", heavy, strong, bold, groups)
        css += fallback(family, "700 799", heavy, heading, bold, groups)
        css += fallback(family, "800 900", heavy, heaviest, bold, groups)
    css += ':root { --talk-font: Inter, "Inter Arial", "Inter Roboto", -apple-system, "Segoe UI", "Noto Sans", sans-serif }\n'
    # Letters have the same shape and width at any size, so that the faces above fit, and lines on slides break in the same places.
    css += 'body { font-optical-sizing: none }\nh1, h2, h3, div.card { font-variation-settings: "opsz" 32 }\n}\n'
    (out / "fonts.css").write_text(css)
    (out / "inter-license.txt").write_text((source / "LICENSE.txt").read_text())


def literata(folder):
    out = THEMES / "paper/assets"
    source = folder / "literata/package"
    css = "/* Literata, with faces of the system that are as wide. Made by `tests/fonts/make.py`. */\n@layer talkpress.look {\n"
    for part, ranges in (("latin", LATIN), ("latin-ext", EXTENDED)):
        for style in ("normal", "italic"):
            target = f"literata-{part}{'' if style == 'normal' else '-italic'}.woff2"
            make(source / f"files/literata-{part}-wght-{style}.woff2", ranges, {"wght": (400, 800)}, out / target)
            css += face("Literata", target, style, "400 800", ranges)
    variable = source / "files/literata-latin-wght-normal.woff2"
    text, medium, strong = [instance(variable, wght=weight) for weight in (400, 500, 600)]
    for family, package, names in (
        ("Literata Georgia", "gelasio", ["Georgia", "Gelasio"]),
        ("Literata Times", "tinos", ["Times New Roman", "Liberation Serif", "Tinos"]),
    ):
        files = folder / package / "package/files"
        normal, bold = TTFont(files / f"{package}-latin-400-normal.woff2"), TTFont(files / f"{package}-latin-700-normal.woff2")
        css += fallback(family, "100 449", names, text, normal)
        css += fallback(family, "450 599", names, medium, normal)
        css += fallback(family, "600 900", [f"{name} Bold" for name in names], strong, bold)
    css += ':root:root { --talk-font: Literata, "Literata Georgia", "Literata Times", Georgia, serif }\n}\n'
    (out / "fonts.css").write_text(css)
    (out / "literata-license.txt").write_text((source / "LICENSE").read_text())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        fetch(Path(made))
        inter(Path(made))
        literata(Path(made))
