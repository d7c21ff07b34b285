"""Who looks after whose account, and who has not shown a second factor yet."""

from django.conf import settings

# In the session: the account has a second factor, so this sign-in is not complete without it.
AWAITS = "awaits_second_factor"


def may_keep_accounts(user) -> bool:
    return user.has_perm("auth.change_user")


def may_keep_account(user, account) -> bool:
    """Nobody but a superuser touches a superuser's account."""
    return may_keep_accounts(user) and (user.is_superuser or not account.is_superuser)


def awaits_second_factor(user, session) -> bool:
    """Signed in with a password where that is only half of it."""
    if not user.is_authenticated or user.is_verified():
        return False
    return bool(session.get(AWAITS)) or (user.is_staff and settings.REQUIRE_SECOND_FACTOR)
