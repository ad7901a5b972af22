"""Nobody gets a wheel with nothing in it; a front server gets the static files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from django.core.management import call_command

from tools.packaging.refusal import SENTENCE

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_wheel_is_refused_with_a_sentence(tmp_path: Path) -> None:
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        tmp_path,
        ROOT,
    ]
    refused = subprocess.run([str(word) for word in pip], capture_output=True, text=True)
    assert refused.returncode != 0
    assert SENTENCE in " ".join((refused.stdout + refused.stderr).split())
    assert list(tmp_path.iterdir()) == []


def test_static_files_are_collected(settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "site.css").read_bytes() == (ROOT / "static/site.css").read_bytes()
    assert (tmp_path / "admin").is_dir()
