"""Questions about the organisation tree. It has a few hundred nodes at most: one query reads it."""

from django.db import models


class OrganisationQuerySet(models.QuerySet):
    def host(self):
        """The portal's own body: the 公开主体 whose figures and reports the site shows."""
        return self.get(hosts_portal=True)

    def parents(self) -> dict[int, int | None]:
        """The whole tree as key → parent key."""
        return dict(self.model._default_manager.values_list("pk", "parent_id"))

    def subtree_ids(self, organisation) -> list[int]:
        """Keys of the organisation and of every node below it."""
        children: dict[int | None, list[int]] = {}
        for key, parent in self.parents().items():
            children.setdefault(parent, []).append(key)
        found = [organisation.pk]
        for key in found:  # grows while it is walked
            found.extend(children.get(key, ()))
        return found
