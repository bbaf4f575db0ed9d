import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import alongside.foundation.records
from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0008_requirements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(
            model_name="relationship",
            name="weeks_between",
        ),
        migrations.AddField(
            model_name="conversation",
            name="in_calendar",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="conversation",
            name="setting",
            field=models.CharField(
                blank=True,
                choices=[
                    ("room", "A room with a door"),
                    ("seen", "A room that others can look into"),
                    ("open", "An open space"),
                    ("walk", "A walk"),
                    ("call", "A call"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="CalendarNotes",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.foundation.records.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("series", models.CharField(max_length=64)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_notes",
                        to="conversations.relationship",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CalendarPage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.foundation.records.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("occurrence", models.CharField(max_length=20)),
                ("starts_at", models.DateTimeField()),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_page",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "notes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="conversations.calendarnotes",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.foundation.records.new_key, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("every", models.PositiveSmallIntegerField()),
                (
                    "unit",
                    models.CharField(choices=[("week", "weeks"), ("month", "months")], default="week", max_length=5),
                ),
                ("rule", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rhythms",
                        to="conversations.relationship",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="conversations.template"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="calendarnotes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("relationship", "series"),
                name="notes_once_a_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarpage",
            constraint=models.UniqueConstraint(fields=("notes", "occurrence"), name="one_page_an_occurrence"),
        ),
        migrations.AddConstraint(
            model_name="rhythm",
            constraint=models.UniqueConstraint(fields=("relationship", "template"), name="one_rhythm_a_pair_and_kind"),
        ),
        migrations.AddConstraint(
            model_name="rhythm",
            constraint=models.CheckConstraint(condition=models.Q(("every__lte", 52)), name="rhythm_of_a_year_at_most"),
        ),
        migrations.RunSQL(sql_file("alongside.conversations", "rhythms.sql"), migrations.RunSQL.noop),
    ]
