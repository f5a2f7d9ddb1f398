/** What the person at the terminal reads. */

/** A failure whose message is one sentence for that person; no stack is printed with it. */
export class Halt extends Error {}

/** Does the work and prints how long it took: "PostgreSQL ready in 0.8 s". */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  console.log(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** Does the work; a Halt becomes its sentence, anything else keeps its stack; either ends the program with 1. */
export async function orStop<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    console.error(failure instanceof Halt ? failure.message : failure);
    process.exit(1);
  }
}

/** The `code` a system or PostgreSQL error carries, or undefined. */
export function codeOf(failure: unknown): string | undefined {
  if (!(failure instanceof Error) || !("code" in failure)) return undefined;
  return typeof failure.code === "string" ? failure.code : undefined;
}
