"""Settings, each read from the environment with a default that works; README lists them all."""

import sys
from datetime import date, timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from whitenoise.compress import Compressor

from disclosures.statute.terms import HARD_INQUIRY_ANSWER, INQUIRY_ANSWER
from portal.postgres import launcher
from portal.secret_key import secret_key
from portal.watch.configuration import logging_configuration

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that the running portal writes: files, keys, logs, the embedded database.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "portal",
    "requests_app",
    "disclosures",
    "django_filters",
    "django_prose_editor",  # its script; only the form of a document loads it
    "csp",
    "whitenoise.runserver_nostatic",
    "axes",  # sign-in lock-out
    "django_otp",  # second factor: tokens of a device, backup codes
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "portal.doors.apps.AdministrationConfig",  # django.contrib.admin with the pages of the door
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "portal.watch.tracing.TraceMiddleware",
    "portal.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.watch.maintenance.MaintenanceMiddleware",
    "portal.refusals.BadAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.doors.middleware.DoorMiddleware",  # after the check against forged forms
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.navigation.frame",
                "portal.display.presentation.display",
                "portal.head.head",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database -----------------------------------------------------------------------------------
if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL")}
else:
    DATABASES = {"default": launcher.database_settings(BASE_DIR, DATA_DIR)}
# runserver answers each connection in a thread of its own: what it kept would only fill the server.
CONN_MAX_AGE = 0 if "runserver" in sys.argv else 60
DATABASES["default"].update(CONN_MAX_AGE=CONN_MAX_AGE, CONN_HEALTH_CHECKS=True)

# --- language, time -----------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"  # "in the year" of every figure means this zone
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # what Django's own Chinese lacks or says clumsily

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
# The editor's source maps are of no use to a reader: half the time of collectstatic.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]
MEDIA_ROOT = DATA_DIR / "media"  # never served by address: downloads go through a view
STORAGES = {
    "default": {"BACKEND": "disclosures.attachments.storage.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # the longest text of a document, with room
ATTACHMENT_MAX_MEGABYTES = env.int("ATTACHMENT_MAX_MEGABYTES", default=50)
BACKUP_DIR = Path(env.str("BACKUP_DIR", default=str(DATA_DIR / "backups")))
BACKUP_KEEP = env.int("BACKUP_KEEP", default=14)
BACKUP_KEY_FILE = env.str("BACKUP_KEY_FILE", default="")  # public or secret keys of age

# --- safety -------------------------------------------------------------------------------------
HTTPS = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31536000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many proxies in front append to X-Forwarded-For; entries before theirs are never believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=int(BEHIND_PROXY))
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the stock admin draws its arrows from data addresses
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- the door -----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_ENGINE = "portal.doors.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_MINUTES = env.int("IDLE_MINUTES", default=30)
# A site on HTTPS is a real one; a demonstration on this machine is tried with a password alone.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=HTTPS)
OTP_TOTP_ISSUER = "政务公开管理平台"
AXES_FAILURE_LIMIT = env.int("LOCKOUT_FAILURES", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("LOCKOUT_MINUTES", default=15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody locks a colleague out from afar
AXES_RESET_ON_SUCCESS, AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = True, False
AXES_USERNAME_CALLABLE = "portal.doors.names.typed_name"
AXES_CLIENT_IP_CALLABLE = "portal.client.client_address"
AXES_LOCKOUT_CALLABLE = "portal.doors.views.locked_out"
AXES_VERBOSE = AXES_ENABLE_ADMIN = False
# Requests of one address / seconds. Generous: a whole office may share one address; pages that
# are only read are not limited at all.
LIMITS = env.bool("LIMITS", default=not DEBUG)
RATE_LIMITS = {
    "search": env.str("LIMIT_SEARCH", default="300/10"),
    "sign-in": env.str("LIMIT_SIGN_IN", default="60/60"),
    "form": env.str("LIMIT_FORM", default="60/600"),
}

# --- the house ----------------------------------------------------------------------------------
# Numbers that the authorities assign to a site: shown in the foot only when filled in. With a
# domain, feeds, site map and <head> name the pages by it, whatever name they were asked by.
SITE_IDENTITY = {
    "domain": env.str("SITE_DOMAIN", default=""),
    "site_code": env.str("SITE_CODE", default=""),
    "icp_number": env.str("SITE_ICP_NUMBER", default=""),
    "police_number": env.str("SITE_POLICE_NUMBER", default=""),
    "police_url": env.str("SITE_POLICE_URL", default=""),
    "error_report_url": env.str("SITE_ERROR_REPORT_URL", default=""),
    "organ_mark_url": env.str("SITE_ORGAN_MARK_URL", default=""),
}
# What citizens looked for in vain is listed for staff (never with personal data).
KEEP_FRUITLESS_QUERIES = env.bool("KEEP_FRUITLESS_QUERIES", default=True)
# Levels of review where no policy says otherwise: 1, 2 (初审、复审) or 3 (初审、复审、终审).
REVIEW_LEVELS = env.int("REVIEW_LEVELS", default=1)
# How long before a document lapses (有效期至) its staff are warned.
VALIDITY_WARNING_DAYS = env.int("VALIDITY_WARNING_DAYS", default=60)
# Working days within which a normative document is interpreted, at the latest (0: the same day;
# local rules say 3), and the day since when documents are to be.
INTERPRETATION_DAYS = env.int("INTERPRETATION_DAYS", default=3)
INTERPRETATION_DUTY_FROM = date.fromisoformat(
    env.str("INTERPRETATION_DUTY_FROM", default="2018-01-01")
)
# Months within which a suggestion of deputies (代表法第五十一条) and a CPPCC proposal (local rules;
# the same by default) is answered, ordinary and hard ones; working days to publish the reply.
NPC_REPLY_MONTHS = env.int("NPC_REPLY_MONTHS", default=3)
NPC_HARD_REPLY_MONTHS = env.int("NPC_HARD_REPLY_MONTHS", default=6)
CPPCC_REPLY_MONTHS = env.int("CPPCC_REPLY_MONTHS", default=3)
CPPCC_HARD_REPLY_MONTHS = env.int("CPPCC_HARD_REPLY_MONTHS", default=6)
PROPOSAL_PUBLICATION_DAYS = env.int("PROPOSAL_PUBLICATION_DAYS", default=20)
# Working days within which an inquiry is answered, and one that is hard (local rules differ).
INQUIRY_DAYS = env.int("INQUIRY_DAYS", default=INQUIRY_ANSWER.days)
HARD_INQUIRY_DAYS = env.int("HARD_INQUIRY_DAYS", default=HARD_INQUIRY_ANSWER.days)
# Working days within which a reported error on a page is dealt with (local rules say 3).
CORRECTION_DAYS = env.int("CORRECTION_DAYS", default=3)
# --- applications for information ----------------------------------------------------------------
# The automatic receipt counts as confirmation by both sides (第三十一条), or the office calls.
ONLINE_RECEIPT_CONFIRMS = env.bool("ONLINE_RECEIPT_CONFIRMS", default=True)
APPLICATION_NUMBER_PATTERN = env.str("APPLICATION_NUMBER_PATTERN", default="SQ{year}-{serial:05d}")
# Scans of papers that prove who somebody is may be sent along.
IDENTITY_UPLOADS = env.bool("IDENTITY_UPLOADS", default=True)
IDENTITY_KEY_FILE = env.str("IDENTITY_KEY_FILE", default="")  # unset: identity_key in DATA_DIR
# So many applications for the same information suggest that it be disclosed to all (第四十四条).
REPEATED_DEMAND = env.int("REPEATED_DEMAND", default=3)
# Working days left at which `send_reminders` writes to those in charge of a case; 0 is the last.
REMINDER_DAYS = [int(days) for days in env.list("REMINDER_DAYS", default=["5", "3", "1", "0"])]
# Without a server, mail is printed where the command runs: so in the demonstration.
EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="noreply@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
# After so many years an applicant's data may be erased, once the case has been sealed elsewhere.
APPLICANT_RETENTION_YEARS = env.int("APPLICANT_RETENTION_YEARS", default=10)
# There is no national structure for the index number; code, year and a serial are the usual parts.
INDEX_NUMBER_PATTERN = env.str("INDEX_NUMBER_PATTERN", default="{code}/{year}-{serial:05d}")

# --- logs ---------------------------------------------------------------------------------------
LOG_FORMAT = env.str("LOG_FORMAT", default="line" if DEBUG else "json")
# Addresses of visitors and the messages of errors, which may quote what somebody typed.
LOG_PERSONAL_DATA = env.bool("LOG_PERSONAL_DATA", default=DEBUG)
LOGGING = logging_configuration(LOG_FORMAT, env.str("LOG_LEVEL", default="INFO"))
