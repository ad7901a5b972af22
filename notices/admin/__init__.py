"""The curator's pages: search and correct facts and categories, reject claims; fetch originals; name sources."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from notices.admin import claims, collecting, filing, notices, problems

admin.site.site_title = admin.site.site_header = _("整改通后台")
admin.site.index_title = _("行与账号")

__all__ = ["claims", "collecting", "filing", "notices", "problems"]
