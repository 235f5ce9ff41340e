import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 130_000,
    maxWorkers: 2,
    maxConcurrency: 3,
  },
});
