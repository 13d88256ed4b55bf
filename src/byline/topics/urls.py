"""Addresses of this room."""

from django.urls import path

from byline.topics import views

urlpatterns = [
    path("key-tasks/", views.KeyTasksView.as_view(), name="key-tasks"),
    path("key-tasks/new/", views.NewKeyTaskView.as_view(), name="new-key-task"),
    path("key-tasks/points/", views.PointsView.as_view(), name="points"),
    path("key-tasks/<int:pk>/change/", views.KeyTaskChangeView.as_view(), name="key-task-change"),
    path("topics/", views.TopicsView.as_view(), name="topics"),
    path("topics/new/", views.NewTopicView.as_view(), name="new-topic"),
    path("topics/<int:pk>/", views.TopicView.as_view(), name="topic"),
    path("topics/<int:pk>/change/", views.TopicChangeView.as_view(), name="topic-change"),
    path("topics/<int:pk>/closing/", views.ClosingView.as_view(), name="topic-closing"),
    path("topics/<int:pk>/reopening/", views.ReopeningView.as_view(), name="topic-reopening"),
]
