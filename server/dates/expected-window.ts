import { firstDay, lastDay } from "./calendar";
import { edtfOf } from "./edtf";
import { type Bounds, boundsAfter, type Period } from "./period";
import { isEdtf, type Phase, shapeIn, type VagueDate, vagueDateFrom } from "./vague-date";

/**
 * What a pending event waits for, where no date says it: so long after another event. `workId` is that event's, named as links
 * name works, so that the published record's own index of what leads where finds it. `basis` is what the rule rests on,
 * "Article 22 of the European Convention for the Prevention of Torture"; empty where nothing is given.
 */
export type Condition = { kind: "after"; workId: string; period: Period; basis: string };

/** What is known of when an event happens or happened. */
export type Awaiting = { date: VagueDate | null; phase: Phase; condition?: Condition };

/** How it stands with the event that another waits for; `unknown` where whoever reads may not know of it. */
export type AwaitedState = "dated" | "undated" | "cancelled" | "unknown";

type Find = (workId: string) => Awaiting | undefined;

/**
 * When an event happens, as far as anyone can say: its own date, or the window its condition makes of the other event's. Null
 * where that has no date, was cancelled, is not found, or waits for this one itself.
 */
export function expectedDate(event: Awaiting, find: Find): VagueDate | null {
  return dateFollowing(event, { find, passed: [] });
}

function dateFollowing(
  { date, phase, condition }: Awaiting,
  { find, passed }: { find: Find; passed: readonly string[] },
): VagueDate | null {
  if (!condition || phase !== "pending") return date;
  const { workId, period } = condition;
  const other = passed.includes(workId) ? undefined : find(workId);
  if (!other || other.phase === "cancelled") return null;
  const start = dateFollowing(other, { find, passed: [...passed, workId] });
  return start && windowAfter(start, period);
}

/** How it stands with the event of a condition. */
export function awaitedState({ workId }: Condition, find: Find): AwaitedState {
  const other = find(workId);
  if (!other) return "unknown";
  if (other.phase === "cancelled") return "cancelled";
  return expectedDate(other, find) ? "dated" : "undated";
}

const told = { note: "", derivedFrom: "" };

/**
 * When a period is over that began on a date: every day it can be, in whole months where the date names no day, so that the
 * words never say a day which no source gave; a single day where all days lead to it. Null where nothing bounds it.
 */
export function windowAfter(date: VagueDate, period: Period): VagueDate | null {
  const bounds = boundsAfter(date, period);
  const isOneDay = bounds.earliest !== null && bounds.earliest === bounds.latest;
  const edtf = edtfIn(isOneDay ? bounds : widened(bounds, date));
  if (edtf === null || !isEdtf(edtf)) return null;
  // "About" and "perhaps" hold for what follows from the date as well.
  return vagueDateFrom(edtfOf({ ...shapeIn({ edtf }), qualifier: date.qualifier }), told);
}

function widened({ earliest, latest }: Bounds, date: VagueDate): Bounds {
  const shape = shapeIn(date);
  const from = shape.kind === "single" ? shape.unit : "from" in shape ? shape.from : "";
  const to = shape.kind === "single" ? shape.unit : "to" in shape ? shape.to : "";
  return {
    earliest: earliest && from.length < 10 ? firstDay(earliest.slice(0, 7)) : earliest,
    latest: latest && to.length < 10 ? lastDay(latest.slice(0, 7)) : latest,
  };
}

/** The bounds by the largest unit that both are whole in: September to October, not from the 1st to the 31st. */
function edtfIn({ earliest, latest }: Bounds): string | null {
  if (!earliest && !latest) return null;
  const length = [4, 7, 10].find(
    (n) =>
      (!earliest || firstDay(earliest.slice(0, n)) === earliest) &&
      (!latest || lastDay(latest.slice(0, n)) === latest),
  );
  return [earliest, latest].map((day) => day?.slice(0, length) ?? "..").join("/");
}
