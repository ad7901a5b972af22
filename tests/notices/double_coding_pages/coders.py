"""Two curators and an editor, each at a client of their own; what they press."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from notices.models import CodingSheet, DoubleCoding

GROUPS = {"jia": "订正员", "yi": "订正员", "zhubian": "编辑"}


def client_of(name: str) -> Client:
    user = User.objects.filter(username=name).first()
    if user is None:
        user = User.objects.create_user(name, is_staff=True)
        user.groups.add(Group.objects.get(name=GROUPS[name]))
    client = Client()
    client.force_login(user)
    return client


def form(**changed: Any) -> dict[str, Any]:
    """As an editor fills it in."""
    keys = {name: User.objects.get(username=name).pk for name in ("jia", "yi")}
    return {
        "title": "第一次",
        "first": keys["jia"],
        "second": keys["yi"],
        "variables": ["area", "status"],
        "prefilled": ["outline"],
        "names": "linxi-2023",
        "size": "",
        "seed": "7",
    } | changed


def set_up(**changed: Any) -> DoubleCoding:
    for name in GROUPS:
        client_of(name)
    answer = client_of("zhubian").post("/double-codings/add/", form(**changed))
    assert answer.status_code == 302, answer.content.decode()
    return DoubleCoding.objects.get()


def address(coding: DoubleCoding, *parts: object) -> str:
    return "/".join(map(str, ["/double-codings", coding.pk, *parts])) + "/"


def answer_steps(client: Client, coding: DoubleCoding, *areas: str, status: str = "done") -> None:
    """The areas one after the other, `a;b` for two; every measure has the same status."""
    for at, area in enumerate(areas, 1):
        page = client.get(address(coding, 1, at)).content.decode()
        names = set(re.findall(r'name="(status\d+)"', page))
        ranks = dict(zip(("first", "second", "third"), area.split(";"), strict=False)) if area else {}
        saved = client.post(address(coding, 1, at), ranks | dict.fromkeys(names, status))
        assert saved.status_code == 302, saved.content.decode()


def press_outline(client: Client, coding: DoubleCoding, *presses: tuple[str, str]) -> str:
    """Each a button and the beginning of its line; then it is saved. Where that leads."""
    page = client.get(address(coding, 1, "outline"))
    for button, words in [*presses, ("save", "")]:
        context: Any = page.context
        row = next((line.index for line in context["lines"] if words and line.text.startswith(words)), 0)
        data = dict(context["carried"]) | {"press": button, "row": row}
        page = client.post(address(coding, 1, "outline"), data)
    return str(page["Location"])


def hand_in(client: Client, coding: DoubleCoding) -> None:
    assert client.post(address(coding, 1)).status_code == 302
    assert CodingSheet.objects.filter(handed_in=None).count() < 2


def shown(page: str) -> str:
    """A page without markup, a blank between words that it parts."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def chosen(page: str) -> list[str]:
    """The values that a form has, in order."""
    values = re.findall(r'<option value="([^"]+)" selected|value="([^"]+)"[^>]* checked', page)
    return [option or radio for option, radio in values]
