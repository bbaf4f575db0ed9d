from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_journal"), ("trust", "0003_rules")]
    operations = [migrations.RunSQL(sql_file("alongside.journal", "rows.sql"), migrations.RunSQL.noop)]
