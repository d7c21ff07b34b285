"""Small drawn pictures as PNG: sky, hills, and a road, a river bridge or a town, by season."""

import zlib
from math import sqrt
from struct import pack

from portal.demo.dates import season

WIDTH, HEIGHT = 320, 200
HORIZON = 112
SKY_STEPS = 28
HILL_STEPS = 2
SIGNATURE = b"\x89PNG\r\n\x1a\n"

# sky above, sky below, far hills, near hills, ground, ground near, trees
_SEASONS = {
    "winter": ("8fa9c4", "e9edf0", "a9b4c0", "c9d2da", "eef2f5", "dde4ea", "5b6a72"),
    "spring": ("7fb4de", "e3f0f6", "9db79a", "7ea66f", "a8bf78", "90ad63", "56803f"),
    "summer": ("4f96d6", "cfe7f5", "7aa08f", "4f8a54", "6da552", "568f43", "2f6635"),
    "autumn": ("78a6cf", "f3e7cf", "b39b84", "b98a4b", "cfae5f", "b9954c", "96592b"),
}
_ROAD, _LINE, _RIVER, _STONE, _WINDOW, _SUN = (
    "5d6066",
    "f4f1e4",
    "7ba7c4",
    "b9b2a6",
    "f6e3a1",
    "fff6d8",
)


class Canvas:
    """Rows of palette indices; every shape is a run of one colour in a row."""

    def __init__(self):
        self.rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
        self.palette = []

    def colour(self, value):
        self.palette.append(bytes.fromhex(value) if isinstance(value, str) else bytes(value))
        return len(self.palette) - 1

    def run(self, y, left, right, colour):
        left, right = max(0, int(left)), min(WIDTH, int(right))
        if 0 <= y < HEIGHT and left < right:
            self.rows[y][left:right] = bytes((colour,)) * (right - left)

    def box(self, left, top, right, bottom, colour):
        for y in range(int(top), int(bottom)):
            self.run(y, left, right, colour)


def png_bytes(seed: int, caption: str) -> bytes:
    """A picture for the seed; the caption is kept as the file's description."""
    canvas = Canvas()
    colours = _SEASONS[season(seed % 12 + 1)]
    variant = seed // 12
    _sky(canvas, colours, variant)
    _hills(canvas, colours, variant)
    _ground(canvas, colours)
    _trees(canvas, colours[6], variant)
    (_draw_road, _draw_bridge, _draw_town)[variant % 3](canvas, variant // 3)
    return _encode(canvas, caption)


def _mix(first, second, part, whole):
    pairs = zip(bytes.fromhex(first), bytes.fromhex(second), strict=True)
    return [a + (b - a) * part // whole for a, b in pairs]


def _sky(canvas, colours, variant):
    for step in range(SKY_STEPS):
        colour = canvas.colour(_mix(colours[0], colours[1], step, SKY_STEPS))
        band = HORIZON // SKY_STEPS
        canvas.box(0, step * band, WIDTH, (step + 1) * band, colour)
    sun = canvas.colour(_SUN)
    _disc(canvas, 40 + variant * 37 % 240, 24 + variant % 22, 9 + variant % 5, sun)


def _disc(canvas, x, y, radius, colour):
    for row in range(-radius, radius + 1):
        half = sqrt(radius * radius - row * row)
        canvas.run(y + row, x - half, x + half + 1, colour)


def _hills(canvas, colours, variant):
    """Two ranges of rounded hills, the far one higher and paler."""
    for layer in range(HILL_STEPS):
        colour = canvas.colour(colours[2 + layer])
        for hill in range(4):
            turn = variant // (hill + 1) + 53 * layer
            centre = hill * 96 + turn % 60 - 10
            height = 52 - 22 * layer + turn % 13
            breadth = 64 + turn % 41
            for y in range(HORIZON - height, HORIZON):
                depth = (y - HORIZON + height) / height
                canvas.run(
                    y, centre - breadth * sqrt(depth), centre + breadth * sqrt(depth), colour
                )


def _ground(canvas, colours):
    for step in range(8):
        colour = canvas.colour(_mix(colours[4], colours[5], step, 8))
        canvas.box(0, HORIZON + step * 11, WIDTH, HORIZON + (step + 1) * 11, colour)


def _draw_road(canvas, variant):
    """A road towards the horizon with a broken centre line and side lines."""
    road, line = canvas.colour(_ROAD), canvas.colour(_LINE)
    vanish = 110 + variant % 100
    bottom = 100 + variant * 7 % 120
    for y in range(HORIZON, HEIGHT):
        depth = (y - HORIZON + 2) / (HEIGHT - HORIZON)
        centre = vanish + (bottom - vanish) * depth * depth
        half = 3 + 88 * depth
        canvas.run(y, centre - half, centre + half, road)
        canvas.run(y, centre - half * 0.93, centre - half * 0.89, line)
        canvas.run(y, centre + half * 0.89, centre + half * 0.93, line)
        if int(sqrt(depth) * 14 + variant) % 2:
            canvas.run(y, centre - half * 0.025, centre + half * 0.025 + 1, line)


def _draw_bridge(canvas, variant):
    """A river and an arched bridge across it."""
    river, stone, road = canvas.colour(_RIVER), canvas.colour(_STONE), canvas.colour(_ROAD)
    for y in range(HORIZON + 8, HEIGHT):
        depth = (y - HORIZON) / (HEIGHT - HORIZON)
        canvas.run(y, 130 - 110 * depth - variant % 20, 190 + 100 * depth, river)
    deck = 124 + variant % 12
    arches = 4 + variant % 3
    span = WIDTH / arches
    for y in range(deck + 6, deck + 40):
        canvas.run(y, 0, WIDTH, stone)
        rise = (y - deck - 10) / 30
        if rise > 0:
            for arch in range(arches):
                half = span * 0.42 * sqrt(rise)
                middle = (arch + 0.5) * span
                canvas.run(y, middle - half, middle + half, river)
    canvas.box(0, deck, WIDTH, deck + 6, road)
    for post in range(0, WIDTH, 16):
        canvas.box(post, deck - 6, post + 2, deck, stone)
    canvas.box(0, deck - 7, WIDTH, deck - 5, stone)


def _draw_town(canvas, variant):
    """Buildings along a street."""
    wall, roof, window = canvas.colour(_STONE), canvas.colour(_ROAD), canvas.colour(_WINDOW)
    left = 6
    for number in range(7):
        breadth = 30 + (variant + number * 17) % 22
        top = 70 + (variant // 3 + number * 29) % 46
        canvas.box(left, top, left + breadth, 156, wall)
        canvas.box(left - 1, top - 3, left + breadth + 1, top, roof)
        for y in range(top + 6, 148, 11):
            for x in range(left + 4, left + breadth - 5, 9):
                canvas.box(x, y, x + 5, y + 6, window)
        left += breadth + 5
    canvas.box(0, 156, WIDTH, HEIGHT, roof)
    for x in range(variant % 20, WIDTH, 40):
        canvas.box(x, 177, x + 22, 179, window)


def _trees(canvas, colour, variant):
    tree = canvas.colour(colour)
    for number in range(5):
        x = (variant * 13 + number * 71) % WIDTH
        foot = HORIZON + 14 + (variant + number * 23) % 50
        size = 9 + (foot - HORIZON) // 4
        canvas.box(x - 1, foot - size // 2, x + 1, foot, tree)
        _disc(canvas, x, foot - size, size // 2 + 1, tree)


def _encode(canvas, caption):
    raw = b"".join(b"\x00" + bytes(row) for row in canvas.rows)
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(canvas.palette)),
            _chunk(b"iTXt", b"Description\x00\x00\x00zh\x00\x00" + caption.encode()),
            _chunk(b"IDAT", zlib.compress(raw, 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name, content):
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))
