import { pressWork } from "./press";

/**
 * After a command's transaction, presses what it touched before answering. A press that fails is not the command's
 * failure: the answer says so, and the job finishes it.
 */
export async function after<T extends { workId: string }>(command: Promise<T>) {
  const done = await command;
  try {
    await pressWork(done.workId);
    return { ...done, isPressed: true };
  } catch {
    return { ...done, isPressed: false };
  }
}
