-- What the pipeline remembers: erased items by their hash, and how far a source was listed.

-- hashes of the items (source, name, mark) that an erased document came from: not a name among them
alter table erasures add column items text[] not null default '{}';

-- for sources that can be asked what has changed since; null: list everything
alter table sources add column listed jsonb;
