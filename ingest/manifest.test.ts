// The manifest: a valid one is read, a bad one is explained.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ManifestError, metaOf, parseManifest } from './manifest.ts';

it('reads the shipped manifest', () => {
  const [entry] = parseManifest(readFileSync(new URL('../corpus/manifest.json', import.meta.url), 'utf8'));
  expect(entry && metaOf(entry)).toMatchObject({ status: 'draft', number: null, year: 2026 });
});

it.each(['{', '[{"title":"x"}]', '[{"file":"a","status":"?"}]', '[{"file":"a"},{"file":"a"}]'])(
  'refuses %s',
  (json) => {
    expect(() => parseManifest(json)).toThrow(ManifestError);
  },
);
