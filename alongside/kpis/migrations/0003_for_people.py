from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("kpis", "0002_rows"), ("trust", "0008_for_people")]
    operations = [migrations.RunSQL(sql_file("alongside.kpis", "for_people.sql"), migrations.RunSQL.noop)]
