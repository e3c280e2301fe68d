"""Draws the pictures that stand in for photos: python3 samples/public/photos/make.py (needs Pillow).

Flat illustrations, marked as such, so that nobody takes them for photos of a real place.
"""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "assets" / "fonts"
SCALE = 3
SKY, WALL, GROUND, KERB = "#e9f0f4", "#f1ece3", "#c9cdd0", "#9aa1a6"
INK, RED, BLUE, YELLOW, STEEL = "#24323d", "#b3261e", "#1f5f8b", "#e8b923", "#7d8b96"
WHITE, DARK = "#ffffff", "#55636e"


class Picture:
    """A drawing of 800 × 600, drawn larger and scaled down for smooth edges."""

    def __init__(self, background):
        self.image = Image.new("RGB", (800 * SCALE, 600 * SCALE), background)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x0, y0, x1, y1, fill, outline=None, width=2, radius=0):
        box = [v * SCALE for v in (x0, y0, x1, y1)]
        self.draw.rounded_rectangle(box, radius * SCALE, fill, outline, width * SCALE if outline else 0)

    def shape(self, points, fill):
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points, fill=INK, width=3):
        self.draw.line([(x * SCALE, y * SCALE) for x, y in points], fill, round(width * SCALE), joint="curve")

    def disc(self, x, y, r, fill, outline=None, width=3):
        box = [(x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE]
        self.draw.ellipse(box, fill, outline, width * SCALE if outline else 0)

    def rod(self, points, fill, width):
        """A line with round ends."""
        self.line(points, fill, width)
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def text(self, x, y, text, size=26, fill=INK, anchor="mm", bold=False):
        font = ImageFont.truetype(FONTS / f"TantuSansSC-{'Bold' if bold else 'Regular'}.ttf", size * SCALE)
        self.draw.text((x * SCALE, y * SCALE), text, fill, font, anchor)

    def tag(self, x, y, text, size=30, fill=RED):
        """A figure on a plate, readable on any ground."""
        font = ImageFont.truetype(FONTS / "TantuSansSC-Bold.ttf", size * SCALE)
        half = font.getlength(text) / SCALE / 2 + 14
        self.box(x - half, y - size * 0.78, x + half, y + size * 0.78, WHITE, fill, 2, 8)
        self.text(x, y, text, size, fill, bold=True)

    def arrow(self, x0, y0, x1, y1, fill=RED, width=4, both=True):
        """A dimension line."""
        turn = math.atan2(y1 - y0, x1 - x0)
        back = (x1 - 12 * math.cos(turn), y1 - 12 * math.sin(turn))
        front = (x0 + 12 * math.cos(turn), y0 + 12 * math.sin(turn)) if both else (x0, y0)
        self.line([front, back], fill, width)
        for x, y, way in [(x1, y1, turn)] + ([(x0, y0, turn + math.pi)] if both else []):
            wings = [
                (x - 18 * math.cos(way + a), y - 18 * math.sin(way + a)) for a in (-0.42, 0.42)
            ]
            self.shape([(x, y), *wings], fill)

    def save(self, name, caption):
        self.box(0, 548, 800, 600, INK)
        self.text(24, 574, caption, 24, WHITE, "lm")
        self.text(776, 574, "示意图 illustration", 22, "#ffd866", "rm", True)
        small = self.image.resize((800, 600), Image.Resampling.LANCZOS)
        small.save(HERE / f"{name}.jpg", quality=85, optimize=True)


def ramp_steep():
    p = Picture(SKY)
    p.box(620, 70, 800, 360, WALL)
    p.box(668, 178, 752, 340, "#b9cfda", STEEL, 4, 3)
    p.line([(710, 180), (710, 340)], STEEL, 4)
    p.text(710, 130, "北门", 30, DARK, bold=True)
    p.box(0, 432, 800, 548, GROUND)
    # 1:8, true to scale.
    foot, top, rise = 80, 592, 64
    y0, y1 = 432, 432 - rise
    p.shape([(foot, y0), (top, y1), (800, y1), (800, y0)], "#b7b0a3")
    p.line([(foot, y0), (top, y1), (800, y1)], DARK, 5)
    for shift in (88, 54):
        p.rod([(foot + 14, y0 - shift), (top, y1 - shift), (652, y1 - shift)], BLUE, 7)
    for i in range(5):
        x = foot + 20 + i * 122
        y = y0 - (x - foot) / (top - foot) * rise
        p.line([(x, y), (x, y - 88)], BLUE, 6)
    p.arrow(foot, 480, top, 480)
    p.line([(foot, 440), (foot, 498)], RED, 2)
    p.line([(top, 440), (top, 498)], RED, 2)
    p.tag((foot + top) / 2, 504, "4.8 m")
    p.arrow(632, y0, 632, y1)
    p.tag(700, 402, "60 cm", 26)
    p.tag(300, 225, "1:8（12.5 %）", 42)
    p.text(300, 285, "限值 1:12（8.3 %）", 27, INK)
    p.save("ramp-steep", "坡道过陡 Ramp too steep")


def door_narrow():
    p = Picture(WALL)
    p.box(0, 470, 800, 548, "#d8cfc0")
    p.line([(0, 470), (800, 470)], "#b8ac98", 5)
    p.box(262, 60, 552, 470, "#6d5a45")
    p.box(282, 78, 532, 470, "#dfe9ee")
    p.box(282, 78, 532, 300, "#cfe0e8")
    p.line([(282, 430), (532, 430)], "#b4c3cb", 4)
    # The leaf stands open and takes its thickness and its knob off the opening.
    p.shape([(532, 78), (532, 470), (640, 500), (640, 52)], "#a5805a")
    p.shape([(520, 78), (532, 78), (532, 470), (520, 470)], "#8c6a48")
    p.disc(508, 292, 13, STEEL, DARK)
    p.line([(282, 360), (282, 402)], RED, 2)
    p.line([(495, 310), (495, 402)], RED, 2)
    p.arrow(284, 382, 494, 382, width=5)
    p.tag(388, 335, "780 mm", 36)
    p.box(96, 150, 216, 270, BLUE, None, 2, 10)
    p.disc(151, 176, 10, WHITE)
    p.line([(150, 188), (154, 220), (180, 220), (192, 244)], WHITE, 8)
    p.draw.arc([v * SCALE for v in (124, 196, 178, 250)], 10, 275, WHITE, 7 * SCALE)
    p.text(156, 300, "无障碍厕所", 25, DARK)
    p.text(156, 370, "限值", 26)
    p.text(156, 406, "既有 800 mm", 25)
    p.text(156, 440, "新建 900 mm", 25)
    p.save("door-narrow", "门的通行净宽不足 Door too narrow")


def tiles(p, y0, y1, x0=0, x1=800):
    p.box(x0, y0, x1, y1, YELLOW)
    step = (y1 - y0) / 5
    for i in range(5):
        y = y0 + step * (i + 0.5)
        for x in range(x0 + 6, x1, 68):
            p.rod([(x + 8, y), (min(x + 52, x1 - 8), y)], "#f6d564", 8)
    for x in range(x0, x1 + 1, 68):
        p.line([(x, y0), (x, y1)], "#c79a12", 2)


def bicycle(p, x, y, colour):
    """A shared e-bike from the side, its wheels at `y`."""
    for wheel in (x, x + 128):
        p.disc(wheel, y - 36, 36, None, INK, 8)
        p.disc(wheel, y - 36, 6, INK)
    p.rod([(x, y - 36), (x + 34, y - 92), (x + 100, y - 88), (x + 60, y - 34), (x, y - 36)], colour, 9)
    p.rod([(x + 60, y - 34), (x + 34, y - 92), (x + 28, y - 112)], colour, 9)
    p.rod([(x + 128, y - 36), (x + 98, y - 124), (x + 76, y - 132)], INK, 8)
    p.rod([(x + 12, y - 114), (x + 46, y - 114)], INK, 13)
    p.box(x + 46, y - 78, x + 84, y - 40, colour, None, 2, 6)


def tactile_blocked():
    p = Picture("#dfe3e1")
    p.box(0, 0, 800, 150, WALL)
    for x in (60, 300, 540):
        p.box(x, 24, x + 180, 130, "#c4d6de", "#a3b4bc", 4, 3)
    p.line([(0, 150), (800, 150)], "#b8ac98", 6)
    for x in range(0, 801, 100):
        p.line([(x, 153), (x, 470)], "#ccd2cf", 2)
    for y in (230, 460):
        p.line([(0, y), (800, y)], "#ccd2cf", 2)
    tiles(p, 310, 410)
    p.box(0, 480, 800, 500, KERB)
    p.box(0, 500, 800, 548, "#6d757b")
    bicycle(p, 210, 392, "#1e8a6a")
    bicycle(p, 335, 404, BLUE)
    bicycle(p, 460, 392, "#1e8a6a")
    p.arrow(30, 360, 150, 360, RED, 7, False)
    p.line([(158, 326), (158, 394)], RED, 9)
    p.tag(398, 205, "盲道被占用", 32)
    p.save("tactile-blocked", "盲道被占 Tactile paving blocked")


def grab_bar():
    p = Picture("#eef3f4")
    for x in range(0, 801, 80):
        p.line([(x, 0), (x, 470)], "#dbe4e6", 2)
    for y in range(0, 471, 80):
        p.line([(0, y), (800, y)], "#dbe4e6", 2)
    p.box(0, 470, 800, 548, "#c3ccd0")
    # WC from the side
    p.box(86, 250, 160, 372, WHITE, STEEL, 4, 10)
    p.shape([(150, 356), (400, 356), (376, 418), (300, 438), (282, 470), (176, 470), (164, 420)], WHITE)
    p.line([(150, 356), (400, 356), (376, 418), (300, 438), (282, 470), (176, 470), (164, 420), (150, 356)], STEEL, 4)
    p.box(144, 342, 410, 360, WHITE, STEEL, 4, 8)
    # L-bar
    p.rod([(196, 188), (474, 188), (474, 60)], STEEL, 17)
    p.rod([(196, 185), (470, 185), (470, 60)], "#c7d0d6", 5)
    for x, y in ((196, 188), (474, 188), (474, 60)):
        p.disc(x, y, 17, "#9aa7b0", DARK)
    p.line([(412, 343), (600, 343)], RED, 2)
    p.line([(482, 188), (600, 188)], RED, 2)
    p.arrow(570, 189, 570, 342)
    p.tag(656, 248, "42 cm", 36)
    p.text(680, 306, "限值 25–35 cm", 25)
    p.box(52, 404, 70, 424, RED, DARK, 2, 3)
    p.line([(61, 300), (61, 404)], RED, 3)
    p.text(330, 118, "L 形抓杆", 28, DARK)
    p.save("grab-bar", "抓杆偏高 Grab bar too high")


def lift_buttons():
    p = Picture("#d9dee2")
    p.box(0, 500, 800, 548, "#b6afa4")
    p.box(60, 70, 360, 500, "#8f9aa3")
    p.box(78, 88, 342, 500, "#c2cbd1")
    p.line([(210, 88), (210, 500)], "#7a868f", 4)
    p.box(150, 26, 270, 62, INK, None, 2, 6)
    p.text(196, 44, "2", 28, "#ff8a5c", bold=True)
    p.shape([(226, 52), (250, 52), (238, 34)], "#ff8a5c")
    p.box(430, 110, 570, 410, "#eef1f3", STEEL, 4, 12)
    for y, name, way in ((200, "上", -1), (310, "下", 1)):
        p.disc(500, y, 38, WHITE, BLUE, 5)
        p.shape([(482, y - 8 * way), (518, y - 8 * way), (500, y + 20 * way)], BLUE)
        for dx, dy in ((0, 0), (0, 8), (8, 4), (22, 0), (30, 8), (22, 16)):
            p.disc(484 + dx, y + 46 + dy, 3, DARK)
    p.text(500, 140, "呼梯", 26, DARK, bold=True)
    # A loudspeaker that is crossed out
    p.shape([(632, 196), (656, 196), (688, 166), (688, 260), (656, 230), (632, 230)], DARK)
    for r in (26, 46):
        p.draw.arc([v * SCALE for v in (698 - r, 213 - r, 698 + r, 213 + r)], -50, 50, DARK, 6 * SCALE)
    p.line([(622, 270), (756, 150)], RED, 11)
    p.tag(688, 316, "到站无提示音", 25)
    p.text(500, 450, "按钮高 1.05 m，有盲文", 24)
    p.save("lift-buttons", "电梯无语音 Lift without sound")


CELLS = [[(0, 0), (0, 1), (1, 2)], [(0, 0), (1, 1), (0, 2)], [(0, 0), (1, 0), (0, 1)], [(0, 1), (1, 1), (0, 2), (1, 2)]]


def braille_upside_down():
    p = Picture(WALL)
    plate = Picture("#1f4e79")
    plate.text(400, 190, "无障碍厕所", 84, WHITE, bold=True)
    for i, cell in enumerate(CELLS * 2):
        for column, row in [(c, r) for c in (0, 1) for r in (0, 1, 2)]:
            x, y = 88 + i * 84 + column * 30, 340 + row * 34
            if (column, row) in cell:
                plate.disc(x, y, 10, "#d7e6f2")
            else:
                plate.disc(x, y, 3, "#3f6d96")
    turned = plate.image.crop((0, 60 * SCALE, 800 * SCALE, 460 * SCALE)).rotate(180)
    turned = turned.resize((520 * SCALE, 260 * SCALE), Image.Resampling.LANCZOS)
    p.box(132, 122, 668, 398, STEEL, DARK, 3, 8)
    p.image.paste(turned, (140 * SCALE, 130 * SCALE))
    for x, y in ((150, 140), (650, 140), (150, 380), (650, 380)):
        p.disc(x, y, 6, "#c7d0d6", DARK, 2)
    box = [v * SCALE for v in (706, 200, 766, 320)]
    p.draw.arc(box, -90, 90, RED, 7 * SCALE)
    p.shape([(744, 308), (712, 320), (744, 336)], RED)
    p.tag(400, 458, "门牌装反，盲文倒置", 30)
    p.box(0, 0, 800, 60, "#e2d9c9")
    p.save("braille-upside-down", "盲文倒置 Braille upside down")


def kerb_lip():
    p = Picture(SKY)
    p.shape([(0, 290), (130, 290), (470, 372), (470, 548), (0, 548)], "#b7b0a3")
    p.box(0, 318, 130, 548, "#a59e90")
    p.shape([(0, 290), (130, 290), (470, 372), (470, 390), (130, 318), (0, 318)], "#d6d0c4")
    p.box(440, 366, 500, 548, KERB, DARK, 2)
    p.box(500, 430, 800, 548, "#4d565c")
    p.box(500, 430, 800, 446, "#636d74")
    p.line([(0, 290), (130, 290), (440, 366), (500, 366), (500, 430), (800, 430)], INK, 4)
    # Wheel that meets the edge
    p.disc(582, 330, 98, None, INK, 12)
    p.disc(582, 330, 10, INK)
    for i in range(6):
        turn = math.pi * i / 6
        dx, dy = 88 * math.cos(turn), 88 * math.sin(turn)
        p.line([(582 - dx, 330 - dy), (582 + dx, 330 + dy)], STEEL, 2)
    p.line([(500, 366), (410, 366)], RED, 2)
    p.line([(500, 430), (382, 430)], RED, 2)
    p.arrow(396, 367, 396, 429)
    p.tag(296, 462, "高差 25 mm", 34)
    p.text(296, 516, "限值：齐平 0 mm", 26)
    p.text(150, 246, "缘石坡道", 28, DARK)
    p.text(705, 496, "车行道", 26, WHITE)
    p.save("kerb-lip", "坡口有高差 Lip at the kerb")


def footbridge_stairs():
    p = Picture(SKY)
    p.box(0, 470, 800, 548, "#6d757b")
    p.box(0, 458, 330, 548, GROUND)
    p.box(330, 452, 346, 548, KERB)
    p.box(300, 190, 800, 226, "#8f9aa3")
    p.box(610, 226, 652, 480, "#7d8b96")
    for x in range(300, 801, 40):
        p.line([(x, 126), (x, 190)], BLUE, 5)
    p.rod([(298, 126), (800, 126)], BLUE, 8)
    steps, x0, y0, run, rise = 12, 60, 458, 20, 22.3
    outline = []
    for i in range(steps):
        outline += [(x0 + i * run, y0 - i * rise), (x0 + i * run, y0 - (i + 1) * rise)]
    outline += [(x0 + steps * run, y0 - steps * rise)]
    p.shape([*outline, (300, 226), (118, 458)], "#a9b1b7")
    p.line(outline, INK, 3)
    p.rod([(x0 - 6, y0 - 86), (x0 + steps * run, y0 - steps * rise - 64)], BLUE, 8)
    for i in range(0, steps + 1, 3):
        p.line([(x0 + i * run, y0 - i * rise), (x0 + i * run, y0 - i * rise - 78)], BLUE, 5)
    p.arrow(250, 456, 250, 296)
    p.tag(320, 410, "1.76 m", 30)
    p.tag(500, 70, "只有梯道，没有坡道", 32)
    p.text(460, 286, "桥下净空低于 2.00 m", 26)
    p.text(460, 322, "未铺提示盲道", 26)
    p.save("footbridge-stairs", "天桥无坡道 Footbridge, stairs only")


for make in (
    ramp_steep, door_narrow, tactile_blocked, grab_bar, lift_buttons, braille_upside_down, kerb_lip, footbridge_stairs
):
    make()
