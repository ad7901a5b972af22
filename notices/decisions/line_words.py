"""What lines of a notice may be, and what may be done with them, as pages say it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from notices.corrections.shapes import Kind


def kind_words(kind: Kind) -> str:
    return {
        "outside": _("问题之外"),
        "furniture": _("非正文"),
        "organisation": _("组织部分"),
        "rectification": _("整改部分"),
        "outlook": _("下一步部分"),
        "part-aspect": _("部分兼方面"),
        "aspect": _("方面"),
        "problem": _("问题"),
        "item": _("分项"),
        "text": _("措施或正文"),
        "measure": _("一条措施"),
    }[kind]


def act_words(act: str, value: str) -> str:
    match act:
        case "is":
            return kind_words(value)  # type: ignore[arg-type]
        case "alike":
            kind = kind_words(value)  # type: ignore[arg-type]
            return _("编号形式或开头相同的各行都是%(kind)s") % {"kind": kind}
        case "join":
            return _("接在上一行之后")
        case "split":
            return _("自“%(words)s”起另作一行") % {"words": value}
        case "begin":
            return _("正文由此开始")
    return _("正文到此为止")
