from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("conversations", "0011_agreements"), ("trust", "0008_for_people")]
    operations = [migrations.RunSQL(sql_file("alongside.conversations", "for_people.sql"), migrations.RunSQL.noop)]
