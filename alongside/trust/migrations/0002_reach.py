from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("trust", "0001_signed_identity"), ("people", "0001_people")]
    operations = [migrations.RunSQL(sql_file("alongside.trust", "reach.sql"), migrations.RunSQL.noop)]
