from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_notices"), ("trust", "0003_rules"), ("people", "0002_rows")]
    operations = [migrations.RunSQL(sql_file("alongside.notices", "rows.sql"), migrations.RunSQL.noop)]
