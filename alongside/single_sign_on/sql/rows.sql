-- Whose account is whose is read and remembered before anybody is known; nothing of the web or the worker changes it.
select trust.begin_rules('single_sign_on');
select trust.rule('the_house_reads', 'select', '{single_sign_on_companyaccount}', '(select trust.is_known())');
select trust.rule('the_house_remembers', 'insert', '{single_sign_on_companyaccount}', '(select trust.is_known())');
