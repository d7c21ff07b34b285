"""The addresses that every room has: list, download, page."""

from django.urls import path


def room_urls(views, name) -> list:
    """`<name>-list`, `<name>-export`, `<name>-page`, from the functions of the room's views."""
    return [
        path("", views.item_list, name=f"{name}-list"),
        path("export.<str:ending>", views.item_export, name=f"{name}-export"),
        path("<int:pk>/", views.item_page, name=f"{name}-page"),
    ]
