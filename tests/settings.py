"""Settings of the test run: the portal's own, on plain HTTP, with a folder for files."""

import tempfile

from portal.settings import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["*"]
HTTPS = SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
REQUIRE_SECOND_FACTOR = LIMITS = False  # tests of the door switch them on
MEDIA_ROOT = tempfile.mkdtemp(prefix="gongkai-test-media-")
STORAGES = {
    "default": {"BACKEND": "disclosures.attachments.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # for speed
WHITENOISE_AUTOREFRESH = True
# Two runs at once need databases of their own.
DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DATABASE", default="test_gongkai")}  # noqa: F405
