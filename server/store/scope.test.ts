// A scope leaves the documents, issuers and sources that were chosen, never one that the reader may not see.
import { expect, it } from 'vitest';
import { eachEngine } from '../../tests/support/databases.ts';
import { migrate } from './migrate.ts';
import { documentsInScope, scopeChoices } from './scope.ts';

const everyone = ['public'];

eachEngine('the scope of a question', (open) => {
  it('resolves to the ids of the documents that it leaves', async () => {
    const db = await open();
    await migrate(db);
    const add = (id: string, source: string, issuer: string | null, audience = 'public') =>
      db.query(
        `insert into documents (id, source, uri, digest, version_digest, title, issuer, audience, text)
         values ($1, $2, $1, 'd', 'v', $1, $3, array[$4], '')`,
        [id, source, issuer, audience],
      );
    await add('a', 'corpus', 'UBND tỉnh');
    await add('b', 'files', 'Bộ Y tế');
    await add('c', 'files', null);
    await add('secret', 'files', 'Bộ Y tế', 'closed');
    const inScope = (only: [string, string][], except: [string, string][] = []) => {
      const items = (pairs: [string, string][]) =>
        pairs.map(([kind, value]) => ({ kind: kind as 'document', value }));
      return documentsInScope(db, { only: items(only), except: items(except) }, everyone);
    };
    expect(await inScope([])).toEqual(['a', 'b', 'c']);
    expect(await inScope([['document', 'a']])).toEqual(['a']);
    expect(await inScope([['source', 'files']], [['document', 'c']])).toEqual(['b']);
    expect(await inScope([], [['issuer', 'Bộ Y tế']])).toEqual(['a', 'c']);
    expect(await inScope([['document', 'secret']])).toEqual([]);
    expect(await scopeChoices(db, everyone)).toEqual({
      issuers: ['Bộ Y tế', 'UBND tỉnh'],
      sources: ['corpus', 'files'],
    });
  });
});
