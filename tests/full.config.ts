// The browser tests and the long ones, run by `npm run check:full`: they need an installed Chromium, TEST_DATABASE_URL,
// and for the readers on real files LibreOffice and tesseract.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/browser/**/*.browser.ts', 'tests/long/**/*.long.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
