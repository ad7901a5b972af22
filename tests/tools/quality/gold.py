"""A small notice and its outline in the gold format, for the tests to bend."""

from __future__ import annotations

from typing import Any

TEXT = """中共云泽市临溪区委关于巡察整改进展情况的通报
一、逐条整改
（一）关于学位缺口较大的问题。一是启用学校2所。二是2022年底前新增学位300个。
（二）关于水体黑臭的问题。对3名干部予以问责。
"""


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def measure(label: str, words: str) -> dict[str, Any]:
    start, end = span(words)
    return {"label": label, "start": start, "end": end}


def outline() -> dict[str, Any]:
    schools, rivers = "（一）关于学位缺口较大的问题。", "（二）关于水体黑臭的问题。"
    return {
        "notice": {
            "title": "中共云泽市临溪区委关于巡察整改进展情况的通报",
            "issuer": "中共云泽市临溪区委",
            "city": "云泽市",
            "district": "临溪区",
            "kind": "巡察",
            "team": None,
        },
        "parts": [{"label": "一、", "title": "逐条整改", "role": "rectification"}],
        "aspects": [],
        "problems": [
            {
                "n": 1,
                "aspect": None,
                "label": "（一）",
                "title": "学位缺口较大",
                "heading": span(schools),
                "categories": ["education"],
                "measures": [measure("一是", "启用学校2所。"), measure("二是", "2022年底前新增学位300个。")],
                "items": [],
            },
            {
                "n": 2,
                "aspect": None,
                "label": "（二）",
                "title": "水体黑臭",
                "heading": span(rivers),
                "categories": ["environment"],
                "measures": [measure("", "对3名干部予以问责。")],
                "items": [],
            },
        ],
    }


def evidence() -> dict[str, Any]:
    def status(words: str, said: str) -> dict[str, Any]:
        start, end = span(words)
        return {"start": start, "end": end, "status": said, "span": None}

    return {
        "statuses": [
            status("启用学校2所。", "done"),
            status("2022年底前新增学位300个。", "planned"),
            status("对3名干部予以问责。", "done"),
        ],
        "promises": [{"span": span("2022年底前新增学位300个"), "due": "2022-12"}],
        "figures": [
            {"span": span("2所"), "value": 2, "unit": "所", "bound": "=", "sense": "level"},
            {"span": span("300个"), "value": 300, "unit": "个", "bound": "=", "sense": "change"},
            {"span": span("3名"), "value": 3, "unit": "名", "bound": "=", "sense": "level"},
        ],
        "documents": [],
        "accountability": [
            {
                "span": span("对3名干部予以问责"),
                "kind": "discipline",
                "count": 3,
                "unit": "名",
                "who": "officials",
            }
        ],
    }
