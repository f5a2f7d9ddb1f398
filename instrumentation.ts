/** What starts with the process: the press catches up with the record, jobs begin, and a new site says who may enter first. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.DESK_DATABASE_URL) return;
  const { startWork } = await import("./server/press/jobs");
  await startWork();
}
