"""What notices share: kept with every import, shown with where it stands, first and in how many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from notices.importing.importer import import_file
from notices.importing.place_rows import filed_anew
from notices.models import Decision, Notice, Sentence
from notices.reuse.likeness import keyed_sentences
from notices.reuse.sharing import SharingNotice, address_of, key_of, sharing
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db
OWN = TEXT.replace("重新测算生源，调整招生片区7个。", "重新测算生源并调整东部三个街道的招生片区7个。")
SAME = "改造闲置校舍，预计2024年8月前投用。"


def imported(folder: Path, name: str, text: str) -> Notice:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    import_file(path)
    return Notice.objects.get(name=name)


@pytest.fixture
def linxi(settings, tmp_path: Path) -> Notice:
    settings.MEDIA_ROOT = tmp_path / "originals"
    return imported(tmp_path, "linxi-2023", OWN)


@pytest.fixture
def baiqiao(linxi: Notice, tmp_path: Path) -> Notice:  # noqa: ARG001
    """A year before, one sentence alike but for its date."""
    lines = (
        *("中共云泽市柏桥区委关于巡察整改进展情况的通报", "发布日期：2022-05-08", "一、反馈问题整改情况"),
        *(
            "（一）关于校舍老旧的问题",
            "一是改造闲置校舍，预计2023年12月前投用。二是更换老旧管线三千米并全部通水验收。",
        ),
        *("（二）关于公园不足的问题", "一是新建口袋公园两处并向周边居民全天开放。"),
    )
    return imported(tmp_path, "baiqiao-2022", "\n".join(lines))


def test_what_is_shared_is_counted_on_both_sides(linxi: Notice, baiqiao: Notice) -> None:
    of_linxi, of_baiqiao = sharing(linxi), sharing(baiqiao)
    assert ([str(row) for row in of_linxi.sentences], of_linxi.shared_signs) == ([SAME], len(SAME))
    assert of_linxi.nearest == (SharingNotice(baiqiao, 1, len(SAME) / of_linxi.signs),)
    assert ([row.notice for row in of_baiqiao.nearest], of_baiqiao.notices) == ([linxi], 1)


def test_the_page_of_a_notice_says_what_stands_elsewhere_and_since_when(client, linxi, baiqiao) -> None:
    address = "/notices/linxi-2023/reuse/"
    assert address in client.get("/notices/linxi-2023/").content.decode()
    page = client.get(address).content.decode()
    words = re.sub(r"<[^>]+>|\s+", "", page)
    assert f"{SAME}另见1份通报最早2022年5月8日" in words
    assert (baiqiao.title in page, linxi.get_absolute_url() + "p1/i1/m2/" in page) == (True, True)


@pytest.mark.usefixtures("baiqiao")
def test_the_page_of_a_sentence_begins_with_the_notice_filed_first(client, linxi) -> None:
    (row,) = sharing(linxi).sentences
    page = client.get(address_of(row.key)).content.decode()
    assert page.index("2023年12月前") < page.index("2022年5月8日") < page.index("2023年5月8日")
    assert "见于 2 份通报" in page
    listed = client.get("/reuse/").content.decode()
    assert (address_of(row.key) in listed, listed.count("<li><a lang")) == (True, 1)


@pytest.mark.usefixtures("linxi")
def test_a_notice_that_shares_nothing_says_so(client) -> None:
    assert "没有与别的通报相同的句子。" in client.get("/notices/linxi-2023/reuse/").content.decode()
    assert "没有见于几份通报的句子。" in client.get("/reuse/").content.decode()


def test_what_is_imported_anew_is_counted_once_and_what_is_gone_not_at_all(baiqiao, tmp_path) -> None:
    imported(
        tmp_path,
        "linxi-2023",
        OWN.replace(SAME, "改造闲置校舍的工程已经完工并投用。"),
    )
    assert sharing(Notice.objects.get(name="baiqiao-2022")).sentences == []
    assert Sentence.objects.filter(notice__name="linxi-2023").count() == 2
    baiqiao.delete()
    assert not Sentence.objects.filter(key__in=[s.key for s in keyed_sentences(SAME)]).exists()


def test_a_corrected_place_is_left_out_of_its_sentences_and_back_again(
    admin_client, tmp_path: Path, settings
) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    own = "临溪区委常委会带头学习新修订的条例并逐条对照检查。"
    linxi = imported(tmp_path, "linxi-2023", OWN.replace(SAME, own))
    place, keys = linxi.place, {s.key for s in linxi.sentences.all()}
    address = "/notices/linxi-2023/facts/"
    form = admin_client.get(address).context["form"]
    sent = {bound.name: "" if bound.value() is None else str(bound.value()) for bound in form}
    admin_client.post(address, sent | {"place": ""})
    (decision,) = Decision.objects.all()
    assert next(keyed_sentences(own)).key in {s.key for s in linxi.sentences.all()} - keys
    admin_client.post(f"/decisions/{decision.pk}/undo/")
    linxi.refresh_from_db()
    assert (linxi.place, {s.key for s in linxi.sentences.all()}) == (place, keys)


def test_sentences_follow_a_place_that_has_another_name(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"
    own = "临溪区委常委会带头学习新修订的条例并逐条对照检查。"
    linxi = imported(tmp_path, "linxi-2023", OWN.replace(SAME, own))
    assert linxi.place
    linxi.place.name = "柏桥区"
    linxi.place.save()
    filed_anew(linxi.place)
    keys = {sentence.key for sentence in linxi.sentences.all()}
    assert {next(keyed_sentences(own, places)).key in keys for places in (("云泽", "柏桥"), ())} == {True}
    assert next(keyed_sentences(own, ("云泽", "临溪"))).key not in keys


def test_every_key_has_an_address_of_its_own(client) -> None:
    for key in (0, 1, -1, 2**63 - 1, -(2**63)):
        assert key_of(address_of(key).split("/")[-2]) == key
    assert client.get("/reuse/0000000000000000/").status_code == 404
    assert client.get("/reuse/1/").status_code == 404
    assert client.get("/reuse/?page=9").status_code == 404
