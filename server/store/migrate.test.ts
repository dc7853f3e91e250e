// Migrations: every refusal in a sentence, and the catalogue of a blank database as a snapshot.
import { expect, it } from 'vitest';
import { eachEngine } from '../../tests/support/databases.ts';
import { DatabaseTooNewError, MigrationError } from './errors.ts';
import { migrate, pendingMigrations } from './migrate.ts';

const file = (name: string, sha256 = name) => ({ name, sha256, sql: '' });

it('runs what is new, in order', () => {
  const files = [file('001_a.sql'), file('002_b.sql')];
  expect(pendingMigrations(files, [])).toEqual(files);
  expect(pendingMigrations(files, [file('001_a.sql')])).toEqual([file('002_b.sql')]);
});

it('refuses edited, missing, early and unknown later files', () => {
  const refuse = (files: string[], applied: string[]) => () =>
    pendingMigrations(
      files.map((name) => file(name)),
      applied.map((name) => file(name)),
    );
  expect(() => pendingMigrations([file('001_a.sql', 'x')], [file('001_a.sql', 'y')])).toThrow(MigrationError);
  expect(refuse(['002_b.sql'], ['001_a.sql', '002_b.sql'])).toThrow(MigrationError);
  expect(refuse(['001_a.sql', '002_b.sql'], ['002_b.sql'])).toThrow(MigrationError);
  expect(refuse(['001_a.sql'], ['001_a.sql', '002_b.sql'])).toThrow(DatabaseTooNewError);
});

eachEngine('a blank database', (open) => {
  it('has this catalogue after migration, and a second migration changes nothing', async () => {
    const db = await open();
    await migrate(db);
    const columns = await db.query<{ line: string }>(
      `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end as line
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       order by (c.relname || '.' || a.attname) collate "C"`,
    );
    const indexes = await db.query<{ line: string }>(
      `select indexdef as line from pg_indexes where schemaname = 'public' order by indexname collate "C"`,
    );
    const catalogue = [...columns, ...indexes].map((row) => row.line).join('\n');
    await expect(catalogue).toMatchFileSnapshot('./migrations/catalogue.txt');
  });
});
