from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("goals", "0003_around_a_goal"), ("trust", "0003_rules")]
    operations = [migrations.RunSQL(sql_file("alongside.goals", "shared.sql"), migrations.RunSQL.noop)]
