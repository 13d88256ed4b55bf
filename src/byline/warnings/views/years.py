"""The year's sheets with what was praised and criticised, for the evaluation of townships and departments."""

from __future__ import annotations

from byline.reckoning.periods import Period
from byline.sheets import year_views
from byline.warnings.dossier import said_of_units


class Said:
    """What was said of the units of a page, in Chinese as papers are."""

    @property
    def said(self):
        """Give the honours, warnings and vetoes of the year, by the key of the unit."""
        return said_of_units(self.request.user.congress, year=Period.year(self.year))


class YearSheetsView(Said, year_views.YearSheetsView):
    """All sheets of a year, a row each."""


class YearTableView(Said, year_views.YearTableView):
    """The same as a workbook."""


class YearPapersView(Said, year_views.YearPapersView):
    """All sheets as Word papers in one zip."""


class YearSheetView(Said, year_views.YearSheetView):
    """One unit's sheet as it will print."""


class YearPaperView(Said, year_views.YearPaperView):
    """One unit's sheet in Word."""
