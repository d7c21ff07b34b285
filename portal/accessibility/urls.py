"""The address of the accessibility statement."""

from django.urls import path

from portal.accessibility.views import statement

urlpatterns = [path("", statement, name="accessibility")]
