"""A cache whose server is gone: whatever it is asked fails."""

from django.core.cache.backends.base import BaseCache


class LostCache(BaseCache):
    def __init__(self, location, params):
        super().__init__(params)

    def _refuse(self, *arguments, **options):
        raise ConnectionError("the cache is gone")

    add = get = set = touch = delete = has_key = incr = clear = _refuse
    get_many = set_many = delete_many = get_or_set = _refuse
