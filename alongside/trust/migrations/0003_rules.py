from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("trust", "0002_reach")]
    operations = [migrations.RunSQL(sql_file("alongside.trust", "rules.sql"), migrations.RunSQL.noop)]
