"""Every sentence of the interface has an English one, and the compiled catalogue is what the source says."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "locale/en/LC_MESSAGES"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (FOLDER / "django.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_sentence_of_a_template_has_an_english_one(template, english):
    source = template.read_text()
    sentences = re.findall(r"""{% translate ["']([^"']+)["'] %}""", source)
    for block in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", source, re.DOTALL):
        sentences += re.split(r"{% plural %}", re.sub(r"{{ (\w+) }}", r"%(\1)s", block))
    assert [
        sentence
        for sentence in sentences
        if english.gettext(sentence) == english.ngettext(sentence, "", 1) == sentence
    ] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_chinese_stands_outside_translation(template):
    source = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|<dt>.*?</dt>",
        "",
        template.read_text(),
        flags=re.DOTALL,
    )
    assert CHINESE.findall(source) == []


def test_the_compiled_catalogue_is_what_the_source_says(english):
    source = (FOLDER / "django.po").read_text()
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', source, re.MULTILINE)
    assert len(pairs) > 100
    assert {said: english.gettext(said.replace('\\"', '"')) for said, _ in pairs} == {
        said: meant.replace('\\"', '"') for said, meant in pairs
    }


def test_nothing_is_left_untranslated_or_doubtful():
    source = (FOLDER / "django.po").read_text()
    assert 'msgstr ""\n\n' not in source
    assert "fuzzy" not in source
