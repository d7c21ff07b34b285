"""The address of the calculator."""

from django.urls import path

from requests_app.calculator import views

urlpatterns = [path("calculator/", views.calculator, name="deadline-calculator")]
