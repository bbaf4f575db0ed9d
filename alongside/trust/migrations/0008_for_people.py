from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("trust", "0007_standing")]
    operations = [migrations.RunSQL(sql_file("alongside.trust", "for_people.sql"), migrations.RunSQL.noop)]
