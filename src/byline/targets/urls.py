"""Addresses of this room."""

from django.urls import path

from byline.targets import quota_views, setting_views, silent_views, views

urlpatterns = [
    path("targets/", views.TargetsView.as_view(), name="targets"),
    path("targets/table/", views.TargetsTableView.as_view(), name="targets-table"),
    path("not-written/", silent_views.SilentView.as_view(), name="not-written"),
    path("not-written/table/", silent_views.SilentTableView.as_view(), name="not-written-table"),
    path("target-setting/", setting_views.TargetSettingView.as_view(), name="target-setting"),
    path("target-setting/bringing/", setting_views.TargetBringingView.as_view(), name="target-bringing"),
    path("target-setting/table/", setting_views.TargetTableView.as_view(), name="target-table"),
    path("target-setting/copying/", setting_views.CopyingView.as_view(), name="target-copying"),
    path(
        "target-setting/<int:pk>/correction/",
        setting_views.TargetCorrectionView.as_view(),
        name="target-correction",
    ),
    path("quotas/", quota_views.QuotaListView.as_view(), name="quotas"),
    path("quotas/new/", quota_views.NewQuotaView.as_view(), name="new-quota"),
    path("quotas/<int:pk>/", quota_views.QuotaView.as_view(), name="quota"),
    path("quotas/<int:pk>/correction/", quota_views.QuotaCorrectionView.as_view(), name="quota-correction"),
]
