"""One notice with private numbers in every printing, and every way by which what it says leaves the site."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from haystack import connections

from notices.importing import importer, sources
from notices.importing.importer import import_file
from notices.models import CLAIMS, Measure, Notice, Problem
from notices.versioning.canonical_form import digest
from notices.versioning.changes import bring_in_digests
from search.asking.request import SearchRequest
from search.engines.connection import documents_of
from search.indexing import rebuild
from search.models import PendingNotice
from search.query import search

pytestmark = pytest.mark.django_db

# What may be seen of none of them: the digits of numbers, the letters of names.
PRINTINGS = {
    "13912340001": "１３９１２３４０００１",
    "13912340002": "139 1234 0002",
    "13912340003": "+86 139 1234 0003",
    "13912340004": "(0086)13912340004",
    "13912340005": "139-1234-0005",
    "13912340006": "1391 234 0006",
    "13912340007": "1 3 9 1 2 3 4 0 0 0 7",
    "075512340008": "0755-12340008",
    "075512340009": "（0755）12340009",
    "075512340010": "0755 1234 0010",
    "075512340011": "0755-12340011转03",
    "0755123400128": "0755—12340012-8",
    "86755123400": "+86 755 1234 0013",
    "12340014": "座机：12340014",
    "12340015": "TEL:075512340015",
    "12340016": "传真 0755-12340016",
    "4008100017": "400-810-0017",
    "wangyi18": "wangyi18@example.org",
    "wanger19": "wanger19＠example.org",
    "wangsan20": "wangsan20 (at) example.org",
    "440306199001010021": "440306199001010021",
    "440306199001010022": "440306 19900101 0022",
    "44030619900101002X": "身份证号４４０３０６１９９００１０１００２Ｘ",
    "E12340024": "护照号E12340024",
    "6222020012340025": "6222 0200 1234 0025",
    "62220200123400261": "账号：62220200123400261",
    "234560027": "QQ：234560027",
    "wx_wang28": "微信号：wx_wang28",
    "石桥花园3栋": "家住石桥花园3栋2单元501室",
    "临溪北路31号": "住址：临溪区临溪北路31号",
}
MODELS = list(apps.get_app_config("notices").get_models())
OTHERS = (
    "12340031",
    "12340032",
    "wangsi33",
    "13912340034",
    "13912340035",
)  # at the end, in a part's title, of the file
FINDINGS = list(PRINTINGS.values())
SECRETS = list(PRINTINGS)


def text() -> str:
    """A third in headings, a third in measures, a third in what is promised, punished or named there."""
    parts = [
        "中共云泽市临溪区委关于巡察整改进展情况的通报",
        "",
        "（2023年5月8日）",
        "",
        "一、整改落实情况（经办人13912340034）",
        "",
    ]
    for number, (first, second, third) in enumerate(
        zip(FINDINGS[:10], FINDINGS[10:20], FINDINGS[20:], strict=True), 1
    ):
        parts += [
            f"{number}.关于对{first}反映的信访办理不力的问题",
            f"一是已答复{second}，新增学位{number}20个，印发《{third}办理办法》。二是将于2023年12月底前回访{third}，诫勉谈话2人。",
            "",
        ]
    parts += ["联系电话：0755-12340031；地址：临溪区石桥路12340032号；电子邮箱：wangsi33@example.org。", ""]
    return "\n".join([*parts, "中共云泽市临溪区委", "2023年5月6日"])


@pytest.fixture(autouse=True)
def notice(settings, tmp_path: Path) -> Notice:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "答复13912340035.txt"
    path.write_text(text(), "utf-8")
    outcome = import_file(path)
    assert (outcome.status, outcome.name) == ("created", "linxiqu-xuncha-2023")
    Notice.objects.update(name="linxi-2023")
    rebuild()
    return Notice.objects.get()


def plain(body: bytes) -> str:
    """Without tags, blanks and signs between digits, in half width: however it is printed, a number is seen."""
    files = [body]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            files = [archive.read(name) for name in archive.namelist()]
    shown = "\n".join(file.decode("utf-8", "replace") for file in files)
    shown = unicodedata.normalize("NFKC", re.sub(r"<[^>]*>", "", shown))
    return re.sub(r"[\s()—-]", "", shown)


def leaks(client: Any, address: str) -> list[str]:
    response = client.get(address, follow=True)
    assert (response.status_code, "/login/" in response.request["PATH_INFO"]) == (200, False), address
    body = b"".join(response.streaming_content) if response.streaming else response.content
    seen = plain(body)
    return [secret for secret in (*SECRETS, *OTHERS) if secret in seen]


def exits() -> dict[str, list[str]]:
    """The addresses of each way out."""
    problem, measure = Problem.objects.filter(parent=None), Measure.objects.all()
    return {
        "notice": ["/notices/linxi-2023/", "/notices/linxi-2023/?evidence=1"],
        "marked": ["/notices/linxi-2023/hits/?q=信访"],
        "problem and measure": [row.get_absolute_url() for row in (*problem, *measure)],
        "results": [f"/search/?q=信访&unit={unit}" for unit in ("notice", "problem", "measure")],
        "feed": [f"/search/feed/?q=信访&unit={unit}" for unit in ("notice", "problem", "measure")],
        "evidence": [reverse(kind) for kind in ("promises", "figures", "documents", "accountability")],
        "concordance and comparison": [
            *("/concordance/?q=信访", "/compare/?notice=linxi-2023", "/categories/", "/coverage/"),
            *(
                "/concordance/csv/?q=信访",
                "/similar/linxi-2023/p1/",
                "/about/corrections/?id=linxi-2023/p1/m1",
            ),
            *("/compare/file/csv/?notice=linxi-2023", "/", "/suggest/?q=信访"),
        ],
        "charts and lists of claims": [
            address
            for kind in ("promises", "figures", "documents", "accountability")
            for address in (
                f"/{kind}/chart.svg?unit_name=个",
                f"/{kind}/chart/csv/?unit_name=个",
                f"/{kind}/export/csv/",
            )
        ],
        "interface": [
            *("/api/v1/notices", "/api/v1/notices/linxi-2023", "/api/v1/search?q=信访&unit=measure"),
            "/api/v1/search?q=信访&unit=problem",
        ],
        "export of results": [
            f"/search/export/{ending}/?q=信访&unit={unit}"
            for ending in ("csv", "xlsx", "jsonl")
            for unit in ("notice", "problem", "measure")
        ],
        "export of a notice": [
            f"/notices/linxi-2023/export/{ending}/?unit={unit}"
            for ending in ("csv", "xlsx", "jsonl")
            for unit in ("problem", "measure")
        ],
        "package": ["/export/zhenggai.zip"],
        "citations and basket": [
            *(f"{row.get_absolute_url()}cite.{ending}" for row in problem[:3] for ending in ("bib", "ris")),
            "/basket/?id=linxi-2023/p1&id=linxi-2023/p1/m1",
        ],
    }


def test_everything_private_would_be_seen_and_the_notice_is_read_with_its_claims() -> None:
    assert [secret for secret in SECRETS if secret not in plain(text().encode())] == []
    assert (Problem.objects.count(), Measure.objects.count()) == (10, 20)
    assert all(kind.objects.exists() for kind in CLAIMS)


@pytest.mark.parametrize("way_out", [
    "notice", "marked", "problem and measure", "results", "feed", "evidence", "concordance and comparison",
    "charts and lists of claims",
    "interface", "export of results", "export of a notice", "package", "citations and basket",
])  # fmt: skip
def test_nothing_private_leaves(client, way_out: str) -> None:
    if way_out == "package":
        client.force_login(User.objects.create_superuser("curator"))
    assert {address: seen for address in exits()[way_out] if (seen := leaks(client, address))} == {}


@pytest.mark.parametrize("unit", ["notice", "problem", "measure"])
def test_nothing_private_is_confirmed_by_a_search(unit: Any) -> None:
    typed = {
        *SECRETS,
        *OTHERS,
        *(re.split("[：:]|传真 |身份证号|护照号|家住|座机", printed)[-1] for printed in FINDINGS),
    }
    assert {
        words: total for words in typed if (total := search(SearchRequest(f"“{words}”", unit=unit)).total)
    } == {}


@pytest.mark.parametrize("model", [Notice, Problem, Measure])
def test_nothing_private_is_put_into_the_index(model: Any) -> None:
    index = connections["default"].get_unified_index().get_index(model)
    documents = list(documents_of(index, index.index_queryset()))
    tokens = plain(repr(documents).encode())
    assert "信访" in tokens
    assert [secret for secret in (*SECRETS, *OTHERS) if secret in tokens] == []


def test_a_word_typed_by_a_curator_is_covered_as_well(admin_client) -> None:
    url = reverse("admin:notices_notice_change", args=[Notice.objects.get().pk])
    form = admin_client.get(url).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {f"{rows}-{count}_FORMS": 0 for rows in ("originals", "doubts") for count in ("TOTAL", "INITIAL")}
    data |= {"source": "区委网站（13912340035）", "reason": "来电13912340034"}
    assert admin_client.post(url, data).status_code == 302
    assert leaks(Client(), "/notices/linxi-2023/") == []


def test_what_was_stored_before_is_covered_by_an_upgrade(tmp_path: Path, monkeypatch) -> None:
    before = stored()
    Notice.objects.all().delete()
    with monkeypatch.context() as patch:  # as imports once did
        patch.setattr(sources, "_covered", lambda dissection: dissection)
        patch.setattr(importer, "masked", lambda words: words)
        import_file(tmp_path / "答复13912340035.txt")
    Notice.objects.update(name="linxi-2023")
    assert len([secret for secret in SECRETS if secret in plain(stored().encode())]) == len(SECRETS)

    import_module("notices.migrations.0009_private_is_covered").cover(apps)
    bring_in_digests()

    assert [secret for secret in (*SECRETS, *OTHERS) if secret in plain(stored().encode())] == []
    assert Notice.objects.get().digest == digest(Notice.objects.get())
    assert PendingNotice.objects.filter(name="linxi-2023").exists()
    assert len(stored()) == len(before)


def stored() -> str:
    """The words of all rows, but for the contact that the notice states as its own."""
    return "\n".join(
        str(value)
        for model in MODELS
        for row in model._default_manager.order_by("pk").values()
        for name, value in row.items()
        if name != "contact" and isinstance(value, str)
    )


def test_nothing_private_is_stored() -> None:
    seen = plain(stored().encode())
    assert [secret for secret in (*SECRETS, *OTHERS) if secret in seen] == []
