import { defineConfig } from "vitest/config";

const databaseTests = "server/**/*.db.test.ts";

export default defineConfig({
  resolve: {
    alias: { "@": import.meta.dirname },
  },
  test: {
    testTimeout: 30_000,
    env: { NEXTAUTH_SECRET: "a secret of the tests" },
    // Each file of database tests has a database of its own, and waits for it as much as it works.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          include: ["server/**/*.test.{ts,tsx}", "components/**/*.test.tsx"],
          exclude: [databaseTests],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: [databaseTests],
          setupFiles: "server/testing/own-database.ts",
        },
      },
    ],
  },
});
