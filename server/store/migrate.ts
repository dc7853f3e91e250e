// Forward-only migrations: SQL files NNN_name.sql, each run once in a transaction and recorded with its hash.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DatabaseTooNewError, MigrationError } from './errors.ts';
import type { Database } from './seam.ts';

export type Migration = { name: string; sha256: string; sql: string };

/** Any constant will do; every version of the program must use the same one. */
const advisoryLock = 7_246_001;
const defaultFolder = fileURLToPath(new URL('./migrations/', import.meta.url));

/**
 * Brings the database to the state of the files in `folder`. Several processes may call it at once on a
 * server: the advisory lock lets one work and the others find it done.
 * @throws DatabaseTooNewError when the database knows later files than this program
 * @throws MigrationError when a recorded file was edited, is missing, or a new one sorts before it
 */
export async function migrate(db: Database, folder: string = defaultFolder): Promise<void> {
  const files = await readMigrations(folder);
  await db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    await tx.exec(`create table if not exists schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const applied = await tx.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migrations order by name collate "C"',
    );
    for (const file of pendingMigrations(files, applied)) {
      // a savepoint for each file, so that its error names it; the whole upgrade is one transaction
      await tx.transaction((step) => apply(step, file));
    }
  });
}

/**
 * The files still to run, in order. Pure, so that every refusal can be tested.
 * @throws DatabaseTooNewError, MigrationError
 */
export function pendingMigrations(
  files: Migration[],
  applied: { name: string; sha256: string }[],
): Migration[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const last = files.at(-1)?.name ?? '';
  for (const row of applied) {
    const file = byName.get(row.name);
    if (!file && row.name > last) {
      throw new DatabaseTooNewError(
        `Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này (có bước nâng cấp ${row.name}). ` +
          'Cập nhật chương trình, hoặc dùng thư mục dữ liệu khác.',
      );
    }
    if (!file) {
      throw new MigrationError(
        `Thiếu tệp nâng cấp cơ sở dữ liệu ${row.name} đã từng chạy. Khôi phục tệp này từ bản phát hành.`,
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new MigrationError(
        `Tệp nâng cấp cơ sở dữ liệu ${row.name} đã bị sửa sau khi chạy. Khôi phục tệp gốc; thay đổi mới phải nằm trong tệp mới.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.name));
  const lastDone =
    applied
      .map((row) => row.name)
      .sort()
      .at(-1) ?? '';
  const pending = files.filter((file) => !done.has(file.name));
  const early = pending.find((file) => file.name < lastDone);
  if (early) {
    throw new MigrationError(
      `Tệp nâng cấp ${early.name} đứng trước ${lastDone} đã chạy. Đặt cho nó số thứ tự lớn hơn.`,
    );
  }
  return pending;
}

/**
 * Reads `NNN_name.sql` files in order.
 * @throws MigrationError when a file's name does not fit or two share a number
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = names.map((name) => /^(\d{3})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
  const wrong = names.find((_, index) => !numbers[index] || numbers.indexOf(numbers[index]) !== index);
  if (wrong) {
    throw new MigrationError(`Tên tệp nâng cấp ${wrong} không đúng dạng NNN_ten.sql hoặc trùng số thứ tự.`);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(`${folder}/${name}`, 'utf8')).replace(/\r\n/g, '\n');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function apply(tx: Database, file: Migration): Promise<void> {
  try {
    await tx.exec(file.sql);
  } catch (cause) {
    throw new MigrationError(`Không chạy được tệp nâng cấp cơ sở dữ liệu ${file.name}.`, { cause });
  }
  await tx.query('insert into schema_migrations (name, sha256) values ($1, $2)', [file.name, file.sha256]);
}
