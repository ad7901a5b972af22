"""A double coding is set up: its notices as they stand, and two empty sheets for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from notices.double_coding.frames import frame_of
from notices.double_coding_pages.answering import sheets_for
from notices.models import CodedNotice, CodingSheet, DoubleCoding, Notice


def set_up(names: Iterable[str], author: Any, values: Mapping[str, Any]) -> DoubleCoding:
    """`values` are columns of the double coding; what is not coded is shown to nobody."""
    with transaction.atomic():
        coding = DoubleCoding.objects.create(author=author, **values)
        coding.prefilled = [name for name in coding.prefilled if name in coding.variables]
        coding.save(update_fields=["prefilled"])
        notices = {notice.name: notice for notice in Notice.objects.filter(name__in=names).defer("text")}
        for number, name in enumerate(names, 1):
            coded = CodedNotice.objects.create(
                coding=coding, notice=notices[name], number=number, frame=frame_of(notices[name])
            )
            CodingSheet.objects.bulk_create(sheets_for(coded))
    return coding
