import { afterTurn, noStanding, type Standing } from "./standing";
import { mustPrecede, type Turn } from "./turns";

type Course = { done: boolean[]; standing: Standing };

/** So many points are looked at in the courses that vague dates leave open: seven acts of one and the same year need 3,200. */
export const mostPoints = 5_000;

/**
 * Every standing that the turns may have led to by the end of a day (ISO): each turn at each place in the order that its dates
 * leave open. A vague date is taken for itself, so what is found holds every answer that any days within the dates give, and
 * perhaps others. `isWhole` is false where there were more points to look at than `mostPoints`: then some may be missing.
 */
export function standingsOn(
  turns: Turn[],
  on: string,
): { standings: Standing[]; isWhole: boolean } {
  const byThen = turns.filter(({ first, after }) => first <= on && (after?.first ?? "") <= on);
  const before = byThen.map((turn) =>
    byThen.flatMap((other, n) => (other !== turn && mustPrecede(other, turn) ? [n] : [])),
  );
  const isTreatyInForce = !turns.some(({ kind }) => kind === "treatyInForce");
  const start = { done: byThen.map(() => false), standing: noStanding(isTreatyInForce) };
  const open: Course[] = [start];
  const seen = new Set<string>();
  const standings: Standing[] = [];
  for (let course = open.pop(); course; course = open.pop()) {
    if (seen.size > mostPoints) return { standings, isWhole: false };
    if (byThen.every((turn, n) => course.done[n] || turn.isOptional || turn.last > on))
      standings.push(course.standing);
    const nexts = nextOf(course, byThen, before);
    open.push(...(nexts.length > 1 ? nexts.filter((next) => isNew(next, seen)) : nexts));
  }
  return { standings, isWhole: true };
}

function isNew(course: Course, seen: Set<string>) {
  const key = keyOf(course);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function nextOf({ done, standing }: Course, turns: Turn[], before: number[][]): Course[] {
  const isDone = (kind: Turn["kind"], actId: string) =>
    turns.some((turn, n) => done[n] && turn.kind === kind && turn.actId === actId);
  return turns.flatMap((turn, at) => {
    const isNext =
      !done[at] &&
      before[at]?.every((n) => done[n] || turns[n]?.isOptional) &&
      !before.some((earlier, n) => done[n] && earlier.includes(at));
    if (!isNext) return [];
    return [{ done: done.with(at, true), standing: afterTurn(standing, turn, isDone) }];
  });
}

/** What a standing rests on follows from the turns that were done and the acts it names. */
function keyOf({ done, standing }: Course) {
  const { signature, provisional, waiting, ready, bound, pending, left, membership } = standing;
  const bases = [signature, provisional, bound, left, membership, null, ...ready, null, ...pending];
  return [
    done.map(Number).join(""),
    ...bases.map((basis) => basis && `${basis.by} ${basis.assumed}`),
    ...waiting.map(({ id }) => id),
    ...pending.map(({ over }) => `${over}`),
  ].join("|");
}
