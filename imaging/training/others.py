"""Makes pictures of what is no known product, and of a few drawn ones, for train.py.

    python3 others.py EMOJI TRASH PHOTOS OUT

EMOJI  folder of 3-D Fluent emoji (WebP with alpha, named by code points)
TRASH  folder of TrashNet photos, one folder a material
PHOTOS the clothing data set; the edges of its photos become grounds
OUT    gets pictures and pictures.tsv (path, class, source)
"""

import csv
import math
import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from dataset import HELD_OUT_SENDERS

SIDE = 400
SHAPES = 500
TRASH_SHARE = 3  # one photo in so many; they look much alike
HELD_OUT_MATERIALS = {"metal", "trash"}

# Emoji of known products; each is pasted several times.
PRODUCTS = {
    "t_shirt": ["1f455"],
    "pants": ["1f456"],
    "dress": ["1f457"],
    "shorts": ["1fa73"],
    "outwear": ["1f9e5"],
    "shoes": ["1f45e", "1f45f", "1f460", "1f461", "1f462", "1f97e", "1f97f", "1fa74"],
    "hat": ["1f452", "1f3a9", "1f9e2"],
    "bag": ["1f45c", "1f45d", "1f45b", "1f392", "1f6cd-fe0f", "1f4bc"],
}
COPIES = 12
# Worn as well, but of no known class, or of two: neither an object nor a product here.
LEFT_OUT = {
    "1f45a", "1f458", "1f459", "1f97b", "1f97c", "1f9ba", "1fa71", "1fa72", "1f393", "1fa96",
    "26d1-fe0f", "1f9f3", "1fa70", "1f454", "1f94b", "1f3bd",
}  # fmt: skip


def grounds(photos: Path) -> list[Image.Image]:
    """Corners of training photos: floors, sheets and walls without the garment."""
    with open(photos / "images.csv", newline="") as table:
        names = [row["image"] for row in csv.DictReader(table) if row["sender_id"] not in HELD_OUT_SENDERS]
    random.shuffle(names)
    corners = []
    for name in names[:500]:
        photo = Image.open(photos / "images" / f"{name}.jpg").convert("RGB")
        width, height = photo.size
        corner = photo.crop((0, 0, width // 5, height // 5))
        corners.append(corner.resize((SIDE, SIDE), Image.BICUBIC))
    return corners


def ground(corners: list[Image.Image]) -> Image.Image:
    """A plain colour, a gradient or a photographed surface."""
    kind = random.random()
    if kind < 0.5:
        return random.choice(corners).copy()
    light = tuple(random.randint(120, 255) for _ in range(3)) if kind < 0.7 else (random.randint(170, 255),) * 3
    plain = Image.new("RGB", (SIDE, SIDE), light)
    if kind < 0.85:
        shade = Image.linear_gradient("L").resize((SIDE, SIDE)).rotate(random.choice((0, 90, 180, 270)))
        dark = Image.new("RGB", (SIDE, SIDE), tuple(int(c * random.uniform(0.6, 0.95)) for c in light))
        plain = Image.composite(plain, dark, shade)
    return plain


def pasted(thing: Image.Image, below: Image.Image) -> Image.Image:
    """The thing somewhere near the middle, turned a little, with a soft shadow."""
    side = random.randint(SIDE // 2, SIDE - 40)
    thing = thing.resize((side, side), Image.BICUBIC).rotate(random.gauss(0, 12), Image.BICUBIC)
    x = (SIDE - side) // 2 + random.randint(-15, 15)
    y = (SIDE - side) // 2 + random.randint(-15, 15)
    alpha = Image.new("L", below.size)
    alpha.paste(thing.getchannel("A"), (x + 4, y + 7))
    shadow = alpha.filter(ImageFilter.GaussianBlur(8)).point(lambda a: int(a * 0.35))
    below.paste((0, 0, 0), (0, 0), shadow)
    below.paste(thing.convert("RGB"), (x, y), thing.getchannel("A"))
    return below


def outline() -> list[tuple[float, float]]:
    """A polygon about the middle: a disc, an ellipse, a box, a star, or a blob."""
    kind = random.choice(("round", "box", "star", "blob"))
    width, height = random.uniform(0.35, 1), random.uniform(0.35, 1)
    points = []
    corners = random.randint(5, 9)
    phases = [random.uniform(0, 2 * math.pi) for _ in range(4)]
    for i in range(120):
        angle = 2 * math.pi * i / 120
        radius = 1.0
        if kind == "box":
            radius = 1 / max(abs(math.cos(angle)), abs(math.sin(angle)))
        elif kind == "star":
            radius = 0.65 + 0.35 * math.cos(corners * angle)
        elif kind == "blob":
            radius = 1 + sum(0.18 * math.cos((n + 2) * angle + phase) for n, phase in enumerate(phases))
        points.append((radius * width * math.cos(angle), radius * height * math.sin(angle)))
    return points


def shape(corners: list[Image.Image]) -> Image.Image:
    """A shaded figure in one colour or cut out of a photographed surface."""
    size = 300
    colour = tuple(random.randint(20, 235) for _ in range(3))
    face = Image.new("RGB", (size, size), colour) if random.random() < 0.6 else random.choice(corners).resize((size, size))
    dark = face.point(lambda c: int(c * 0.55))
    light = Image.radial_gradient("L").resize((size, size)).point(lambda v: min(255, int(v * random.uniform(0.6, 1.4))))
    face = Image.composite(dark, face, light)
    mask = Image.new("L", (size, size))
    points = outline()
    reach = max(max(abs(x), abs(y)) for x, y in points) * 1.05
    ImageDraw.Draw(mask).polygon([(size / 2 * (1 + x / reach), size / 2 * (1 + y / reach)) for x, y in points], fill=255)
    face.putalpha(mask)
    return face


def single(name: str) -> bool:
    """One thing, not a person, a flag, a key cap or a skin tone."""
    first = int(name.split("-")[0], 16)
    people = 0x1F466 <= first <= 0x1F487 or 0x1F9B0 <= first <= 0x1F9E1 or 0x1F46A <= first <= 0x1F478
    return "200d" not in name and "20e3" not in name and not 0x1F1E6 <= first <= 0x1F1FF and not people


def main(emoji: Path, trash: Path, photos: Path, out: Path) -> None:
    random.seed(11)
    corners = grounds(photos)
    rows = []

    def keep(picture: Image.Image, kind: str, source: str) -> None:
        name = f"{len(rows):05d}.jpg"
        picture.save(out / name, quality=random.randint(70, 92))
        rows.append((name, kind, source))

    known = {point: kind for kind, points in PRODUCTS.items() for point in points}
    for path in sorted(emoji.glob("*.webp")):
        name = path.stem
        if not single(name) or name in LEFT_OUT or any(f"1f3f{tone}" in name for tone in "bcdef"):
            continue
        thing = Image.open(path).convert("RGBA")
        for _ in range(COPIES if name in known else 1):
            keep(pasted(thing, ground(corners)), known.get(name, "object"), f"emoji-{name}")
    for i in range(SHAPES):
        keep(pasted(shape(corners), ground(corners)), "object", "shape-held-out" if i % 5 == 0 else "shape")
    for path in sorted(trash.glob("*/*.jpg"))[::TRASH_SHARE]:
        material = path.parent.name
        source = f"trash-{material}" + ("-held-out" if material in HELD_OUT_MATERIALS else "")
        keep(Image.open(path).convert("RGB").resize((SIDE, SIDE * 3 // 4)), "object", source)
    (out / "pictures.tsv").write_text("".join("\t".join(row) + "\n" for row in rows))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
