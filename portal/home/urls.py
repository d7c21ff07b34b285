"""The address of the home page, and of what machines ask."""

from django.urls import path

from portal.home import health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
