from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_conversations"), ("trust", "0003_rules"), ("people", "0002_rows")]
    operations = [
        migrations.RunSQL(sql_file("alongside.conversations", "pairs.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(sql_file("alongside.conversations", "rows.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(sql_file("alongside.conversations", "told.sql"), migrations.RunSQL.noop),
    ]
