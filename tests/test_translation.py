"""Every sentence of the interface has an English one, and the compiled catalogue is what the source says."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "locale/en/LC_MESSAGES"
TEMPLATES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (ROOT / "templates").rglob("*.html")
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (FOLDER / "django.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def sentences(template: str) -> Iterator[str]:
    """What a template says through the catalogue, plurals apart, as msgids."""
    yield from re.findall(r"""{% translate ["']([^"']+)["'](?: as \w+)? %}""", template)
    for block in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", template, re.DOTALL):
        yield from re.split(r"{% plural %}", re.sub(r"{{ (\w+) }}", r"%(\1)s", block))


def test_every_sentence_of_a_template_has_an_english_one(english):
    missing = {
        (name, sentence)
        for name, template in TEMPLATES.items()
        for sentence in sentences(template)
        if english.gettext(sentence) == english.ngettext(sentence, "", 1) == sentence
    }
    assert missing == set()


def test_no_chinese_stands_outside_translation():
    translated = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|<dt>.*?</dt>", re.DOTALL)
    left = {name: CHINESE.findall(translated.sub("", template)) for name, template in TEMPLATES.items()}
    assert {name: signs for name, signs in left.items() if signs} == {}


def test_the_compiled_catalogue_is_what_the_source_says(english):
    source = (FOLDER / "django.po").read_text()
    matches = re.findall(r'^(?:msgctxt "(.+)"\n)?msgid "(.+)"\nmsgstr "(.*)"$', source, re.MULTILINE)
    entries = [tuple(words.replace('\\"', '"') for words in entry) for entry in matches]
    assert len(entries) > 100
    compiled = [
        (context, said, english.pgettext(context, said) if context else english.gettext(said))
        for context, said, _meant in entries
    ]
    assert compiled == entries


def test_nothing_is_left_untranslated_or_doubtful():
    source = (FOLDER / "django.po").read_text()
    assert 'msgstr ""\n\n' not in source
    assert "fuzzy" not in source
