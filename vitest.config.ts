// Test runner configuration: tests sit beside the code they cover; the bench has its own runner.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{server,ingest,prompts,views,evals,tests}/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['tests/support/no-network.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
