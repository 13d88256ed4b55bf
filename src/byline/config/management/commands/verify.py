"""`byline verify`: whether the record of deeds is whole."""

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from byline.activity.models import Chain, Deed


class Command(BaseCommand):
    """Follows each chain of deeds from its first line to its last."""

    help = "Find deeds that were changed or are missing. Ends with 1 when it finds one."

    def handle(self, **options):
        """Name each broken deed by its number: what it says of itself may be what was changed."""
        faults = [*map(self.broken, Deed.objects.broken()), *map(self.cut_short, Chain.objects.cut_short())]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            found = ngettext("{count} fault in the record.", "{count} faults in the record.", len(faults))
            raise CommandError(found.format(count=len(faults)))
        count = Deed.objects.count()
        whole = ngettext(
            "{count} deed, and the record is whole.", "{count} deeds, and the record is whole.", count
        )
        self.stdout.write(whole.format(count=count))

    def broken(self, deed):
        """Say which deed is not what it was."""
        words = _("Deed {number} of {chain} was changed, or the one before it is missing.")
        return words.format(number=deed.number, chain=deed.chain)

    def cut_short(self, chain):
        """Say which chain has lost its end."""
        words = _("The record of {chain} should end with deed {number}, and does not.")
        return words.format(chain=chain, number=chain.length)
