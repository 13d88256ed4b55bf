"""Pages of payments."""

from __future__ import annotations

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView, View

from byline.papers.download import as_file
from byline.reckoning.periods import Period
from byline.rewards import forms
from byline.rewards.models import Payment
from byline.rewards.views.answering import RewardDeed


class OnePayment:
    """A page of one payment, found through the person."""

    permission_required = "rewards.view_payment"

    @property
    def subject(self):
        """The payment of the address, if the person may see it."""
        return get_object_or_404(Payment.objects.visible_to(self.request.user), pk=self.kwargs["pk"])


class PaymentListView(PermissionRequiredMixin, ListView):
    """All payments, the latest first."""

    permission_required = "rewards.view_payment"
    template_name = "rewards/payments.html"
    paginate_by = 30

    def get_queryset(self):
        """Give those the person may see."""
        return Payment.objects.visible_to(self.request.user)


class PreparationView(RewardDeed):
    """Prepares the payment of a period."""

    permission_required = "rewards.add_payment"
    form_class = forms.PaymentForm
    heading = _("Prepare a payment")
    deed = _("Prepare the list")
    next = _("The list holds every yuan entry of the period that no other payment has.")

    def do(self, form):
        """Prepare it."""
        told, person = form.cleaned_data, self.request.user
        return Payment.objects.prepare(
            person.congress, period=Period.parse(told["period"]), rounding=told["rounding"], by=person
        )


class PaymentView(PermissionRequiredMixin, DetailView):
    """One payment: who gets what, and whether it is what the ledger says."""

    permission_required = "rewards.view_payment"
    template_name = "rewards/payment.html"

    def get_queryset(self):
        """Give those the person may see."""
        return Payment.objects.visible_to(self.request.user)


class PaymentSheetView(OnePayment, PermissionRequiredMixin, View):
    """The list as .xlsx, its sums as numbers, a total at its foot."""

    def get(self, _request, **_address):
        """Send it."""
        payment = self.subject
        heads = (_("No."), _("Person or unit"), _("Unit"), _("By the ledger"), _("To be paid"))
        rows = [
            [place, line.name, line.unit.name, line.exact, line.paid]
            for place, line in enumerate(payment.lines(), start=1)
        ]
        total = [None, str(_("Total")), None, payment.exact, payment.paid]
        title = _("Payment list, {period}").format(period=payment.period_label)
        answer = as_file(title, [str(head) for head in heads], [*rows, total])
        answer["Cache-Control"] = "private, no-store"
        return answer


class PayoutView(OnePayment, PermissionRequiredMixin, View):
    """Marks a payment as paid."""

    permission_required = "rewards.add_payout"

    def post(self, request, **_address):
        """Mark it."""
        payment = self.subject
        payment.pay(by=request.user)
        return redirect(payment)


class PaymentWithdrawalView(OnePayment, RewardDeed):
    """Drops a payment that was not made."""

    permission_required = "rewards.add_payment"
    form_class = forms.ReasonForm
    heading = _("Drop the payment")
    deed = _("Drop it")
    next = _("Its entries can be paid by another list. This one stays to be read.")

    def do(self, form):
        """Drop it."""
        payment = self.subject
        payment.drop(reason=form.cleaned_data["reason"], by=self.request.user)
        return payment
