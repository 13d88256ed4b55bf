"""`byline verify`: whether the record of deeds is whole, and what is kept beside rows agrees with them."""

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from byline.activity.models import Chain, Deed
from byline.ledger.models import Entry, Tally
from byline.manuscripts.models import Manuscript
from byline.rules.models import Signing
from byline.team.models import Congress


class Command(BaseCommand):
    """Follows each chain of deeds from its first line to its last; reads each manuscript's rows again."""

    help = "Find deeds that were changed or are missing, and misplaced manuscripts. Ends with 1 for any."

    def handle(self, **options):
        """Name each broken deed by its number: what it says of itself may be what was changed."""
        faults = [
            *map(self.broken, Deed.objects.broken()),
            *map(self.cut_short, Chain.objects.cut_short()),
            *map(self.misplaced, Manuscript.objects.misplaced()),
            *map(self.rewritten, Signing.objects.broken()),
            *(self.mistaken(tally) for congress in Congress.objects.all() for tally in mistaken(congress)),
        ]
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

    def rewritten(self, signing):
        """Say which signed rulebook no longer says what was signed."""
        words = _("The rulebook {title} does not say any more what was signed.")
        return words.format(title=signing.rulebook.title)

    def cut_short(self, chain):
        """Say which chain has lost its end."""
        words = _("The record of {chain} should end with deed {number}, and does not.")
        return words.format(chain=chain, number=chain.length)

    def mistaken(self, tally):
        """Say which sum is kept that the entries do not come to."""
        words = _("The tally {key} is not what the entries come to.")
        return words.format(key=" ".join(map(str, tally.key)))

    def misplaced(self, manuscript):
        """Say which manuscript is kept where its rows do not say that it stands."""
        words = _("Manuscript {number} is kept as {state}, and its rows say otherwise.")
        return words.format(number=manuscript.pk, state=manuscript.state.label)


def mistaken(congress):
    """Return the sums of a congress that its entries do not come to."""
    return Tally.objects.mistaken(congress, entries=Entry.objects.of_congress(congress))
