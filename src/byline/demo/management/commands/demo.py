"""`byline demo`: the demo county, made once."""

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from byline.demo.making import is_made, make
from byline.inventing import county
from byline.team.roles import Role

SHOWN = 3


class Command(BaseCommand):
    """Makes the county where nothing is yet; where it stands already, only tells who can sign in."""

    help = "Make the demo county, and tell who can sign in. A second run changes nothing."

    def handle(self, *, verbosity, **_options):
        """Make the county, or say that it stands; then tell address and people."""
        if is_made():
            self.stdout.write(_("The demo county is here already; nothing was changed."))
        else:
            made = make(timezone.localdate(), is_quiet=not verbosity)
            told = _(
                "Made: {manuscripts} manuscripts, {clippings} clippings, {adoptions} adoptions, "
                "{entries} entries, {bulletins} bulletins, {articles} articles on the site, {deeds} deeds."
            )
            self.stdout.write(told.format(**vars(made)))
        if verbosity:
            self.stdout.write(people_words())


def people_words():
    """Return where to sign in and as whom: some people of each role, with their sign-in names."""
    lines = [
        _("Address: {address}").format(address=settings.SITE_ADDRESS),
        _("Password of everybody: {password}").format(password=settings.DEMO_PASSWORD),
    ]
    for role in (
        Role.EDITOR,
        Role.WRITER,
        Role.HEAD,
        Role.LEADER,
        Role.WEBMASTER,
        Role.ADMINISTRATOR,
        Role.AUDITOR,
    ):
        people = [person for person in county.PEOPLE.values() if role in person.roles]
        people.sort(key=lambda person: person.sign_in not in FIRST)
        names = "　".join(f"{person.name} {person.sign_in}" for person in people[:SHOWN])
        lines.append(f"  {role.label}：{names}")
    return "\n".join(lines)


FIRST = ("chenjing", "linxiu", "wujianmin", "zhoushian", "heyulan", "suyi", "luopeng", "shiyun")
