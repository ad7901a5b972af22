"""The curator's pages: search and correct facts and categories, reject claims; fetch originals; name sources."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from notices.admin import claims, collecting, filing, notices, problems
from notices.admin.log_in import LogInForm

admin.site.site_title = admin.site.site_header = _("整改通后台")
admin.site.index_title = _("行与账号")
admin.site.login_form, admin.site.login_template = LogInForm, "notices/admin/log_in.html"
admin.site.unregister([TOTPDevice, StaticDevice])  # keys are shown once, by `second_factor`, and on no page

__all__ = ["claims", "collecting", "filing", "notices", "problems"]
