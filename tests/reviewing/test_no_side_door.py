"""No way leads out of the house past review: not by a deed, not by an address."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from byline.manuscripts.models import Manuscript, Registration
from byline.manuscripts.models.registration import NotPassed
from byline.manuscripts.models.submission import Submission
from byline.publishing.models import ChannelPage, HomePage, Publication

FILLING = {"registered_on": "", "way": "mail", "note": "", "words": "", "reason": "急。", "turn": ""}


@pytest.fixture
def changed(draft, lin, wu, chen):
    """A piece whose text somebody changed after it had passed, past every deed."""
    draft.file(by=lin)
    draft.pass_review(by=wu)
    draft.pass_review(by=chen)
    Manuscript.objects.filter(pk=draft.pk).update(body="<p>偷换的正文。</p>")
    return draft


@pytest.fixture
def channel(qinghe):
    home = HomePage.found(qinghe, called="青禾人大")
    return ChannelPage.objects.of(home.congress).get(slug="deputies")


def unpassed(draft, lin, wu, state):
    if state != "draft":
        draft.file(by=lin)
    if state == "returned":
        draft.send_back(by=wu, reason="再核。")
    return draft


@pytest.mark.parametrize("state", ["draft", "unit_review", "returned"])
def test_what_has_not_passed_gets_no_number(state, draft, lin, wu, chen):
    with pytest.raises(NotPassed):
        unpassed(draft, lin, wu, state).register(by=chen)


def test_what_was_changed_since_gets_no_number(changed, chen):
    with pytest.raises(NotPassed):
        changed.register(by=chen)


def test_a_registered_piece_changed_since_is_not_sent(levee, chen, yunzhou_daily):
    Manuscript.objects.filter(pk=levee.pk).update(title="偷换的标题")

    with pytest.raises(NotPassed):
        levee.submit(to=yunzhou_daily, by=chen)


def test_what_was_changed_since_is_not_published(changed, channel, su):
    with pytest.raises(NotPassed):
        Publication.objects.publish(changed, in_=channel, by=su)
    assert not Publication.objects.exists()


def addresses(resolver=None, before=()):
    """Yield the name of each of our own addresses that takes one manuscript's key."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace is None:
                yield from addresses(pattern)
        elif pattern.name and pattern.pattern.converters.keys() == {"pk"}:
            yield pattern.name


def test_no_address_lets_an_unpassed_piece_out(
    draft, lin, wu, chen, zhou, su, channel, dongjiang_daily, desk
):
    """Everybody posts to everything that takes a key; the piece stays in the house."""
    draft.file(by=lin)
    own_deeds = {
        "passing",
        "sign-out",
    }  # passing is what review is; a piece passed by every step is out rightly
    names = sorted(set(addresses()) - own_deeds)
    assert {"registration", "submission", "publication"} <= set(names)

    for person in (lin, chen, zhou, su):
        browser = desk(person)
        browser.raise_request_exception = False
        for name in names:
            sent = {**FILLING, "outlet": dongjiang_daily.pk, "channel": channel.pk, "manuscripts": [draft.pk]}
            browser.post(reverse(name, args=[draft.pk]), sent)

    assert not Registration.objects.exists()
    assert not Submission.objects.exists()
    assert not Publication.objects.exists()
