import { spawnSync } from "node:child_process";

const rounds = 100;

/** Two publications and a take-down at once, a hundred times, on a slow disk: nothing may be half live after any. */
export async function measure() {
  const began = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ["server/boot/test.mjs", "server/press/press.db"],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, PRESS_ROUNDS: String(rounds) },
    },
  );
  const figure = `${status === 0 ? rounds : "fewer than 100"} rounds in ${Math.round((performance.now() - began) / 1000)} s`;
  return [["two publications and a take-down at once", figure, "100 rounds", status === 0]];
}
