import { deskDb } from "@/server/db";
import { pressWork } from "./press";
import { promisedPresses, promisesKept, type ToPress } from "./queue";

/**
 * After a command's transaction, presses what it touched before answering. A press that fails is not the command's
 * failure: the answer says so, the server's log says why, and the job finishes it.
 */
export async function after<T extends { workId: string; toPress?: ToPress }>(command: Promise<T>) {
  const { toPress, ...done } = await command;
  return { ...done, isPressed: await isPressed(done.workId, toPress) };
}

/** The same of a command that touched several works, or none. */
export async function afterAll<T extends { workIds: string[] }>(command: Promise<T>) {
  const { workIds, ...done } = await command;
  let isAll = true;
  for (const workId of workIds) isAll = (await isPressed(workId)) && isAll;
  return { ...done, isPressed: isAll };
}

async function isPressed(workId: string, toPress?: ToPress): Promise<boolean> {
  try {
    const promised = await promisedPresses(deskDb(), workId);
    // What an earlier press left undone may be any page of the work.
    const isAlone = promised.every((id) => id === toPress?.jobId);
    await pressWork(workId, isAlone ? (toPress?.published ?? null) : null);
    await promisesKept(promised);
    return true;
  } catch (failure) {
    pressFailed(workId, failure);
    return false;
  }
}

/** For whoever runs the site: the desk only says that readers do not have it yet. */
export function pressFailed(workId: string, failure: unknown): void {
  process.stderr.write(`The press of work ${workId} failed and is tried again: ${failure}\n`);
}
