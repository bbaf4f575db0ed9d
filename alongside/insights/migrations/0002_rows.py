from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("insights", "0001_insights"),
        ("conversations", "0004_handovers"),
        ("journal", "0003_retention"),
        ("trust", "0006_openings"),
        ("people", "0005_retention"),
    ]
    operations = [
        migrations.RunSQL(sql_file("alongside.insights", "facts.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(sql_file("alongside.insights", "rows.sql"), migrations.RunSQL.noop),
    ]
