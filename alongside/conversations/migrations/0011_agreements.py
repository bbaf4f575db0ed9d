from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("conversations", "0010_by_mail"), ("trust", "0007_standing")]
    operations = [migrations.RunSQL(sql_file("alongside.conversations", "agreements.sql"), migrations.RunSQL.noop)]
