from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("feedback", "0002_recognition"), ("trust", "0005_data_rows"), ("people", "0002_rows")]
    operations = [migrations.RunSQL(sql_file("alongside.feedback", "rows.sql"), migrations.RunSQL.noop)]
