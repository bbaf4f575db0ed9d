from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_rows")]
    operations = [migrations.RunSQL(sql_file("alongside.journal", "rows.sql"), migrations.RunSQL.noop)]
