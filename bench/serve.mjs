import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sitemap } from "./sitemap.mjs";

const port = 8_099;
const shippedPort = 8_098;

/** Our process, and nginx as we ship it, against nginx on one plain file of the same bytes at the same depth: wrk, 32 connections, gzip, one core each, five alternating rounds, each after a warm-up that is not counted. */
export async function measure(base) {
  for (const tool of ["wrk", "nginx", "taskset"]) {
    if (!has(tool))
      return [["served", `${tool} is not installed`, "wrk, nginx and taskset", false]];
  }
  const map = await sitemap(base);
  const path = /<loc>[^<]*(\/en\/articles\/[^<]+)<\/loc>/.exec(map)?.[1] ?? "/en";
  execFileSync("taskset", ["-acp", "0", pidOn(new URL(base).port)]);
  const nginx = await startNginx(base, path);
  const shippedUrl = `http://127.0.0.1:${shippedPort}${path}`;
  const rounds = { ours: [], shipped: [], nginx: [] };
  const rows = [];
  try {
    rows.push(await sameAnswer(base + path, shippedUrl));
    for (let round = 0; round < 5; round += 1) {
      rounds.ours.push(wrk(base + path));
      rounds.shipped.push(wrk(shippedUrl));
      rounds.nginx.push(wrk(`http://127.0.0.1:${port}${path}.html`));
    }
  } finally {
    nginx.kill();
  }
  const against = (name, list, least) => {
    const [ours, theirs] = [median(list, "rate"), median(rounds.nginx, "rate")];
    const figure = `${(ours / theirs).toFixed(2)} × (${spread(list)}; nginx ${spread(rounds.nginx)} requests/s)`;
    rows.push([`${name}, against nginx`, figure, `at least ${least} ×`, ours >= least * theirs]);
  };
  against("our own process", rounds.ours, 0.4);
  against("nginx as shipped", rounds.shipped, 0.95);
  const [slow, fast] = [median(rounds.ours, "p99"), median(rounds.nginx, "p99")];
  const figure = `${(slow / fast).toFixed(2)} × (${slow} ms, ${fast} ms)`;
  rows.push(["p99 of our own process", figure, "at most 2 ×", slow <= 2 * fast]);
  return rows;
}

/** Both answer a page with the same bytes and the same headers of ours. */
async function sameAnswer(...urls) {
  const named = ["cache-control", "content-security-policy", "content-type", "vary"];
  named.push("x-content-type-options", "referrer-policy");
  const [ours, shipped] = await Promise.all(
    urls.map(async (url) => {
      const answer = await fetch(url);
      return JSON.stringify([await answer.text(), named.map((name) => answer.headers.get(name))]);
    }),
  );
  const holds = ours === shipped;
  return ["nginx as shipped", holds ? "answers as we do" : "differs", "the same answer", holds];
}

const spread = (list) =>
  list
    .map(({ rate }) => Math.round(rate))
    .sort((a, b) => a - b)
    .join(" ");

const has = (tool) => {
  try {
    execFileSync("which", [tool], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** The process that listens on the port. */
function pidOn(number) {
  const lines = execFileSync("ss", ["-ltnp"]).toString().split("\n");
  return /pid=(\d+)/.exec(lines.find((line) => line.includes(`:${number} `)) ?? "")?.[1] ?? "";
}

async function startNginx(base, path) {
  const folder = mkdtempSync(join(tmpdir(), "vigil-nginx-"));
  const plain = `${folder}${path}.html`;
  mkdirSync(dirname(plain), { recursive: true });
  writeFileSync(plain, await (await fetch(base + path)).text());
  execFileSync("gzip", ["-9k", plain]);
  const site = resolve(process.env.VIGIL_DATA ?? ".vigil", "site");
  const shipped = readFileSync(new URL("../docs/nginx.conf", import.meta.url), "utf8")
    .replaceAll("/srv/vigil/site", site)
    .replace("listen 80;", `listen ${shippedPort};`)
    .replace("127.0.0.1:3000", new URL(base).host);
  writeFileSync(join(folder, "vigil.conf"), shipped);
  writeFileSync(
    join(folder, "nginx.conf"),
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 512; }
http { types { text/html html; } access_log off; sendfile on;
  server { listen ${port}; root ${folder}; gzip_static on; }
  include ${folder}/vigil.conf; }`,
  );
  execFileSync("nginx", ["-t", "-q", "-c", join(folder, "nginx.conf")]);
  const server = spawn("taskset", ["-c", "0", "nginx", "-c", join(folder, "nginx.conf")]);
  await pause(700);
  return server;
}

function wrk(url) {
  load(url, 2);
  const told = load(url, 4);
  const [, value, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(told) ?? [];
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(told)?.[1]);
  return { rate, p99: Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit] };
}

function load(url, seconds) {
  return execFileSync("taskset", [
    "-c",
    "1",
    "wrk",
    "-t1",
    "-c32",
    `-d${seconds}s`,
    "--latency",
    "-H",
    "Accept-Encoding: gzip",
    url,
  ]).toString();
}

const median = (list, field) =>
  list.map((one) => one[field]).sort((a, b) => a - b)[Math.floor(list.length / 2)];
