"""Logging in, with a second factor where an account has one (`second_factor NAME`): a code of an app, or of paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp import user_has_device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

DIGITS = 6  # of an app's codes; spare ones are longer


class LogInForm(AdminAuthenticationForm):
    code = forms.CharField(
        label=gettext_lazy("动态码或备用码（开了两步验证的账号才填）"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )

    def clean(self) -> dict[str, Any]:
        """A wrong code counts as a wrong password does: so many, and the address has to pause."""
        cleaned = super().clean() or {}
        user = self.get_user()
        if user is None or not user_has_device(user):
            return cleaned
        if not (code := "".join(cleaned.get("code", "").split())):  # apps print 123 456
            raise ValidationError(_("这个账号开了两步验证：请再填密码，并填动态码。"))
        if not _is_right(user, code):
            credentials = {"username": user.get_username()}
            user_login_failed.send(__name__, credentials=credentials, request=self.request)
            raise ValidationError(_("动态码不对，或刚才错了几次，要等一会儿再试。"))
        return cleaned


def _is_right(user: User, code: str) -> bool:
    """The library makes who has failed wait, each time longer; a code is good for once."""
    kind = TOTPDevice if len(code) == DIGITS else StaticDevice
    with transaction.atomic():
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        return bool(device and device.verify_is_allowed()[0] and device.verify_token(code))
