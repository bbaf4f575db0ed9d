from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_rows"), ("trust", "0005_data_rows")]
    operations = [
        migrations.RunSQL(sql_file("alongside.conversations", "rows.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(sql_file("alongside.conversations", "told.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(sql_file("alongside.conversations", "held.sql"), migrations.RunSQL.noop),
    ]
