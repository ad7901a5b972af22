"""Old Word and WPS files (.doc, .wps, .rtf), turned into .docx by LibreOffice where a machine has it."""

from __future__ import annotations

import resource
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from notices.reading.bounds import CONVERTER_BYTES
from notices.reading.shapes import ReadError

SECONDS = 40
_NAMES = ("soffice", "libreoffice")
_FAILED = "LibreOffice 没能把文件转成 .docx；请在 Word 或 WPS 里另存为 .docx 后再导入"
_SLOW = f"LibreOffice 在 {SECONDS} 秒内没有转完；请在 Word 或 WPS 里另存为 .docx 后再导入"


def converter() -> str:
    """The path of LibreOffice, "" where it isn't installed."""
    return next(filter(None, map(shutil.which, _NAMES)), "")


def _own_limits() -> None:
    """Whoever starts the program may have too little for it."""
    resource.setrlimit(resource.RLIMIT_DATA, (CONVERTER_BYTES, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, resource.RLIM_INFINITY))


def as_docx(data: bytes, ending: str) -> bytes:
    """The same document as .docx; macros are never run, and the program keeps nothing of it."""
    with TemporaryDirectory() as folder:
        source = Path(folder, f"document{ending}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            converter(),
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(  # noqa: S603
                command, timeout=SECONDS, capture_output=True, check=True, preexec_fn=_own_limits
            )
            return Path(folder, "document.docx").read_bytes()
        except subprocess.TimeoutExpired as error:
            raise ReadError(_SLOW) from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise ReadError(_FAILED) from error
