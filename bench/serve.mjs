import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const port = 8_099;

/** Our process against nginx on the same bytes: wrk, 32 connections, gzip, one core each, five alternating rounds. */
export async function measure(base) {
  for (const tool of ["wrk", "nginx", "taskset"]) {
    if (!has(tool))
      return [["served", `${tool} is not installed`, "wrk, nginx and taskset", false]];
  }
  const map = await (await fetch(`${base}/sitemap.xml`)).text();
  const path = /<loc>[^<]*(\/en\/articles\/[^<]+)<\/loc>/.exec(map)?.[1] ?? "/en";
  execFileSync("taskset", ["-acp", "0", pidOn(new URL(base).port)]);
  const nginx = await startNginx(await (await fetch(base + path)).text());
  const rounds = { ours: [], nginx: [] };
  try {
    for (let round = 0; round < 5; round += 1) {
      rounds.ours.push(wrk(base + path));
      rounds.nginx.push(wrk(`http://127.0.0.1:${port}/page.html`));
    }
  } finally {
    nginx.kill();
  }
  const [ours, theirs] = [median(rounds.ours, "rate"), median(rounds.nginx, "rate")];
  const [slow, fast] = [median(rounds.ours, "p99"), median(rounds.nginx, "p99")];
  const spread = (list) =>
    list
      .map(({ rate }) => Math.round(rate))
      .sort((a, b) => a - b)
      .join(" ");
  return [
    [
      "served, against nginx",
      `${(ours / theirs).toFixed(2)} × (ours ${spread(rounds.ours)}; nginx ${spread(rounds.nginx)} requests/s)`,
      "at least 0.4 ×",
      ours >= 0.4 * theirs,
    ],
    [
      "p99, against nginx",
      `${(slow / fast).toFixed(2)} × (${slow} ms, ${fast} ms)`,
      "at most 2 ×",
      slow <= 2 * fast,
    ],
  ];
}

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

async function startNginx(page) {
  const folder = mkdtempSync(join(tmpdir(), "vigil-nginx-"));
  writeFileSync(join(folder, "page.html"), page);
  execFileSync("gzip", ["-9k", join(folder, "page.html")]);
  writeFileSync(
    join(folder, "nginx.conf"),
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 512; }
http { types { text/html html; } access_log off; gzip_static on; server { listen ${port}; root ${folder}; } }`,
  );
  const server = spawn("taskset", ["-c", "0", "nginx", "-c", join(folder, "nginx.conf")]);
  await pause(700);
  return server;
}

function wrk(url) {
  const told = execFileSync("taskset", [
    "-c",
    "1",
    "wrk",
    "-t1",
    "-c32",
    "-d4s",
    "--latency",
    "-H",
    "Accept-Encoding: gzip",
    url,
  ]).toString();
  const [, value, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(told) ?? [];
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(told)?.[1]);
  return { rate, p99: Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit] };
}

const median = (list, field) =>
  list.map((one) => one[field]).sort((a, b) => a - b)[Math.floor(list.length / 2)];
