import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { type Answer, theWeb, type Web, WebFailure } from "@/server/outbound/web";
import { mayAskOutside } from "@/server/site/queries";
import { keep } from "@/server/storage/store";
import { mayWriteIn } from "@/server/works/policy";
import { copyOf, largestCopy } from "./rules";
import type { ShowCapture } from "./schema";

// A copy is in memory until it is kept.
const mostAtOnce = 4;
let underWay = 0;

/**
 * Asks the address of a source for what it shows now, and keeps that. Refuses `notFound`, `sourceProtected` (asking for it would
 * tell others that we know it), `addressMissing`, `askingOff`, `notAnswered` with `why`, `capturesBusy`.
 */
export async function takeCapture(db: Db, viewer: Viewer, sourceId: string, web: Web = theWeb()) {
  const source = await db.source.findUnique({
    where: { id: sourceId },
    select: { id: true, trackerId: true, url: true, restrictedAt: true },
  });
  if (!source || !mayWriteIn(viewer, source.trackerId)) throw new Refusal("notFound");
  if (source.restrictedAt) throw new Refusal("sourceProtected");
  if (!source.url) throw new Refusal("addressMissing");
  if (!(await mayAskOutside(db))) throw new Refusal("askingOff");
  if (underWay >= mostAtOnce) throw new Refusal("capturesBusy");
  underWay++;
  try {
    const answer = await asked(web, source.url);
    return await keepCapture(db, viewer, { ...source, answer });
  } finally {
    underWay--;
  }
}

async function asked(web: Web, address: string): Promise<Answer> {
  const answer = await web.read(address, largestCopy).catch((failure: unknown) => {
    if (failure instanceof WebFailure) throw new Refusal("notAnswered", { why: failure.code });
    throw failure;
  });
  if (answer.status !== 200)
    throw new Refusal("notAnswered", { why: "status", status: String(answer.status) });
  return answer;
}

type Given = { id: string; url: string; answer: Answer };

/** Keeps what a source showed: the bytes first, then that they were taken. */
async function keepCapture(db: Db, viewer: Viewer, { id, url, answer }: Given) {
  const copy = copyOf(answer);
  if (typeof copy === "string")
    throw new Refusal("notAnswered", { why: copy, type: answer.type || "?" });
  const { bytes, address: lastAddress } = answer;
  const hash = await keep(bytes);
  return db.$transaction(async (tx) => {
    const about = {
      ...{ sourceId: id, address: url, lastAddress, ...copy, hash },
      ...{ charset: answer.charset ?? "", size: bytes.length },
    };
    const capture = await tx.capture.create({
      data: { ...about, takenById: viewer.id },
      select: { id: true },
    });
    await tx.storedFile.upsert({
      where: { hash },
      create: { hash, ...intactSince(new Date()) },
      update: intactSince(new Date()),
    });
    await record(tx, viewer, { action: "takeCapture", note: capture.id });
    return capture;
  });
}

const intactSince = (now: Date) => ({ state: "intact", checkedAt: now, since: now });

/**
 * Chooses the copy that readers get beside the source, or none. It is a correction of the source: it shows in texts to come, and
 * whoever chose it has written in them. Refuses `notFound`, `sourceProtected`, `sourceStale`.
 */
export function showCapture(db: Db, viewer: Viewer, { sourceId, was, captureId }: ShowCapture) {
  return db.$transaction(async (tx) => {
    const source = await tx.source.findUnique({
      where: { id: sourceId },
      select: { trackerId: true, restrictedAt: true },
    });
    if (!source || !mayWriteIn(viewer, source.trackerId)) throw new Refusal("notFound");
    if (source.restrictedAt && captureId) throw new Refusal("sourceProtected");
    const isTheirs = captureId && (await tx.capture.count({ where: { id: captureId, sourceId } }));
    if (captureId && !isTheirs) throw new Refusal("notFound");
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, captureId: was },
      data: { captureId },
    });
    if (count === 0) throw new Refusal("sourceStale");
    await record(tx, viewer, { action: "updateSource", note: sourceId });
    return { id: sourceId };
  });
}

async function record(tx: Tx, viewer: Viewer, event: { action: string; note: string }) {
  await tx.auditEvent.create({ data: { actorId: viewer.id, ...event } });
}
