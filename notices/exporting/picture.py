"""A chart as a file that says where it is from: source, address, version, licence, day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from notices.charts.drawing import drawing
from notices.public_ids import permanent
from notices.versioning.version import version_of


def picture(request: HttpRequest, chart: Any, name: str) -> HttpResponse:
    credit = _("来源：整改通 %(site)s，数据版本 %(version)s，%(day)s，%(licence)s") % {
        "site": permanent(reverse("home")),
        "version": version_of(request),
        "day": timezone.localdate(),
        "licence": "CC BY 4.0",
    }
    return drawing(chart, name, credit)
