"""Finds the folders that ship with the program: market data and resources."""

import sys
from pathlib import Path


def _shipped_root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    package = Path(__file__).resolve().parent
    packaged = package / "shipped"
    return packaged if packaged.is_dir() else package.parent


def data_folder() -> Path:
    """Return the folder of the market tables, in a checkout, a wheel or a bundle."""
    return _shipped_root() / "data"


def resources_folder() -> Path:
    """Return the folder of samples, fonts and message catalogues."""
    return _shipped_root() / "resources"
