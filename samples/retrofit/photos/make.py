"""Draws the pictures that stand in for photos: python3 samples/retrofit/photos/make.py (needs Pillow).

Flat illustrations, marked as such, so that nobody takes them for photos of a real home.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
FONT = HERE.parents[2] / "assets" / "fonts" / "TantuSansSC-Bold.ttf"
SCALE, WIDTH, HEIGHT = 3, 480, 360
WALL, FLOOR, INK, STEEL, RED, GREEN, WHITE = "#ece5d8", "#c9c2b4", "#24323d", "#7d8b96", "#b3261e", "#1f5f8b", "#ffffff"


class Picture:
    def __init__(self):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), WALL)
        self.draw = ImageDraw.Draw(self.image)
        self.box(0, 270, WIDTH, HEIGHT, FLOOR)

    def box(self, x0, y0, x1, y1, fill, radius=0):
        self.draw.rounded_rectangle([v * SCALE for v in (x0, y0, x1, y1)], radius * SCALE, fill, INK, SCALE)

    def rod(self, points, fill, width=8):
        self.draw.line([(x * SCALE, y * SCALE) for x, y in points], fill, width * SCALE, joint="curve")
        for x, y in points:
            r = width / 2
            self.draw.ellipse([(x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE], fill)

    def text(self, x, y, text, size=17, fill=INK):
        font = ImageFont.truetype(FONT, size * SCALE)
        self.draw.text((x * SCALE, y * SCALE), text, fill, font, "mm")

    def tag(self, x, y, text, fill):
        font = ImageFont.truetype(FONT, 20 * SCALE)
        half = font.getlength(text) / SCALE / 2 + 10
        self.box(x - half, y - 16, x + half, y + 16, WHITE, 6)
        self.text(x, y, text, 20, fill)

    def save(self, name):
        self.text(WIDTH / 2, 344, "示意图，非实景 · drawing, not a photo", 13)
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(HERE / f"{name}.jpg", quality=80, optimize=True)


def toilet(after):
    p = Picture()
    p.box(200, 120, 280, 200, WHITE, 8)
    p.box(190, 200, 290, 232, WHITE, 12)
    p.box(210, 232, 270, 280, WHITE, 10)
    if after:
        p.rod([(310, 150), (410, 150)], STEEL, 9)
        p.rod([(410, 60), (410, 200)], STEEL, 9)
        p.tag(360, 250, "70 cm", GREEN)
        p.tag(110, 60, "抓杆已装", GREEN)
    else:
        p.tag(110, 60, "没有抓杆", RED)
    p.save(f"toilet-{'after' if after else 'before'}")


def steps(after):
    p = Picture()
    p.box(300, 60, 420, 210, "#9b7a55")
    for i in range(3):
        p.box(180 + i * 40, 270 - (i + 1) * 20, 460, 290, "#b9b1a2")
    if after:
        p.rod([(170, 190), (300, 120)], STEEL, 9)
        for x, y in ((176, 187), (240, 152), (298, 121)):
            p.rod([(x, y), (x, y + 70)], STEEL, 6)
        p.tag(120, 60, "扶手 87 cm", GREEN)
    else:
        p.tag(120, 60, "没有扶手", RED)
    p.save(f"steps-{'after' if after else 'before'}")


for after in (False, True):
    toilet(after)
    steps(after)
