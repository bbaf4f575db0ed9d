from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_conversations"), ("trust", "0001_signed_identity")]
    operations = [migrations.RunSQL(sql_file("alongside.conversations", "private.sql"), migrations.RunSQL.noop)]
