from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("goals", "0004_shared"), ("trust", "0008_for_people")]
    operations = [migrations.RunSQL(sql_file("alongside.goals", "for_people.sql"), migrations.RunSQL.noop)]
