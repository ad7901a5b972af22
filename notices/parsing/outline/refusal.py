"""Why a text cannot be read as a notice: what was seen in it, and what a person can do."""

from __future__ import annotations

import re

from notices.parsing.lines import fold, paragraphs
from notices.parsing.outline.sheet import read_sheet

_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST_HAN = 0.3  # of a text in Chinese
_FEW = 3  # paragraphs


def refusal(text: str) -> str:
    """One sentence on what was seen, one on what to do."""
    folded = fold(text)
    lines = paragraphs(folded)
    if not lines:
        return "文本是空的：请检查文件里有没有文字，扫描件需要先识别文字"
    if len(_HAN.findall(folded)) < _LEAST_HAN * len("".join(folded.split())):
        return "没有找到任何问题：文本大多不是中文，请给出通报的中文原文"
    if len(lines) <= _FEW:
        return f"没有找到任何问题：全文只有{len(lines)}个段落，换行也许丢失了，请在每个标题前换行后再试"
    sheet = read_sheet(text, folded)
    labelled = [head for head in sheet.heads if head is not None and head.form.is_printed]
    fields = sum(field is not None for field in sheet.fields)
    seen = f"读到{len(lines)}个段落、{len(labelled)}个带编号的行、{fields}个“整改措施：”一类的栏目"
    if labelled:
        return f"没有找到任何问题：{seen}，但没有一级编号写的是“关于…问题”之类的问题，请核对这是不是整改通报的正文"
    return f"没有找到任何问题：{seen}，问题前面没有编号，请给每个问题加上编号（如“1.”）后再试"
