from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("feedback", "0003_rows")]
    operations = [migrations.RunSQL(sql_file("alongside.feedback", "taken_back.sql"), migrations.RunSQL.noop)]
