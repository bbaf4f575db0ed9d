from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_rows"), ("people", "0005_retention")]
    operations = [migrations.RunSQL(sql_file("alongside.notices", "rows.sql"), migrations.RunSQL.noop)]
