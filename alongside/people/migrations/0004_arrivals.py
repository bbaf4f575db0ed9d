from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    """The room's rules once more: somebody may arrive through the company's sign-in."""

    dependencies = [("people", "0003_second_factors")]
    operations = [migrations.RunSQL(sql_file("alongside.people", "rows.sql"), migrations.RunSQL.noop)]
