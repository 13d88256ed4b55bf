"""Settings. What differs from place to place comes from the environment, and only here."""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

SOURCE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("BYLINE_HOME", "var")).resolve()
DEBUG = os.environ.get("BYLINE_DEBUG", "") == "1"
DEMO = os.environ.get("BYLINE_DEMO", "") == "1"
DEMO_PASSWORD = "byline-demo"  # noqa: S105 -- of invented people only, shown on the demo's sign-in page
SECRET_KEY = os.environ.get("BYLINE_SECRET_KEY", "")
if not SECRET_KEY:
    key_file = HOME / "secret_key"
    if key_file.exists():
        SECRET_KEY = key_file.read_text(encoding="ascii").strip()
    elif DEBUG or DEMO or "PYTEST_VERSION" in os.environ or os.environ.get("BYLINE_TOOLS") == "1":
        SECRET_KEY = "not-secret-for-development-and-tools-only"  # noqa: S105 -- refused in earnest below
    else:
        message = f"Set BYLINE_SECRET_KEY, or let `byline setup` write {key_file}."
        raise ImproperlyConfigured(message)
ALLOWED_HOSTS = os.environ.get("BYLINE_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("BYLINE_ORIGINS", "").split(",") if origin]
SITE_ADDRESS = os.environ.get("BYLINE_ADDRESS", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "byline.config.apps.ConfigConfig",
    "byline.demo.apps.DemoConfig",
    "byline.web.apps.WebConfig",
    "byline.publishing.apps.PublishingConfig",
    "byline.warnings.apps.WarningsConfig",
    "byline.rewards.apps.RewardsConfig",
    "byline.standings.apps.StandingsConfig",
    "byline.rankings.apps.RankingsConfig",
    "byline.sheets.apps.SheetsConfig",
    "byline.targets.apps.TargetsConfig",
    "byline.closing.apps.ClosingConfig",
    "byline.bookkeeping.apps.BookkeepingConfig",
    "byline.bygones.apps.BygonesConfig",
    "byline.confirming.apps.ConfirmingConfig",
    "byline.ledger.apps.LedgerConfig",
    "byline.proving.apps.ProvingConfig",
    "byline.listing.apps.ListingConfig",
    "byline.sending.apps.SendingConfig",
    "byline.reviewing.apps.ReviewingConfig",
    "byline.importing.apps.ImportingConfig",
    "byline.writing.apps.WritingConfig",
    "byline.manuscripts.apps.ManuscriptsConfig",
    "byline.topics.apps.TopicsConfig",
    "byline.drafting.apps.DraftingConfig",
    "byline.outlets.apps.OutletsConfig",
    "byline.standards.apps.StandardsConfig",
    "byline.rules.apps.RulesConfig",
    "byline.team.apps.TeamConfig",
    "byline.written.apps.WrittenConfig",
    "byline.vetting.apps.VettingConfig",
    "byline.reckoning.apps.ReckoningConfig",
    "byline.activity.apps.ActivityConfig",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_prose_editor",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "byline.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "byline.web.middleware.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "byline.config.urls"
WSGI_APPLICATION = "byline.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "byline.web.frame.frame",
            ],
        },
    },
]
FORM_RENDERER = "byline.web.forms.Renderer"

# WAL without IMMEDIATE loses transactions that read before they write: a deferred one cannot be upgraded.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA busy_timeout=20000;PRAGMA cache_size=-32000;"
    ),
}
DATABASES = {
    "default": dj_database_url.config(
        env="DATABASE_URL", default=f"sqlite:///{HOME / 'byline.sqlite3'}", conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "team.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "byline.team.rights.PostBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["sign_in_name", "phone", "email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# What the sign-in form calls it; the person's own field is sign_in_name.
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_TEMPLATE = "team/locked.html"
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
if SITE_ADDRESS.startswith("https:"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
# Rooms without rows are no apps of Django, so their catalogues are named here.
LOCALE_PATHS = [SOURCE / room / "locale" for room in ("gateways", "incoming", "papers")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or "PYTEST_VERSION" in os.environ
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# An article page is some 100 kB; ten times the largest seen with its pictures inlined.
LARGEST_PAGE = 20_000_000
FETCHING_DOOR = "byline.gateways.fetching.Fetcher"
# Hosts with port inside a closed network that may be fetched from all the same, such as an own site.
FETCHING_MAY_REACH = [host for host in os.environ.get("BYLINE_MAY_REACH", "").split(",") if host]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The table of targets has a field for each person and kind: 500 people with 10 kinds.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_500
FILE_UPLOAD_HANDLERS = [
    "byline.web.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

TASKS = {
    "default": {
        "BACKEND": os.environ.get("BYLINE_TASKS", "django_tasks_db.DatabaseBackend"),
        "QUEUES": ["default"],
    }
}

MAIL_DOOR = "byline.gateways.mail.Post"
# The server that takes our mail; without host or sender no mail goes. A port of 0 is the usual one.
MAIL = {
    "host": os.environ.get("BYLINE_MAIL_HOST", ""),
    "port": int(os.environ.get("BYLINE_MAIL_PORT", "0")),
    "user": os.environ.get("BYLINE_MAIL_USER", ""),
    "password": os.environ.get("BYLINE_MAIL_PASSWORD", ""),
    "sender": os.environ.get("BYLINE_MAIL_SENDER", ""),
    "security": os.environ.get("BYLINE_MAIL_SECURITY", "starttls"),
    "timeout": float(os.environ.get("BYLINE_MAIL_TIMEOUT", "30")),
}
if MAIL["security"] not in {"tls", "starttls", "none"}:
    message = "BYLINE_MAIL_SECURITY is tls, starttls or none."
    raise ImproperlyConfigured(message)
# The hour of the daily mail.
DIGEST_HOUR = int(os.environ.get("BYLINE_DIGEST_HOUR", "8"))
# Byline itself writes by its own door; this is for what Wagtail may send.
EMAIL_BACKEND = os.environ.get("BYLINE_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")

WAGTAIL_SITE_NAME = "Byline"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30_000_000  # as BoundedUpload lets pass
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
