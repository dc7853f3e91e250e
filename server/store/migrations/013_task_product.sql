-- What a task is to yield, as its table prints it in a column of its own ("Sản phẩm", "Kết quả"); '' without one.
alter table tasks add column product_printed text not null default '';
