"""`byline verify`: whether the record of deeds is whole."""

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from byline.activity.models import Deed


class Command(BaseCommand):
    """Follows each chain of deeds from its first line to its last."""

    help = "Find deeds that were changed, or before which one is missing. Ends with 1 when it finds one."

    def handle(self, **options):
        """Name each broken deed by its number: what it says of itself may be what was changed."""
        broken = list(Deed.objects.broken())
        for deed in broken:
            self.stderr.write(
                _("Deed {number} of {chain} was changed, or the one before it is missing.").format(
                    number=deed.number, chain=deed.chain
                )
            )
        if broken:
            found = ngettext("{count} broken deed.", "{count} broken deeds.", len(broken))
            raise CommandError(found.format(count=len(broken)))
        count = Deed.objects.count()
        whole = ngettext(
            "{count} deed, and the record is whole.", "{count} deeds, and the record is whole.", count
        )
        self.stdout.write(whole.format(count=count))
