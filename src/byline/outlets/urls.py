"""Addresses of this room."""

from django.urls import path

from byline.outlets import clipping_views, outlet_views

urlpatterns = [
    path("outlets/", outlet_views.OutletsView.as_view(), name="outlets"),
    path("outlets/new/", outlet_views.NewOutletView.as_view(), name="new-outlet"),
    path("outlets/<int:pk>/", outlet_views.OutletView.as_view(), name="outlet"),
    path("outlets/<int:pk>/change/", outlet_views.OutletChangeView.as_view(), name="outlet-change"),
    path("clippings/", clipping_views.ClippingsView.as_view(), name="clippings"),
    path("clippings/<int:pk>/", clipping_views.ClippingView.as_view(), name="clipping"),
    path("clippings/<int:pk>/original/", clipping_views.OriginalView.as_view(), name="clipping-original"),
]
