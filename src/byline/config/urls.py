"""Every address of Byline: each room's own, the site's administration, and the public site under site/."""

from django.urls import include, path
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("words.js", JavaScriptCatalog.as_view(), name="words"),
    path("", include("byline.web.urls")),
    path("", include("byline.team.urls")),
    path("", include("byline.activity.urls")),
    path("", include("byline.rules.urls")),
    path("", include("byline.drafting.urls")),
    path("", include("byline.standards.urls")),
    path("", include("byline.outlets.urls")),
    path("", include("byline.topics.urls")),
    path("", include("byline.writing.urls")),
    path("", include("byline.importing.urls")),
    path("", include("byline.reviewing.urls")),
    path("", include("byline.sending.urls")),
    path("", include("byline.listing.urls")),
    path("", include("byline.confirming.urls")),
    path("", include("byline.bygones.urls")),
    path("", include("byline.closing.urls")),
    path("", include("byline.targets.urls")),
    path("", include("byline.rankings.urls")),
    path("", include("byline.bookkeeping.urls")),
    path("", include("byline.sheets.urls")),
    path("", include("byline.standings.urls")),
    path("", include("byline.rewards.urls")),
    path("", include("byline.warnings.urls")),
    path("", include("byline.publishing.urls")),
    path("site-admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("site/", include(wagtail_urls)),
]
