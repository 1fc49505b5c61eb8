"""Draw `resources/icons/fieldreg.png` and `.ico`: the umbrella of the card's head on the card's green.

Run again only when the sign changes: `python delivery/make_icon.py` from the top of the checkout.
"""

from pathlib import Path

from PIL import Image, ImageDraw

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
GREEN = "#00704a"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def make() -> Image.Image:
    """The icon at its largest size, with transparent corners."""
    side = SIZES[-1]
    icon = Image.new("RGBA", (side, side))
    ImageDraw.Draw(icon).rounded_rectangle((0, 0, side - 1, side - 1), radius=side // 5, fill=GREEN)
    sign = Image.open(RESOURCES / "card" / "logo.png").convert("RGBA")
    high = side * 7 // 10
    sign = sign.resize((high * sign.width // sign.height, high), Image.Resampling.LANCZOS)
    icon.alpha_composite(sign, ((side - sign.width) // 2, (side - high) // 2))
    return icon


if __name__ == "__main__":
    made = make()
    made.save(RESOURCES / "icons" / "fieldreg.png", optimize=True)
    made.save(RESOURCES / "icons" / "fieldreg.ico", sizes=[(size, size) for size in SIZES])
