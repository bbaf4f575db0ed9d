from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("trust", "0006_openings")]
    operations = [migrations.RunSQL(sql_file("alongside.trust", "standing.sql"), migrations.RunSQL.noop)]
