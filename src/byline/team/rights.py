"""Who may do what: rights come from the posts that a person holds today."""

from django.contrib.auth.backends import ModelBackend

from byline.team.models import Person
from byline.team.roles import EVERYONE, RIGHTS, Role


class PostBackend(ModelBackend):
    """Signs a person in by name and password, and gives the rights of the posts they hold today."""

    def get_user(self, user_id):
        """Find who is signed in, with the congress that every page asks them for."""
        found = Person.objects.select_related("congress").filter(pk=user_id).first()
        return found if found and self.user_can_authenticate(found) else None

    def get_all_permissions(self, user_obj, obj=None):
        """Return the codenames, with their rooms, of all that the person may do; none once out of service."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        rights = set(EVERYONE) if user_obj.roles else set()
        rights = rights.union(*(RIGHTS[role] for role in user_obj.roles))
        if user_obj.is_superuser or Role.WEBMASTER in user_obj.roles:
            # the public site keeps page rights in Django's groups; nobody else needs these two queries
            rights |= super().get_all_permissions(user_obj)
        return rights
