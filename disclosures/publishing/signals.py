"""The one signal: what the public may see has changed, told inside the writing transaction."""

from django.dispatch import Signal

# sender: the model class; pks: primary keys whose visibility or visible content changed.
# Receivers write in the same transaction, so that a crash can't leave a withdrawn record findable.
visibility_changed = Signal()
