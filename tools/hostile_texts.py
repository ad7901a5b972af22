"""Texts made to take long: scraps to repeat, and pages made to a size. `tools.benchmarks.linearity` times them."""

from __future__ import annotations

from collections.abc import Callable

TITLE = "中共临溪区委关于巡察整改的通报\n"
SCRAPS = (
    *(
        "中共",
        "市",
        "2022年",
        "根据巡察",
        "省委第",
        "（",
        " ",
        "来源：",
        "0198-",
        "第一届",
        "a@",
        "关于巡察整改",
    ),
    *("2022-03-04\n", "中共云泽市委\n", "电话：\n"),
)
UNITS = (
    *("一、\n", "（一）关于问题\n", "1.甲\n", "（1）\n", "啊", "“", "（", "1.", "首先，", "　", "\n"),
    *("第一方面问题，甲\n", "问题1：甲\n", "关于甲\n", "1.关于“甲”问题“乙”\n", "（一）关于甲\n乙的问题\n"),
    *("序号\n", "序号\n反馈问题\n整改措施\n1\n甲\n", "整改措施：\n", "责任单位：甲。", "（责任单位：甲）"),
    *("一是甲。二是乙。", "1.问题：甲\n整改措施：（1）乙\n", "中共甲乙丙丁委\n", "2023年5月2日\n"),
)
FOUND = f"{TITLE}（一）关于“台账不全”问题\n一是"
HEADINGS = ("", "二、整改情况\n（一）关于“甲”的问题\n")
CLAIMS = (
    *("1", "一", "百", "1,", ",123", "1-", "《", "“", "(", "问责对将在", "2022年、"),
    "印发《办法》，问责14人。",
)
PAGES: dict[str, Callable[[int], str]] = {
    "tables": lambda size: "<table><tr><td>序号" * (size // 85),
    "navs": lambda size: "<nav>" * (size // 30) + "<p>a" * size,
    "headings": lambda size: "<title>中共松陂区委关于整改的通报</title>" + "<h1>某某某某某某某某</h1>" * size,
    "formatting": lambda size: "<p>" + "".join(f"<b id={n}>" for n in range(size)) + "<p>x" * size,
    "blanks": lambda size: "<p>" + " \n" * (30 * size) + "字",
    "figures": lambda size: "<p>" + "2019-" * (6 * size),
    "lists": lambda size: "<ol>" * (size // 100) + "<li>a" * size,
    "comments": lambda size: "<!--" * size,
}
