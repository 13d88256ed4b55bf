"""`byline mail-check`: one letter, to see whether mail goes."""

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from byline.gateways.letters import Letter
from byline.gateways.mail import door


class Command(BaseCommand):
    """Sends one letter by the door that all mail takes; a refusal is told in its sentence."""

    help = "Send one letter by the mail server that is set up. Ends with 1 when it did not go."

    def add_arguments(self, parser):
        """Take the mailbox."""
        parser.add_argument("mailbox", help="where the letter goes")

    def handle(self, *, mailbox, **options):
        """Send it and say what the other side said."""
        subject, text = (
            _("A letter to try the mail of Byline"),
            _("Whoever reads this: the mail of Byline goes."),
        )
        receipt = door().send(Letter(mailbox, subject, text, headers=(("Auto-Submitted", "auto-generated"),)))
        told = _("The mail server took the letter to {mailbox}: {code} {words}")
        self.stdout.write(told.format(mailbox=mailbox, code=receipt.code, words=receipt.words))
