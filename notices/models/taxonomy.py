"""问题领域, as rows: what `notices/taxonomy.toml` says, for problems to be filed under."""

from __future__ import annotations

from django.db import models

from notices.taxonomy import load_taxonomy


class CategoryGroup(models.Model):
    """A group of problem categories (问题领域组)."""

    slug = models.SlugField("标识", unique=True)
    name = models.CharField("名称", max_length=40)
    name_en = models.CharField("英文名称", max_length=60)
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = verbose_name_plural = "领域组"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class CategoryManager(models.Manager["Category"]):
    def bring_in_taxonomy(self) -> None:
        """Rows as `taxonomy.toml` has them; a category that left the file stays for the problems filed under it."""
        for position, group in enumerate(load_taxonomy().groups, 1):
            row, _ = CategoryGroup.objects.update_or_create(
                slug=group.slug, defaults={"name": group.name, "name_en": group.name_en, "position": position}
            )
            for number, category in enumerate(group.categories, 1):
                self.update_or_create(
                    slug=category.slug,
                    defaults={
                        "group": row,
                        "name": category.name,
                        "name_en": category.name_en,
                        "scope": category.scope,
                        "position": 100 * position + number,
                    },
                )


class Category(models.Model):
    """A problem category (问题领域) of the taxonomy."""

    group = models.ForeignKey(CategoryGroup, models.PROTECT, related_name="categories", verbose_name="领域组")
    slug = models.SlugField("标识", unique=True)
    name = models.CharField("名称", max_length=40)
    name_en = models.CharField("英文名称", max_length=60)
    scope = models.TextField("范围")
    position = models.PositiveSmallIntegerField("次序")

    objects = CategoryManager()

    class Meta:
        verbose_name = verbose_name_plural = "问题领域"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name
