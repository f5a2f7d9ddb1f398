import type { Viewer } from "@/server/auth/viewer";
import { mayWriteIn } from "@/server/works/policy";

/** An import is seen, run and undone by whoever brought the file, as long as they write in its tracker: its rows may hold what is restricted to them. */
export const isTheirs = (viewer: Viewer, file: { createdById: string; trackerId: string }) =>
  file.createdById === viewer.id && mayWriteIn(viewer, file.trackerId);
