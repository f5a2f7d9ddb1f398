import type { VagueDate } from "@/server/dates/vague-date";
import { type Basis, together } from "./basis";
import { laterDate } from "./since";
import type { Status } from "./status";
import type { Turn } from "./turns";

type Named = Basis & { status: Status };
type Waiting = { id: string; since: VagueDate | null; binding: Turn["binding"] };

/** What has come about by a point in the order of turns. Never changed in place. */
export type Standing = {
  signature: Named | null;
  provisional: Basis | null;
  /** Consents that do not bind yet. */
  waiting: Waiting[];
  /** Consents that would bind, were the treaty itself in force. */
  ready: Basis[];
  isTreatyInForce: boolean;
  bound: Basis | null;
  /** Denunciations that have not taken effect, each with the consents that are over with it. */
  pending: (Basis & { id: string; over: string[] })[];
  left: Basis | null;
  membership: Named | null;
};

export const noStanding = (isTreatyInForce: boolean): Standing => ({
  signature: null,
  provisional: null,
  waiting: [],
  ready: [],
  isTreatyInForce,
  bound: null,
  pending: [],
  left: null,
  membership: null,
});

/** What a standing amounts to; null where nothing has come about that the rules know. */
export function statusIn(standing: Standing): Named | null {
  const { membership, pending, bound, provisional, left, signature } = standing;
  if (membership) return membership;
  if (pending[0]) return { ...pending[0], status: "party_denunciation_pending" };
  if (bound) return { ...bound, status: "party" };
  if (provisional) return { ...provisional, status: "provisional" };
  const coming = notYet(standing);
  if (coming) return { ...coming, status: "party_not_yet_in_force" };
  if (left) return { ...left, status: "former_party" };
  return signature;
}

function notYet({ waiting, ready }: Standing): Basis | null {
  const [first] = waiting;
  if (!first) return ready[0] ?? null;
  return { by: waiting.map(({ id }) => id), since: first.since, assumed: false };
}

/** The standing after a turn. `isDone` says whether a turn of the same act has come before. */
export function afterTurn(standing: Standing, turn: Turn, isDone: IsDone): Standing {
  return steps[turn.kind](standing, turn, isDone);
}

export type IsDone = (kind: Turn["kind"], actId: string) => boolean;
type Step = (standing: Standing, turn: Turn, isDone: IsDone) => Standing;

const basisOf = ({ actId, date }: Turn): Basis => ({ by: [actId], since: date, assumed: false });

const steps: Record<Turn["kind"], Step> = {
  sign: (standing, turn) => ({ ...standing, signature: { ...basisOf(turn), status: "signatory" } }),
  unsign: (standing, turn) => ({
    ...standing,
    provisional: null,
    signature: { ...basisOf(turn), status: "signature_withdrawn" },
  }),
  apply: (standing, turn) =>
    standing.provisional ? standing : { ...standing, provisional: basisOf(turn) },
  consent,
  bind,
  inForce,
  treatyInForce: (standing, turn) =>
    bindReady({
      ...standing,
      isTreatyInForce: true,
      ready: standing.ready.map((basis) => ({
        ...basis,
        since: turn.date && laterDate(basis.since, turn.date),
      })),
    }),
  denounce,
  takeBack,
  denunciationEnds,
  cease: (standing, turn) => leave(standing, turn),
  join: (standing, turn) =>
    standing.membership?.status === "member" ? standing : withMembership(standing, turn, "member"),
  suspend: (standing, turn) =>
    standing.membership?.status === "member"
      ? withMembership(standing, turn, "suspended_member")
      : standing,
  leave: (standing, turn) =>
    standing.membership?.status === "former_member"
      ? standing
      : withMembership(standing, turn, "former_member"),
};

function withMembership(standing: Standing, turn: Turn, status: Status): Standing {
  return { ...standing, membership: { ...basisOf(turn), status } };
}

/** A consent whose effect was earlier, as a succession's can be, binds already. */
function consent(standing: Standing, turn: Turn, isDone: IsDone): Standing {
  if (isDone("bind", turn.actId)) return standing;
  const waiting = [
    ...standing.waiting,
    { id: turn.actId, since: turn.date, binding: turn.binding },
  ];
  if (turn.binding !== "at once") return { ...standing, waiting };
  return bindReady({
    ...standing,
    waiting,
    ready: [...standing.ready, { ...basisOf(turn), assumed: true }],
  });
}

/** A consent that the end of an earlier one took with it binds no more. */
function bind(standing: Standing, turn: Turn, isDone: IsDone): Standing {
  const isWaiting = standing.waiting.some(({ id }) => id === turn.actId);
  if (!isWaiting && isDone("consent", turn.actId)) return standing;
  const basis = { ...basisOf(turn), assumed: turn.binding === "at once" };
  return bindReady({ ...standing, ready: [...standing.ready, basis] });
}

/** It is that of the consents that wait for it; alone, it still shows that the state is bound, unless the state had left. */
function inForce(standing: Standing, turn: Turn): Standing {
  const consents = standing.waiting
    .filter(({ binding }) => binding !== "on its day")
    .map(({ id }) => id);
  const { waiting, bound, left } = standing;
  if (consents.length === 0 && (waiting.length > 0 || bound || left)) return standing;
  const basis = { ...basisOf(turn), by: [turn.actId, ...consents] };
  return bindReady({ ...standing, ready: [...standing.ready, basis] });
}

function bindReady(standing: Standing): Standing {
  const { isTreatyInForce, ready, waiting } = standing;
  const [first] = ready;
  if (!isTreatyInForce || !first) return standing;
  const by = ready.flatMap((basis) => basis.by);
  const basis = { ...first, by, assumed: ready.every(({ assumed }) => assumed) };
  return {
    ...standing,
    ready: [],
    waiting: waiting.filter(({ id }) => !by.includes(id)),
    left: null,
    bound: standing.bound ? together(standing.bound, basis) : basis,
  };
}

/** Who has left, and has not consented again, has nothing to denounce. */
function denounce(standing: Standing, turn: Turn, isDone: IsDone): Standing {
  const { bound, waiting, left, pending } = standing;
  if (isDone("denunciationEnds", turn.actId) || (left && !bound && waiting.length === 0))
    return standing;
  const over = waiting.map(({ id }) => id);
  return { ...standing, pending: [...pending, { ...basisOf(turn), id: turn.actId, over }] };
}

function takeBack(standing: Standing, turn: Turn): Standing {
  const { pending, bound, waiting } = standing;
  if (pending.length === 0) return standing;
  if (bound)
    return { ...standing, pending: [], bound: { ...bound, by: [...bound.by, turn.actId] } };
  if (waiting.length > 0) return { ...standing, pending: [] };
  return { ...standing, pending: [], bound: { by: [turn.actId], since: null, assumed: false } };
}

function denunciationEnds(standing: Standing, turn: Turn, isDone: IsDone): Standing {
  const isPending = standing.pending.some(({ id }) => id === turn.actId);
  return isPending || !isDone("denounce", turn.actId) ? leave(standing, turn) : standing;
}

/** What a state consented to after it had denounced the treaty outlives the end of that denunciation. */
function leave(standing: Standing, turn: Turn): Standing {
  const { left, bound, waiting, pending } = standing;
  if (left && !bound && waiting.length === 0)
    return { ...standing, left: together(left, basisOf(turn)) };
  const over = pending[0]?.over;
  return {
    ...standing,
    bound: null,
    provisional: null,
    pending: [],
    ready: [],
    waiting: over ? waiting.filter(({ id }) => !over.includes(id)) : [],
    left: basisOf(turn),
  };
}
