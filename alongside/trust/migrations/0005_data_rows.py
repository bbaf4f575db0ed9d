from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("trust", "0004_data"), ("people", "0005_retention")]
    operations = [migrations.RunSQL(sql_file("alongside.trust", "data.sql"), migrations.RunSQL.noop)]
