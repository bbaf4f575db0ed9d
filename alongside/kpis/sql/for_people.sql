-- A note, a contest and a correction are read by people who read the number. The job that fetches it reads none of them.
select trust.only_for_people('as_its_reading', '{kpis_correction, kpis_contextnote, kpis_contest}');
select trust.only_for_people('as_its_kpi', '{kpis_recalculation}');
