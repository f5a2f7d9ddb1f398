import { setFlagsFromString } from "node:v8";

let running = 0;

/**
 * Lets the old generation of the heap grow by two fifths at most while the desk works: a register's twenty thousand acts leave several
 * times their size behind. While only readers ask it grows as V8 thinks best, for collecting more often slows every answer (decision 0004).
 */
export async function sparingly<T>(work: () => Promise<T>): Promise<T> {
  running += 1;
  if (running === 1) setFlagsFromString("--heap-growing-percent=40");
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) setFlagsFromString("--heap-growing-percent=0");
  }
}
