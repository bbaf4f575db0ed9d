from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("kpis", "0001_kpis"), ("trust", "0003_rules"), ("people", "0005_retention")]
    operations = [migrations.RunSQL(sql_file("alongside.kpis", "rows.sql"), migrations.RunSQL.noop)]
