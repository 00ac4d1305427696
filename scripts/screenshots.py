"""Pictures of every document of both plans, for anybody to look at: ``screenshots.py [FOLDER]``.

At 360, 768 and 1280 pixels, light and dark, and as PDF; of the shipped plan and of Riverside.
Needs the system's Chromium (VAWG_CHROMIUM names another) and the PyPI package playwright.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
PLANS = (
    ("shipped", ROOT / "plan", "2022-12-01"),
    ("riverside", ROOT / "examples" / "riverside" / "plan", "2032-03-31"),
)
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")


def main() -> None:
    """Build both sites and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="screenshots", help="where the pictures go")
    folder = Path(parser.parse_args().folder).resolve()
    chromium = os.environ.get("VAWG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=chromium, args=arguments)
        for name, plan, day in PLANS:
            site = folder / f"site-{name}"
            vawg = (sys.executable, "-m", "vawg_plan", "--plan", str(plan), "build")
            subprocess.run((*vawg, "--out", str(site), "--as-of", day), check=True)
            for page in pages(site):
                take(browser, page, folder / f"{name}-{page.stem}")
        browser.close()
    print(f"pictures are in {folder}")


def pages(site: Path) -> Iterator[Path]:
    """Each document's page; of documents about one thing each, the first."""
    yield from sorted(site.glob("*.html"))
    for folder in sorted(site.iterdir()):
        yield from sorted(folder.glob("*.html"))[:1]


def take(browser: Browser, page: Path, start: Path) -> None:
    """A page's pictures and its PDF."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            view = {"width": width, "height": 900}
            tab = browser.new_page(color_scheme=scheme, viewport=view)  # type: ignore[arg-type]
            tab.goto(page.as_uri())
            tab.screenshot(path=f"{start}-{width}-{scheme}.png", full_page=True)
            if (scheme, width) == ("light", 1280):
                tab.pdf(path=f"{start}.pdf", prefer_css_page_size=True)
            tab.close()


if __name__ == "__main__":
    main()
