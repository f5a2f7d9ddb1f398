import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "@": import.meta.dirname },
  },
  test: {
    include: ["server/**/*.test.{ts,tsx}", "components/**/*.test.tsx"],
    testTimeout: 30_000,
    env: { NEXTAUTH_SECRET: "a secret of the tests" },
    fileParallelism: false,
  },
});
