"""Pages that are pictures, and the mark of tests that have them recognised."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from notices.reading.pictures import png
from tools.disguised.recognised import missing

PNG = png(np.full((1754, 1240), 250, dtype=np.uint8))

needs_recognition = pytest.mark.skipif(bool(missing()), reason=missing() or "recognition is installed")


def scanned_pdf(pages: int) -> bytes:
    """White pictures, each a page."""
    first, *rest = (Image.new("L", (124, 175), 250) for _ in range(pages))
    buffer = io.BytesIO()
    first.save(buffer, format="PDF", save_all=True, append_images=rest, resolution=15)
    return buffer.getvalue()
