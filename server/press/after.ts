import { pressWork } from "./press";
import { forgetPress, type ToPress } from "./queue";

/**
 * After a command's transaction, presses what it touched before answering. A press that fails is not the command's
 * failure: the answer says so, and the job finishes it.
 */
export async function after<T extends { workId: string; toPress?: ToPress }>(command: Promise<T>) {
  const { toPress, ...done } = await command;
  try {
    await pressWork(done.workId, toPress?.published ?? null);
  } catch {
    return { ...done, isPressed: false };
  }
  if (toPress) await forgetPress(toPress);
  return { ...done, isPressed: true };
}
