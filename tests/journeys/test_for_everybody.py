"""The main pages, for those who see little, hear instead of seeing, or read English."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from byline.manuscripts.models import Manuscript, Registration
from byline.outlets.models import Clipping, Outlet
from byline.publishing.models import ChannelPage, Publication
from byline.rules.models import Rulebook
from byline.standings.models import Bulletin
from byline.team.models import Congress, Person, Unit

GRAVE = {"serious", "critical"}
HAN = re.compile(r"[\u4e00-\u9fff]+")
WORDS = """() => [...document.querySelectorAll(
  `h1, h2, button, .button, label, legend, th[scope=col], dt, .help, .foot,
   .rail a:not(.mark), .rail summary, .bar a, .views a, .switch a`)]
  .filter((each) => each.offsetParent && !each.closest("[lang|=zh], [action$='/opening/']"))
  .map((each) => each.innerText.trim()).filter(Boolean)"""

WRITER = (
    *("/", "/manuscripts/", "/manuscripts/new/", "MANUSCRIPT", "/claims/", "/claims/new/", "/adoptions/all/"),
    *("/entries/", "/ranking/", "/targets/", "/notices/", "/me/", "/search/?q=北河"),
)
EDITOR = (
    *("/", "/manuscripts/", "/reviews/", "/registrations/", "/submissions/", "/adoptions/", "/outlets/"),
    *("/clippings/", "/rulebooks/", "RULEBOOK", "/bulletins/", "BULLETIN", "/target-setting/"),
    *("/people/", "/units/"),
)
LEADER = (
    "/",
    "/ranking/?of=townships",
    "/targets/",
    "/bulletins/",
    "BULLETIN",
    "/adoptions/all/",
    "/entries/",
)


@pytest.fixture
def addresses(county, rulebook):
    """Put the addresses of this county's rows where the lists name them."""
    bulletin = Bulletin.objects.get()
    rows = {"MANUSCRIPT": county, "RULEBOOK": rulebook, "BULLETIN": bulletin}
    return lambda pages: [rows[each].get_absolute_url() if each in rows else each for each in pages]


def hindrances(page):
    """Return what axe finds grave on a page, a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {each['id']} at {each['nodes'][0]['target']}"
        for each in found
        if each["impact"] in GRAVE
    ]


@pytest.mark.parametrize(("who", "pages"), [("lin", WRITER), ("chen", EDITOR), ("zhou", LEADER)])
def test_axe_finds_nothing_grave(at_desk, addresses, request, who, pages):
    page = at_desk(request.getfixturevalue(who))
    found = []
    for address in addresses(pages):
        page.goto(address)
        found += hindrances(page)
    assert not found


def test_axe_finds_nothing_grave_on_a_phone_in_the_dark(on_phone, addresses, lin):
    page = on_phone(lin)
    page.emulate_media(color_scheme="dark")
    found = []
    for address in addresses(WRITER):
        page.goto(address)
        found += hindrances(page)
    assert not found


def test_axe_finds_nothing_grave_on_the_site(wide, county, site, chen):
    channel = ChannelPage.objects.of(site.congress).get(slug="deputies")
    publication = Publication.objects.publish(county, in_=channel, by=chen)
    found = []
    for address in ("/site/", channel.url, publication.page.url, "/site/search/?q=藕田", "/sign-in/"):
        wide.goto(address)
        found += hindrances(wide)
    assert not found


@pytest.mark.parametrize(("who", "pages"), [("lin", WRITER), ("chen", EDITOR), ("zhou", LEADER)])
def test_in_english_no_word_of_the_interface_is_chinese(at_desk, addresses, request, who, pages):
    page = at_desk(request.getfixturevalue(who))
    page.goto("/me/")
    page.get_by_role("button", name="English").click()
    data = words_of_the_county()
    found = []
    for address in addresses(pages):
        page.goto(address)
        found += [f"{address}: {words}" for words in page.evaluate(WORDS) if is_chinese(words, data)]
    assert not found


def words_of_the_county():
    """Return everything that is Chinese because it is data: names and titles."""
    named = (
        (Congress, "name"),
        (Congress, "short_name"),
        (Unit, "name"),
        (Unit, "short_name"),
        (Person, "name"),
    )
    titled = (Outlet, "name"), (Manuscript, "title"), (Clipping, "title"), (Rulebook, "title")
    numbers = {str(each) for each in Registration.objects.select_related("congress")}
    return numbers | {
        words for kind, field in (*named, *titled) for words in kind.objects.values_list(field, flat=True)
    }


def is_chinese(words, data):
    """Tell whether words are Chinese beyond the data they name."""
    for each in sorted(data, key=len, reverse=True):
        words = words.replace(each, "")
    return bool(HAN.search(words))
