"""The process that recognises: `python -m notices.reading.recognition_process`, a question on stdin, JSON on stdout.

A question is a line with the pages' indices as JSON, and the file's bytes. Where the lines stand is found first on all
pages, then what they say, so that one model is in memory at a time. Nothing is asked of the network: the models are
those of rapidocr's wheel, loaded here and not by its own class, which would fetch what is missing.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
import rapidocr
from rapidocr.ch_ppocr_det.main import TextDetector
from rapidocr.ch_ppocr_det.utils import DBPostProcess, DetPreProcess
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode
from rapidocr.utils.process_img import get_rotate_crop_image

from notices.reading.pictures import DOTS, grey_page
from notices.reading.recognition import PrintedLine, PrintedPage, to_json

_MODELS = Path(rapidocr.__file__).parent / "models"
_FINDING, _READING = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_LONGEST = (
    960  # dots of the side of the picture in which lines are looked for: 300 MB of memory, and a second
)
_HEIGHT, _NARROWEST = 48, 320  # dots of a line as the model reads it
_LEAST_CERTAINTY = 0.5  # below it is no writing
_POINTS = 72 / DOTS


def main() -> None:
    pages, data = sys.stdin.buffer.readline(), sys.stdin.buffer.read()
    numbers = json.loads(pages)
    cv2.setNumThreads(1)
    boxes = {number: _boxes(data, number) for number in numbers}
    _model.clear()
    gc.collect()
    recognition = {number: _page(data, number, boxes[number]) for number in numbers}
    sys.stdout.buffer.write(to_json(recognition))


_model: dict[str, Any] = {}


def _run(name: str, picture: Any) -> Any:
    """One model's answer; loaded when it is first asked."""
    if name not in _model:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        options.log_severity_level = 4
        path = str(_MODELS / name)
        _model[name] = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    session = _model[name]
    return session.run(None, {session.get_inputs()[0].name: picture})[0]


def _coloured(data: bytes, number: int) -> Any:
    return cv2.cvtColor(grey_page(data, number), cv2.COLOR_GRAY2BGR)


def _boxes(data: bytes, number: int) -> Any:
    """The corners of every line of a page, from the top down."""
    picture = _coloured(data, number)
    prepared = DetPreProcess(_LONGEST, "max", [0.5] * 3, [0.5] * 3)(picture)
    if prepared is None:
        return []
    boxes_of = DBPostProcess(
        thresh=0.3,
        box_thresh=0.5,
        max_candidates=1000,
        unclip_ratio=1.6,
        use_dilation=True,
        score_mode="fast",
    )
    boxes, _scores = boxes_of(_run(_FINDING, prepared), picture.shape[:2])
    return TextDetector.sorted_boxes(boxes) if len(boxes) else []


def _page(data: bytes, number: int, boxes: Any) -> PrintedPage:
    picture = _coloured(data, number)
    height, width = picture.shape[:2]
    lines = tuple(line for line in _lines(picture, boxes) if line.certainty >= _LEAST_CERTAINTY)
    return PrintedPage(width * _POINTS, height * _POINTS, lines)


def _lines(picture: Any, boxes: Any) -> Iterator[PrintedLine]:
    for box in boxes:
        strip = get_rotate_crop_image(picture, box.copy())
        text, certainty = _words(strip)
        if text.strip():
            corners = tuple((float(x) * _POINTS, float(y) * _POINTS) for x, y in box)
            yield PrintedLine(text, float(certainty), corners)


def _words(strip: Any) -> tuple[str, float]:
    height, width = strip.shape[:2]
    length = max(int(np.ceil(_HEIGHT * width / height)), 1)
    room = max(length, _NARROWEST)
    padded = np.zeros((1, 3, _HEIGHT, room), dtype=np.float32)
    resized = cv2.resize(strip, (length, _HEIGHT)).astype(np.float32)
    padded[0, :, :, :length] = resized.transpose(2, 0, 1) / 127.5 - 1
    answer = _run(_READING, padded)
    lines, _ = _letters()(answer, False, wh_ratio_list=[width / height], max_wh_ratio=room / _HEIGHT)
    text, certainty = lines[0]
    return str(text), float(certainty)


def _letters() -> Any:
    """From the model's answer to letters, by the list that the model brings along."""
    if "letters" not in _model:
        table = _model[_READING].get_modelmeta().custom_metadata_map["character"].splitlines()
        _model["letters"] = CTCLabelDecode(character=table, character_path=None)
    return _model["letters"]


if __name__ == "__main__":
    main()
