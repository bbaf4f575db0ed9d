from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("goals", "0001_goals"), ("trust", "0003_rules"), ("people", "0005_retention")]
    operations = [migrations.RunSQL(sql_file("alongside.goals", "rows.sql"), migrations.RunSQL.noop)]
