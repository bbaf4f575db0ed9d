from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0001_calendars"), ("trust", "0003_rules"), ("people", "0002_rows")]
    operations = [
        migrations.RunSQL(sql_file("alongside.scheduling", "rows.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(sql_file("alongside.scheduling", "told.sql"), migrations.RunSQL.noop),
    ]
