from django.db import migrations

from alongside.foundation.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("single_sign_on", "0001_company_accounts"), ("trust", "0003_rules")]
    operations = [migrations.RunSQL(sql_file("alongside.single_sign_on", "rows.sql"), migrations.RunSQL.noop)]
