import { pressEdition } from "./press";

/**
 * After a command's transaction, presses what it touched before answering. A press that fails is not the command's
 * failure: the answer says so, and the job finishes it.
 */
export async function after<T extends object>(command: Promise<T>, editionId: string) {
  const done = await command;
  try {
    await pressEdition(editionId);
    return { ...done, isPressed: true };
  } catch {
    return { ...done, isPressed: false };
  }
}
