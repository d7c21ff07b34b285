"""A member of staff who signs in with a password, and a device that shows tokens."""

import time

import axes.attempts
import axes.handlers.proxy
import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP

from portal.doors.actions import confirm_device, offered_device

PASSWORD = "a-long-pass-phrase"


@pytest.fixture
def person(editor):
    editor.set_password(PASSWORD)
    editor.save()
    return editor


@pytest.fixture
def clock(monkeypatch):
    """Moves the time of the portal on, in minutes; the tokens' own clock stands by it."""
    began = timezone.now()

    def at(minutes):
        now = began + timezone.timedelta(minutes=minutes)
        for module in (timezone, axes.attempts, axes.handlers.proxy):
            monkeypatch.setattr(module, "now", lambda: now)
        monkeypatch.setattr(time, "time", now.timestamp)

    at(0)
    return at


def token(device, ahead=0):
    """What the device shows now, or so many steps later (each token is good once)."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + ahead * device.step
    return f"{totp.token():06d}"


@pytest.fixture
def device(person):
    """The person's device, which has just shown its first token."""
    offered = offered_device(person)
    return confirm_device(person, token(offered))


@pytest.fixture
def browser():
    return Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0")


@pytest.fixture
def enter(browser, person):
    """Give name and password at the door."""

    def give(password=PASSWORD, *, browser=browser, username=person.username, **extra):
        form = {"username": username, "password": password, "next": "/admin/"}
        return browser.post("/admin/login/", form, **extra)

    return give
