"""Labels say which classifier gave them; those from before do not know."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0014_where_units_have_moved")]

    operations = [
        migrations.AddField(
            model_name="labelling",
            name="classifier_version",
            field=models.CharField(blank=True, default="", max_length=20, verbose_name="归类器版本"),
        ),
    ]
