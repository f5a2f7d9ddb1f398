/** Gives memory back while nobody asks for anything (decision 0005). */
import { executionAsyncResource } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const interval = 20_000;
// A twentieth of one processor, in microseconds: below it, nobody is waiting.
const idleShare = interval * 1000 * 0.05;

/**
 * V8 drops the shape of what waits for the next tick when a collection meets none of it, and from then on makes every one the
 * slow way: a quarter more work for each answer (decision 0005). One that is never let go keeps the shape.
 */
const kept: object[] = [];

function keepTickShape() {
  process.nextTick(() => kept.push(executionAsyncResource()));
}

/** Collects garbage once after each stretch of work; V8 itself would wait for more work to come. Returns what stops it. */
export function collectWhenIdle(): () => void {
  keepTickShape();
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  let before = process.cpuUsage();
  let isCollected = false;
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    if (user + system > idleShare) {
      isCollected = false;
    } else if (!isCollected) {
      collect();
      isCollected = true;
    }
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}
