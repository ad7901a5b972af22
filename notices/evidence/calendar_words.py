"""How notices print times, as patterns on folded text: to be kept out of figures, or to be read as a due date.

A row is a pattern, and beside it an example of its kind.
"""

from __future__ import annotations

_Y = r"(?:(?:19|20)\d\d|[一二][〇零○九O][〇零○一二三四五六七八九O]{2})"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_AND = r" ?(?:[-—–~、至到和及与,]|起至) ?"

# Spans of time on a calendar. The longer row comes first.
TIMES: tuple[str, ...] = (
    rf"{_Y} ?[-—–~至到] ?{_Y} ?(?:学年|年)度?",  # 2019-2021年
    rf"{_Y} ?年?(?:{_AND}{_Y} ?年?){{0,9}}{_AND}{_Y} ?年度?",  # 2014年、2015年
    rf"{_Y} ?年(?:度|级|版|底|初|末|中)?",  # 2021年度
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)",  # 2021-09-30
    rf"{_N}(?:{_AND}{_N}){{0,9}} ?月份? ?(?:{_N} ?[日号])(?:{_AND}(?:{_N} ?月)?{_N} ?[日号]){{0,9}}",  # 9月7日至8日
    rf"{_N}(?:{_AND}{_N}){{0,9}} ?月(?:份|底|初|末|中旬|上旬|下旬)?(?!内)",  # 9-11月
    # 18日，召开; but 拘留15日
    rf"(?<!拘留)(?<!拘留[\d一二三十]){_N}(?:{_AND}{_N}){{0,9}} ?[日号](?=[,、。前至到]|上午|下午|召开|起)",
    rf"\d{{2}}年代|{_N}世纪",  # 90年代
    rf"{_N}[:时]\d{{0,2}}分?(?=许|起|至|前|后|开始|,)",  # 9:30
    rf"(?:(?:前|第|上|下){_N}(?:{_AND}{_N}){{0,9}}个?|{_N}(?:{_AND}{_N}){{0,9}})季度(?!末)",  # 前三季度
)
_ORDINAL = r"(?:\d{1,6}|[一二三四五六七八九十百零]{1,6})"
ORDINALS = rf"第 ?{_ORDINAL}(?:{_AND}{_ORDINAL}(?=[批个轮次季届])){{0,9}}"  # 第二、三批
