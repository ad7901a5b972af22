"""Traditional characters as the simplified ones that stand for them, one for one: places in a text stay. Pure."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

# 乾 is read qián in names (乾县): as simplified a character as 干, and not the same.
_UNCHANGED = "乾"
_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400))


def simplified(text: str) -> str:
    """臨溪區委 → 临溪区委. Words that differ by more than their characters (軟體, 软件) stay different."""
    return text.translate(simplified_characters())


@cache
def simplified_characters() -> dict[int, int]:
    """Each traditional character's code and that of its simplified form, as opencc has them one by one."""
    signs = [chr(code) for first, end in _IDEOGRAPHS for code in range(first, end) if chr(code) != _UNCHANGED]
    convert = OpenCC("t2s").convert
    forms = convert(convert("\n".join(signs))).split("\n")  # 苧 is simplified of 薴, and traditional of 苎
    return {
        ord(sign): ord(form)
        for sign, form in zip(signs, forms, strict=True)
        if len(form) == 1 and form != sign
    }
