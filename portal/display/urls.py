"""The address of the display form."""

from django.urls import path

from portal.display import views

urlpatterns = [path("", views.choose, name="display")]
