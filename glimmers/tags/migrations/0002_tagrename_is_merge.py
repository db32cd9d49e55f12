from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tags', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='tagrename',
            name='is_merge',
            field=models.BooleanField(default=False),
        ),
    ]
