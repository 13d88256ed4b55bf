"""Addresses of this room."""

from django.urls import path

from byline.reviewing.views import desk

urlpatterns = [
    path("manuscripts/<int:pk>/passing/", desk.PassingView.as_view(), name="passing"),
    path("manuscripts/<int:pk>/return/", desk.ReturnView.as_view(), name="return"),
    path("reviews/", desk.ReviewDeskView.as_view(), name="review-desk"),
    path("reviews/<int:pk>/", desk.ReviewDeskView.as_view(), name="review-desk"),
]
