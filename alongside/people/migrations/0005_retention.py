from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("people", "0004_arrivals")]
    operations = [migrations.RunSQL(sql_file("alongside.people", "rows.sql"), migrations.RunSQL.noop)]
