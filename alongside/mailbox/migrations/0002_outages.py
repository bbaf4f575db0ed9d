import django.utils.timezone
from django.db import migrations, models

import alongside.foundation.records
from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("mailbox", "0001_mailbox"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.foundation.records.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("setup", models.CharField(max_length=64)),
                (
                    "problem",
                    models.CharField(
                        choices=[
                            ("away", "Its mail server does not answer."),
                            ("declined", "Its mail server takes neither the name nor the password."),
                            ("folder", "Its mail server has no such folder."),
                        ],
                        max_length=8,
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [models.UniqueConstraint(models.Value(1), name="one_outage_at_a_time")],
            },
        ),
        migrations.RunSQL(sql_file("alongside.mailbox", "outages.sql"), migrations.RunSQL.noop),
    ]
