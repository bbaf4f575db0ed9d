from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("people", "0006_leave"), ("trust", "0007_standing")]
    operations = [migrations.RunSQL(sql_file("alongside.people", "duties.sql"), migrations.RunSQL.noop)]
