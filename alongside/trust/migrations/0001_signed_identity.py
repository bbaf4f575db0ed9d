from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [migrations.RunSQL(sql_file("alongside.trust", "identity.sql"), "drop schema trust cascade")]
