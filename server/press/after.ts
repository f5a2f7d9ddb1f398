import { deskDb } from "@/server/db";
import { pressWork } from "./press";
import { promisedPresses, promisesKept, type ToPress } from "./queue";

/**
 * After a command's transaction, presses what it touched before answering. A press that fails is not the command's
 * failure: the answer says so, the server's log says why, and the job finishes it.
 */
export async function after<T extends { workId: string; toPress?: ToPress }>(command: Promise<T>) {
  const { toPress, ...done } = await command;
  try {
    const promised = await promisedPresses(deskDb(), done.workId);
    // What an earlier press left undone may be any page of the work.
    const isAlone = promised.every((id) => id === toPress?.jobId);
    await pressWork(done.workId, isAlone ? (toPress?.published ?? null) : null);
    await promisesKept(promised);
    return { ...done, isPressed: true };
  } catch (failure) {
    pressFailed(done.workId, failure);
    return { ...done, isPressed: false };
  }
}

/** For whoever runs the site: the desk only says that readers do not have it yet. */
export function pressFailed(workId: string, failure: unknown): void {
  process.stderr.write(`The press of work ${workId} failed and is tried again: ${failure}\n`);
}
