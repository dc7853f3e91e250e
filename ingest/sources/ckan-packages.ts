// The packages of a CKAN portal through pages that may shift while they are read; all, or those modified since a time.
import { SourceError, SourceUnavailableError } from './source-error.ts';

const maxPackages = 20_000;
/** A portal that changes during this many passes is read another time. */
const maxPasses = 5;

type Ordered = { id: string };
export type Page<T> = { count: number; results: T[] };

/**
 * Each package once, as often as a pass has to be begun again. Pages overlap by one package: where the next page does not
 * begin with the last one of the page before, packages were added or taken away, and one may have slipped between the pages.
 * `isEnough` ends the listing early, in an order in which nothing wanted follows.
 * @throws SourceError, SourceUnavailableError
 */
export async function* packagesOf<T extends Ordered>(
  ask: (start: number) => Promise<Page<T>>,
  isEnough: (found: T) => boolean = () => false,
): AsyncGenerator<T> {
  const given = new Set<string>();
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const outcome = yield* onePass(ask, isEnough, given);
    if (outcome === 'whole') return;
  }
  throw new SourceUnavailableError(
    'Cổng dữ liệu thay đổi liên tục trong lúc lấy danh sách nên chưa chắc đã đủ; lượt này sẽ được thử lại.',
  );
}

async function* onePass<T extends Ordered>(
  ask: (start: number) => Promise<Page<T>>,
  isEnough: (found: T) => boolean,
  given: Set<string>,
): AsyncGenerator<T, 'whole' | 'shifted'> {
  let last: T | null = null;
  for (let start = 0; ; ) {
    const { count, results } = await ask(start);
    if (count > maxPackages)
      throw new SourceError(`Cổng có ${count} bộ dữ liệu, quá ${maxPackages}; hãy thu hẹp bộ lọc.`);
    if (results.length === 0 && start < count)
      throw new SourceError('Cổng dữ liệu trả về trang trống trước khi hết danh sách.');
    if (last !== null && results[0]?.id !== last.id) return 'shifted';
    for (const found of results) {
      if (isEnough(found)) return 'whole';
      if (given.has(found.id)) continue;
      given.add(found.id);
      yield found;
    }
    if (start + results.length >= count) return 'whole';
    // a portal may give fewer than it was asked for; one alone leaves nothing to overlap
    last = results.length > 1 ? (results.at(-1) ?? null) : null;
    start += last === null ? results.length : results.length - 1;
  }
}
