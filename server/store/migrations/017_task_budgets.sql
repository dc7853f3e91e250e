-- Every sum that a task's row prints, in the order of its columns: [{"label", "value", "unit", "part"}]; [] without one.
alter table tasks add column budgets jsonb not null default '[]';
