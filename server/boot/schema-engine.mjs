#!/usr/bin/env node
// Offline drop-in for Prisma's schema-engine binary: same argv + JSON-RPC-over-stdio protocol,
// backed by @prisma/schema-engine-wasm and the pg driver adapter. Used via PRISMA_SCHEMA_ENGINE_BINARY.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { parse } from "pg-connection-string";

// The catalog's single-byte "char" type (OID 18) is unknown to @prisma/adapter-pg: present it as bpchar (1042).
const addFields = pg.Result.prototype.addFields;
pg.Result.prototype.addFields = function (fields) {
  for (const f of fields)
    if (f.dataTypeID === 18) f.dataTypeID = 1042;
    else if (f.dataTypeID === 1002) f.dataTypeID = 1014;
  return addFields.call(this, fields);
};

const argv = process.argv.slice(2);
const models = [];
let datasource = {};
let cli;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "--datamodels") models.push(argv[++i]);
  else if (argv[i] === "--datasource") datasource = JSON.parse(argv[++i]);
  else if (argv[i] === "cli") cli = argv[++i];
  else if (argv[i] === "--version" || argv[i] === "-v") {
    console.log("schema-engine-cli wasm-shim");
    process.exit(0);
  } else if (argv[i].startsWith("--")) i++;
}
const log = (level, fields, target = "schema_engine::logger") =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target })}\n`,
  );

async function admin(fn) {
  const u = new URL(datasource.url);
  const db = decodeURIComponent(u.pathname.slice(1));
  u.pathname = "/postgres";
  const c = new pg.Client({ connectionString: u.toString() });
  await c.connect();
  try {
    return await fn(c, db);
  } finally {
    await c.end();
  }
}
if (cli) {
  log("INFO", { message: `Starting schema engine CLI (wasm): ${cli}` }); // the CLI skips the first stderr line
  try {
    if (cli === "can-connect-to-database") {
      const c = new pg.Client({ connectionString: datasource.url });
      await c.connect();
      await c.end();
    } else if (cli === "create-database")
      await admin((c, db) => c.query(`CREATE DATABASE "${db.replaceAll('"', '""')}"`));
    else if (cli === "drop-database")
      await admin((c, db) =>
        c.query(`DROP DATABASE IF EXISTS "${db.replaceAll('"', '""')}" WITH (FORCE)`),
      );
    log("INFO", { message: `${cli} ok` });
    process.exit(0);
  } catch (e) {
    const code = e.code === "3D000" ? "P1003" : e.code === "28P01" ? "P1000" : "P1001";
    log("ERROR", { is_panic: false, message: e.message || String(e), error_code: code, meta: {} });
    process.exit(1);
  }
}

const req = createRequire(import.meta.url);
const wasmFile = path.join(
  path.dirname(req.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
  "schema_engine_bg.wasm",
);
const { instance } = await WebAssembly.instantiate(fs.readFileSync(wasmFile), {
  "./schema_engine_bg.js": glue,
});
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: "",
  set_message(m) {
    this.message = m;
  },
};

const schema =
  new URL(datasource.url ?? "postgresql://x/x").searchParams.get("schema") ?? undefined;
// Discrete fields, not connectionString: pg lets connectionString win over `database`, which would make the
// adapter's shadow database silently BE the main database.
const { ssl, ...conn } = parse(datasource.url);
const cfg = {
  host: conn.host,
  port: conn.port ? Number(conn.port) : 5432,
  user: conn.user,
  password: conn.password,
  database: conn.database,
  ...(ssl ? { ssl } : {}),
  max: 2,
};
const prismaPg = new PrismaPg(cfg, { schema });
// Upstream splits scripts on every `;` (breaks $$ bodies, and is not atomic): send the script whole, as the native engine does.
const whole = (a) =>
  Object.assign(a, {
    executeScript: (sql) =>
      a.client.query(sql).then(
        () => {},
        (e) => a.onError(e),
      ),
  });
const connect = prismaPg.connect.bind(prismaPg);
prismaPg.connect = async () => whole(await connect());
prismaPg.connectToShadowDb = async () => {
  // as upstream, but closes its pool before DROP DATABASE
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await admin((c) => c.query(`CREATE DATABASE "${database}"`));
  const shadow = whole(await new PrismaPg({ ...cfg, database }, { schema }).connect());
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await admin((c) => c.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`));
  };
  return shadow;
};
const factory = bindMigrationAwareSqlAdapterFactory(prismaPg);
let engine;
const getEngine = async () =>
  (engine ??= await glue.SchemaEngine.new(
    { datamodels: models.length ? models.map((f) => [f, fs.readFileSync(f, "utf8")]) : undefined },
    () => {},
    factory,
  ));

const send = (o) => process.stdout.write(`${JSON.stringify(o)}\n`);
let printId = 1e6;
async function handle(m) {
  try {
    if (m.method === "createDatabase") {
      const name = await admin(async (c, db) => {
        await c.query(`CREATE DATABASE "${db}"`);
        return db;
      });
      return send({ jsonrpc: "2.0", id: m.id, result: { databaseName: name } });
    }
    const e = await getEngine();
    const method = m.method === "getDatabaseVersion" ? "version" : m.method;
    // Only devDiagnostic and diff know how to get a shadow database in the WASM build; they fill a cache the others read.
    if (method === "evaluateDataLoss" || method === "createMigration")
      await e.devDiagnostic({ migrationsList: m.params.migrationsList, filters: m.params.filters });
    let result = (await e[method](m.params)) ?? {};
    if (m.method === "diff" && result.stdout != null) {
      send({ jsonrpc: "2.0", id: printId++, method: "print", params: { content: result.stdout } });
      result = { ...result, stdout: null };
    }
    send({ jsonrpc: "2.0", id: m.id, result });
  } catch (err) {
    if (process.env.SHIM_DEBUG) console.error("SHIM", m.method, err, Object.entries(err));
    send({
      jsonrpc: "2.0",
      id: m.id,
      error: {
        code: 4466,
        message: "An error happened. Check the data field for details.",
        data: {
          is_panic: false,
          message: err.message,
          meta: err.meta ?? null,
          error_code: err.code ?? null,
        },
      },
    });
  }
}
let chain = Promise.resolve();
readline
  .createInterface({ input: process.stdin })
  .on("line", (l) => {
    const m = JSON.parse(l);
    if (!m.method) return;
    chain = chain.then(() => handle(m));
  })
  .on("close", () => chain.finally(() => process.exit(0)));
