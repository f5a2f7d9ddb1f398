import path from "node:path";
import { defineConfig } from "prisma/config";

// The command line would download its engine from a host many offices cannot reach; this one comes with npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(
  import.meta.dirname,
  "server/boot/schema-engine.mjs",
);
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // `generate` asks for an address and connects to none.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://nobody:nobody@127.0.0.1:9/none" },
});
