"""Phones, mail, numbers and addresses of people are covered in rows that were stored before imports did that."""

from typing import Any

from django.db import migrations

from notices.privacy.masking import covered, masked

# Columns with words of a notice, and how their rows lead to it.
_OF_NOTICE = (
    ("Notice", "pk", ("text", "title", "issuer", "team", "round", "source")),
    ("Part", "notice", ("label", "title")),
    ("Aspect", "notice", ("label", "title")),
    ("Problem", "notice", ("label", "title", "heading")),
    ("Measure", "problem__notice", ("label", "text")),
    ("Fragment", "notice", ("text",)),
    ("Doubt", "notice", ("reason", "words")),
    ("EarlierText", "notice", ("text",)),
    ("FormerUnit", "notice", ("key",)),
    ("Original", "notice", ("name",)),
    ("Promise", "notice", ("words", "sentence")),
    ("Figure", "notice", ("words", "sentence")),
    ("Document", "notice", ("words", "sentence", "title")),
    ("Accountability", "notice", ("words", "sentence")),
)
_BESIDE = (("ImportFile", "name"), ("ImportBatch", "title"))


def cover(apps: Any, _schema_editor: Any = None) -> None:
    for notice in apps.get_model("notices", "Notice").objects.order_by("pk").iterator(chunk_size=50):
        changed = [_cover_rows(apps, notice, *columns) for columns in _OF_NOTICE]
        if any(changed):  # its digest is made anew when all migrations are done, and its documents in the index
            type(notice).objects.filter(pk=notice.pk).update(digest="")
    for name, column in _BESIDE:
        model = apps.get_model("notices", name)
        for key, words in model.objects.values_list("pk", column).iterator(chunk_size=500):
            if (public := masked(words)) != words:
                model.objects.filter(pk=key).update(**{column: public})


def _cover_rows(apps: Any, notice: Any, name: str, path: str, columns: tuple[str, ...]) -> bool:
    """Whether any of them held something private."""
    model = apps.get_model("notices", name)
    changed = False
    for key, *words in list(model.objects.filter(**{path: notice.pk}).values_list("pk", *columns)):
        public = covered(tuple(words), notice.text, notice.contact)
        if list(public) != words:
            model.objects.filter(pk=key).update(**dict(zip(columns, public)))
            changed = True
    return changed


class Migration(migrations.Migration):
    dependencies = [("notices", "0008_decisions_and_takedowns")]
    operations = [migrations.RunPython(cover, migrations.RunPython.noop)]
