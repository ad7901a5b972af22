"""Import as staff do it, in a browser: choose a file, look, correct, save; a batch and its progress."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from notices.models import ImportFile, Notice
from tests.browser.curator import sign_in
from tests.browser.test_reading_and_searching import FAINT, SMALL
from tests.notices.notices_text import TEXT
from tools.disguised import DISGUISES

pytestmark = pytest.mark.browser


@pytest.fixture
def staff_page(open_page, settings, tmp_path: Path) -> Any:
    """The import page, as somebody of the staff sees it who has logged in."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    page = open_page("/")
    sign_in(page, page.url)
    page.get_by_role("link", name="问题领域").first.click()
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="导入").click()
    page.wait_for_url("**/import/")
    return page


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_a_file_is_looked_at_corrected_and_saved(staff_page: Any, tmp_path: Path) -> None:
    page = staff_page
    page.locator("#id_uploads").set_input_files(write(tmp_path, "linxi-2023.txt", TEXT))
    page.get_by_role("button", name="交来处理").click()

    page.wait_for_url("**/import/files/**")
    expect(page.locator("#o-p2-m2")).to_have_text("整治排口31个。")
    page.get_by_label("发布日期").fill("2023-05-09")
    page.get_by_label("发布单位").fill("中共临溪区委")
    page.get_by_role("button", name="保存", exact=True).click()

    page.wait_for_url("**/notices/linxi-2023/")
    expect(page.get_by_text("2023年5月9日", exact=True)).to_be_visible()
    notice = Notice.objects.get(name="linxi-2023")
    assert (notice.issuer, notice.curated_facts) == ("中共临溪区委", ["issuer", "published"])


def test_a_batch_shows_how_far_it_is(staff_page: Any, tmp_path: Path, work_off) -> None:
    page = staff_page
    files = [write(tmp_path, "a-1.txt", TEXT), write(tmp_path, "b-2.txt", "今天天气不错。")]
    page.locator("#id_uploads").set_input_files(files)
    page.get_by_role("button", name="交来处理").click()
    page.wait_for_url("**/import/batches/**")
    expect(page.get_by_text("2 个文件，已处理 0 个。")).to_be_visible()

    work_off()
    page.get_by_role("link", name="立即刷新").click()

    expect(page.get_by_text("2 个文件，已处理 2 个。")).to_be_visible()
    page.get_by_role("link", name="a-1", exact=True).click()
    page.wait_for_url("**/notices/a-1/")


# As a browser hands over what was dropped: entries of files and of a folder, which gives its entries two at a time.
DROP = """([files, inside]) => {
  const entry = ([name, text]) => ({ isFile: true, file: (done) => done(new File([text], name)) });
  const folder = { isFile: false, createReader: () => {
    const left = inside.map(entry);
    return { readEntries: (done) => done(left.splice(0, 2)) };
  } };
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const items = [...files.map(entry), folder].map((each) => ({ webkitGetAsEntry: () => each }));
  event.dataTransfer = { items, files: [] };
  document.getElementById("drop-zone").dispatchEvent(event);
}"""


def test_files_and_folders_are_dropped_and_decided_in_a_list(staff_page: Any, work_off) -> None:
    page = staff_page
    other = TEXT.replace("临溪", "望麓").replace("新建小学2所", "新建小学" * 60)
    files = [["linxi-2023.txt", TEXT]]
    inside = [["wanglu.txt", other], [".hidden", "x"], ["README.md", "x"], ["weather.txt", "今天天气不错。"]]
    page.evaluate(DROP, [files, inside])
    expect(page.get_by_role("status").filter(has_text="已选 3 个文件")).to_be_visible()
    page.get_by_label("一批文件中遇到重复时").select_option(label="全部先列出，决定之后才导入")
    page.get_by_role("button", name="交来处理").click()
    page.wait_for_url("**/import/batches/**")
    work_off()
    page.get_by_role("link", name="立即刷新").click()
    expect(page.get_by_role("row").filter(has_text="新的")).to_have_count(2)
    assert not Notice.objects.filter(name="linxi-2023").exists()
    page.get_by_role("checkbox", name="linxi-2023.txt").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="不导入").click()
    expect(page.get_by_text("已决定 1 个文件。")).to_be_visible()
    page.get_by_role("checkbox", name="全部待决定的 1 个").check()
    page.get_by_role("button", name="照建议办", exact=True).click()
    expect(page.get_by_text("已决定 1 个文件。")).to_be_visible()
    work_off()
    page.get_by_role("link", name="立即刷新").click()
    expect(page.get_by_role("row").filter(has_text="新增")).to_have_count(1)
    assert sorted(ImportFile.objects.values_list("name", "status")) == [
        ("linxi-2023.txt", "skipped"),
        ("wanglu.txt", "created"),
        ("weather.txt", "failed"),
    ]


def test_a_notice_in_four_formats_is_one_notice_and_takes_one_press(
    staff_page: Any, tmp_path: Path, work_off
) -> None:
    page = staff_page
    files = [write(tmp_path, "linxi-2023.txt", TEXT), write(tmp_path, "weather.txt", "今天天气不错。")]
    for kind in ("word", "semantic page", "pdf"):
        ending, made = DISGUISES[kind]
        path = tmp_path / f"linxi-2023.{ending}"
        path.write_bytes(made(TEXT))
        files.append(str(path))
    page.locator("#id_uploads").set_input_files(files)
    page.get_by_label("一批文件中遇到重复时").select_option(label="全部先列出，决定之后才导入")
    page.get_by_role("button", name="交来处理").click()
    page.wait_for_url("**/import/batches/**")
    work_off()
    page.get_by_role("link", name="立即刷新").click()
    again = page.get_by_role("row").filter(has_text="与本批的 linxi-2023.txt 正文")
    expect(again).to_have_count(3)
    again.first.get_by_role("link", name="见第 1 个").click()
    expect(page.locator("tr:target")).to_contain_text("另有 3 个与它相同")

    page.get_by_role("button", name="4 个待决定的，都照建议办").click()
    expect(page.get_by_text("已决定 4 个文件。")).to_be_visible()
    work_off()

    assert sorted(ImportFile.objects.values_list("name", "status", "notice__name")) == [
        ("linxi-2023.docx", "skipped", "linxi-2023"),
        ("linxi-2023.html", "skipped", "linxi-2023"),
        ("linxi-2023.pdf", "skipped", "linxi-2023"),
        ("linxi-2023.txt", "created", "linxi-2023"),
        ("weather.txt", "failed", None),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_can_be_read_and_touched(staff_page: Any, tmp_path: Path, scheme: str) -> None:
    page = staff_page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 800})
    seen = {}
    page.locator("#id_uploads").set_input_files(
        write(tmp_path, "a.txt", TEXT.replace("云泽市临溪区", "鼓楼区"))
    )
    page.get_by_role("button", name="交来处理").click()
    page.wait_for_url("**/import/files/**")
    for address in (page.url, "/import/", "/coverage/"):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        seen[address] = (page.evaluate(FAINT), page.evaluate(SMALL), wide)
    assert seen == dict.fromkeys(seen, ([], [], 390))
