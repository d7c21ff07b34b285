import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0005_report_figures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('number', models.CharField(editable=False, max_length=30, unique=True, verbose_name='登记编号')),
                ('address', models.CharField(max_length=500, verbose_name='页面地址')),
                ('kind', models.CharField(choices=[('content', '内容有误'), ('wording', '错别字'), ('link', '链接或者附件打不开'), ('outdated', '信息没有及时更新'), ('display', '页面显示或者使用不便'), ('other', '其他')], max_length=10, verbose_name='问题类型')),
                ('description', models.TextField(verbose_name='问题说明')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='称呼')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='联系方式')),
                ('received_at', models.DateTimeField(verbose_name='收到时间')),
                ('outcome', models.CharField(blank=True, choices=[('corrected', '已改正'), ('no_error', '经核实无误'), ('passed_on', '已转有关单位')], max_length=10, verbose_name='处理结果')),
                ('reply', models.TextField(blank=True, help_text='持有回执的人可以看到，不要写个人信息和内部情况', verbose_name='答复')),
                ('concluded_at', models.DateTimeField(editable=False, null=True, verbose_name='处理时间')),
                ('concluded_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人')),
            ],
            options={
                'verbose_name': '网页纠错',
                'verbose_name_plural': '网页纠错',
                'ordering': ['-received_at', '-pk'],
                'default_permissions': ['view', 'change'],
                'indexes': [models.Index(fields=['outcome', '-received_at'], name='error_reports_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome', ''), ('concluded_at__isnull', False), _connector='OR'), name='error_report_concluded_is_dated')],
            },
        ),
    ]
