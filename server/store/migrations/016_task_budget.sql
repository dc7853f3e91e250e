-- What a task costs, as its table prints it in a column of its own ("Kinh phí"), with the unit of the head; '' without one.
alter table tasks add column budget_printed text not null default '';
