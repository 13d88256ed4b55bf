"""The one shape of a view that does a deed."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.views.generic import FormView

from byline.activity.deeds import told
from byline.errors import Refused


class DeedView(PermissionRequiredMixin, FormView):
    """A form whose sending does one deed. A refusal is told above the form, and what was typed stays.

    A view of this shape says in `do(form)` what is done, and returns what to show next: an object with an
    address, or an address.
    """

    def form_valid(self, form):
        """Do the deed and go on; or tell why not."""
        try:
            next_page = self.do(form)
        except Refused as refused:
            form.add_error(None, told(refused))
            return self.form_invalid(form)
        return redirect(next_page)

    def form_invalid(self, form):
        """Show the form again, with status 422 so that a program too sees it was not done."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
