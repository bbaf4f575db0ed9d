import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import alongside.foundation.records
from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_retention"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="country",
            field=models.CharField(blank=True, max_length=2),
        ),
        migrations.AddField(
            model_name="person",
            name="region",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.foundation.records.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="leaves", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="leave_ends_after_start"
                    )
                ],
            },
        ),
        migrations.RunSQL(sql_file("alongside.people", "leave.sql"), migrations.RunSQL.noop),
    ]
