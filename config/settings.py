"""Django's settings: one file for every installation; what differs comes from the environment."""

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from hosting import database, environment, mail, storage

HERE = environment.read()
PROJECT = environment.PROJECT

DEBUG = False
SECRET_KEY = environment.secret_key(HERE)

# ---- The address ---------------------------------------------------------------------------------------------------
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [*LOOPBACK, *filter(None, [HERE.host])]
CSRF_TRUSTED_ORIGINS = [HERE.url] if HERE.url else []
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HERE.is_https
# To our own name. The name in the request is checked further in, where an answer gets all headers.
SECURE_SSL_HOST = HERE.url.partition("://")[2] or None
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked from inside, over plain HTTP
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HERE.is_https else 0
if HERE.trusted_proxy_count:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    # HSTS for subdomains, and on browsers' preload lists: not ours to decide for the rest of the host's domain.
    "security.W005",
    "security.W021",
]

# ---- Apps, middlewares, templates ----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "hosting",
    "accounts",
    "glimmers.journal",
    "glimmers.photos",
    "glimmers.tags",
    "glimmers.practice",
    "glimmers.reflecting",
    "glimmers.coming_back",
    "glimmers.glimmer_for_now",
    "glimmers.capture",
    "glimmers.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    # Those that add to every answer come first, so that they see the answers of those after them too.
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages shrink to a fifth, for a bad signal. Tokens in them are masked anew each time, and Django pads what it
    # compresses by a random length, so that a page's size tells nothing about its words (BREACH).
    "config.middleware.GZipPages",
    "config.middleware.private_by_default",
    "config.cached_middleware.Policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.give_bare_errors_a_page",
    "config.refusing.refuse_long_headers",
    "config.refusing.refuse_other_charsets",
    "config.middleware.drop_cookies_where_nobody_signs_in",
    "config.middleware.drop_malformed_session_cookie",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.cached_middleware.Language",
    "django_htmx.middleware.HtmxMiddleware",
    "common.htmx.send_whole_page_to_sign_in",
    "django.middleware.common.CommonMiddleware",
    "config.refusing.RefuseUnreadableForms",
    "accounts.devices.GiveCookie",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.sessions.SignedIn",
    "config.middleware.RequireLoginKeepingWords",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.LoginMark",
    "accounts.middleware.TimeZone",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PROJECT / "templates"],
        "OPTIONS": {
            "environment": "config.templates.environment",
            "context_processors": ["config.templates.of_request"],
        },
    },
    # allauth's pages and ours in their place, and emails.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "config.forms.Renderer"

# ---- Database, cache, sessions, files ------------------------------------------------------------------------------
DATABASES = {"default": database.database_settings(HERE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that rate limits hold across worker processes. Django keeps 300 entries by default: strangers at a
# few hundred addresses could push out everybody else's.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 180 * 24 * 3600  # for those who chose to stay signed in
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # for the others
SESSION_COOKIE_NAME = "glimmers_session"
CSRF_COOKIE_NAME = "glimmers_csrf"
MESSAGE_STORAGE = "config.cached_middleware.Storage"

STATIC_URL = "/static/"
STATIC_ROOT = HERE.data / "static"
STATICFILES_DIRS = [PROJECT / "static"]
STORAGES = {
    "default": storage.storage_settings(HERE),
    "staticfiles": {"BACKEND": "hosting.statics.BundledStorage"},
}
WHITENOISE_MAX_AGE = 3600  # of files without a hash in their name; the rest is immutable
# Forms are words and a few choices. Photos are streamed, and have another limit.
MOST_FORM_BYTES = 1024 * 1024
MOST_FORM_FIELDS = 1000
# Forms past those limits are still read up to here, so that their words can be given back (config/refusing.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * MOST_FORM_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10 * MOST_FORM_FIELDS
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # photos/uploads.py drops those that are too many, and says so
MOST_HEADER_BYTES = 64 * 1024  # of all headers together; the web server takes some 400 kB
FILE_UPLOAD_HANDLERS = ["glimmers.photos.uploads.CheckedForm"]
X_ACCEL_REDIRECT = HERE.x_accel_redirect  # where nginx serves the storage; "" where it sends no files
MAX_UPLOAD_BYTES = HERE.max_upload_mb * 1024 * 1024

# ---- Accounts ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today:today"
GLIMMERS_SIGNUPS = HERE.signups
GLIMMERS_HELP_LINE = HERE.help_line

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.AddEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "login": "accounts.forms.LoginForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "signup": "accounts.forms.SignupForm",
}
# Without a mail server nobody could enter a code, so addresses are trusted as they are typed.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if HERE.email_url else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = bool(HERE.email_url)
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]  # a code by email has no page here (accounts/signing_in.py)
# Added to allauth's own: adding by a token, and unknown tokens (glimmers/capture/limits.py). Those of allauth's that
# count by account alone are off: a stranger could use them up. accounts/limits.py replaces them.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {
    "login": "",
    "login_failed": "",
    "reset_password": "20/m/ip",
    "confirm_email": "20/m/ip",
    "capture": "60/m/key",
    "capture_day": "1000/d/key",
    "capture_failed": "30/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = HERE.trusted_proxy_count

DEFAULT_FROM_EMAIL = SERVER_EMAIL = HERE.from_email
MAIL = mail.mail_settings(HERE.email_url)
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.use_tls, MAIL.use_ssl
EMAIL_TIMEOUT = MAIL.timeout_s
EMAIL_FILE_PATH = MAIL.file_path

# ---- Language and time ---------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [PROJECT / "locale"]  # where translations belong: makemessages makes the folder
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ---- What a browser may do with our pages --------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"  # not "no-referrer": Chromium would post forms with "Origin: null"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.errors.form_too_old"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"class": "hosting.logs.WithoutWords", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # A stranger's malformed request is answered, and worth neither a traceback nor the disk it fills. What the host
        # should know of it, hosting/logs.py says.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "psycopg.pool": {"level": "ERROR"},  # it repeats each failed attempt; the request that failed is logged once
    },
}
