from django.db import migrations, models

import alongside.foundation.encryption


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0004_series")]
    operations = [
        migrations.AddField(
            model_name="calendaraccess",
            name="token",
            field=alongside.foundation.encryption.EncryptedTextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="calendaraccess",
            name="token_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="calendar",
            name="kind",
            field=models.CharField(
                choices=[
                    ("caldav", "A calendar with its own server (CalDAV)"),
                    ("ics", "A read-only address (ICS)"),
                    ("google", "Google Calendar"),
                ],
                max_length=6,
            ),
        ),
        migrations.AlterField(
            model_name="calendar",
            name="problem",
            field=models.CharField(
                blank=True,
                choices=[
                    ("away", "It does not answer. Alongside tries again by itself."),
                    (
                        "declined",
                        "It does not let Alongside in. Check the name and the app password, and connect it again.",
                    ),
                    ("nowhere", "There is no calendar at this address. Check it, and connect it again."),
                    ("inside", "This address is inside a private network. Whoever runs Alongside can allow it there."),
                    ("unreadable", "It answers with something that is not a calendar. Check the address."),
                    ("ended", "Google no longer lets Alongside in: connect again."),
                    (
                        "shut",
                        "Google does not open it to Alongside. Whoever runs Alongside can look at how it is set up.",
                    ),
                    ("busy", "Google asks for a pause. Alongside goes on by itself."),
                ],
                max_length=10,
            ),
        ),
    ]
