"""Offers powers to the pages of the service items of the same code, and those back to powers."""

from disclosures.rooms.links import offer_links
from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem

offer_links(ServiceItem, "权责清单", lambda item: PowerItem.objects.of_code(item.code))
offer_links(PowerItem, "办事指南", lambda item: ServiceItem.objects.of_code(item.code))
