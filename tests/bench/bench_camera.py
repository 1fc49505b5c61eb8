"""A card before a camera: how many QRs are read, by printed size, printer and light. It is simulated.

A printer lays the symbol down in its own dots; a camera sees it at some pixels a millimetre, out of focus,
tilted, with noise and little light. 10.7 pixels/mm is a webcam of 640 x 480 that sees 60 mm of the card.

    python -m tests.bench.bench_camera
"""

import math
import random
from typing import NamedTuple

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from fieldreg.cards.symbol import QUIET_MODULES, make_symbol
from tests.bench.figures import Figure, show
from tests.cards.samples import card

CARDS = 40
CHOSEN_MM = 24.1
SIZES_MM = (19.3, 22.0, CHOSEN_MM)
PRINTERS_DPI = (300, 203)


class Light(NamedTuple):
    """What is between the card and the reader."""

    name: str
    pixels_per_mm: float = 10.7
    blur_mm: float = 0.10
    """Standard deviation of the focus."""
    noise: float = 4
    """Standard deviation in steps of 255."""
    black: int = 30
    white: int = 225
    tilt_degrees: float = 3
    lean: float = 0.03
    """How much smaller the far edge is."""


LIGHTS = (
    Light("focus 0.10 mm"),
    Light("focus 0.15 mm", blur_mm=0.15),
    Light("turned 20°, leaning 15 %", tilt_degrees=20, lean=0.15),
    Light("low light, noise 6", noise=6, black=20, white=90),
    Light("640 x 480 from further away", pixels_per_mm=8),
)


def run() -> list[Figure]:
    """The share that is read, in per cent; the same cards and the same tilts for every size."""
    tokens = [card(number).token for number in range(CARDS)]
    figures = []
    for dpi in PRINTERS_DPI:
        for light in LIGHTS:
            for size_mm in SIZES_MM:
                chance = random.Random(dpi)
                read = sum(_is_read(token, size_mm, dpi, light, chance) for token in tokens)
                chosen = size_mm == CHOSEN_MM and light is LIGHTS[0]
                name = f"{dpi} dpi, {light.name}, {size_mm} mm"
                figures.append(Figure(name, 100 * read / CARDS, "% read", target="≥ 99" if chosen else ""))
    return figures


def _is_read(token: str, size_mm: float, dpi: int, light: Light, chance: random.Random) -> bool:
    seen = _seen(_printed(token, size_mm, dpi), dpi, light, chance)
    return any(code.text == token for code in zxingcpp.read_barcodes(seen))


def _printed(token: str, size_mm: float, dpi: int) -> Image.Image:
    """The symbol in the printer's dots, on a card of white about it."""
    symbol = make_symbol(token)
    rows = bytes(byte ^ 0xFF for byte in symbol.rows)
    modules = Image.frombytes("1", (symbol.size, symbol.size), rows).convert("L")
    dots = round(size_mm / 25.4 * dpi)
    quiet = math.ceil(dots / symbol.size * QUIET_MODULES)
    paper = Image.new("L", (dots + 2 * quiet, dots + 2 * quiet), 255)
    paper.paste(modules.resize((dots, dots), Image.Resampling.NEAREST), (quiet, quiet))
    return paper


def _seen(paper: Image.Image, dpi: int, light: Light, chance: random.Random) -> Image.Image:
    # twice the camera's pixels, so that focus and tilt are not the work of the pixels
    fine = 2 * light.pixels_per_mm * 25.4 / dpi
    side = round(paper.width * fine)
    image = paper.resize((side, side), Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(light.blur_mm * light.pixels_per_mm * 2))
    image = image.rotate(
        chance.uniform(-1, 1) * light.tilt_degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255
    )
    width, height = image.size
    lean = light.lean * width / 2 * chance.uniform(0.5, 1)
    corners = (-lean, 0, 0, height, width, height, width + lean, 0)
    image = image.transform(
        image.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255
    )
    shift = chance.random()
    image = image.resize(
        (width // 2, height // 2),
        Image.Resampling.BOX,
        box=(shift, shift, width - 1 + shift, height - 1 + shift),
    )
    span = light.white - light.black
    image = image.point(lambda grey: light.black + grey * span // 255)
    noise = Image.effect_noise(image.size, light.noise)
    return ImageChops.add(image, noise, offset=-128)


if __name__ == "__main__":
    show(run())
