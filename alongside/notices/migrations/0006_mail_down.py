from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("notices", "0005_channels")]
    operations = [migrations.RunSQL(sql_file("alongside.notices", "mail_down.sql"), migrations.RunSQL.noop)]
