import { capturePath } from "@/server/captures/schema";
import { folded } from "@/server/entities/rules";
import type { WebFailure } from "@/server/outbound/web";
import type { PublicSource, WorkKind } from "@/server/public/projection";
import type { SourceKind } from "./schema";

type SourceRow = {
  title: string;
  publisher: string;
  author: string;
  lang: string;
  url: string;
  publishedOn: Date | null;
  restrictedAt: Date | null;
  publicWording: string;
  capture: { hash: string; ending: string; takenAt: Date } | null;
};

/** What readers may know of a source: of a protected one its chosen wording and nothing else. */
export function publicSource(row: SourceRow): PublicSource {
  if (row.restrictedAt !== null) return { wording: row.publicWording };
  const { title, publisher, author, lang, url } = row;
  return {
    title,
    publisher,
    author,
    lang,
    url,
    publishedOn: row.publishedOn?.toISOString().slice(0, 10) ?? null,
    ...(row.capture && {
      capture: {
        path: capturePath(row.capture),
        takenOn: row.capture.takenAt.toISOString().slice(0, 10),
      },
    }),
  };
}

/** What tells whose word a source is. */
export type Voiced = {
  id: string;
  kind: SourceKind;
  origin: string;
  publisher: string;
  author: string;
  url: string;
};

/**
 * The sources in groups of one voice each, in the order they came, each source once: a reprint belongs to whom it repeats,
 * anything else to who publishes it, a post or a testimony to whoever speaks there. What names nobody belongs to the site it
 * stands on, and without an address to itself. Names are the same whatever their case, accents and spaces.
 */
export function independent<Source extends Voiced>(sources: readonly Source[]): Source[][] {
  const voices = new Map<string, Map<string, Source>>();
  for (const source of sources) {
    const voice = voiceOf(source);
    const group = voices.get(voice) ?? new Map<string, Source>();
    voices.set(voice, group.has(source.id) ? group : group.set(source.id, source));
  }
  return [...voices.values()].map((group) => [...group.values()]);
}

/** Where the publisher is but the place a person speaks at: many speak on one network. */
const spoken: readonly SourceKind[] = ["socialPost", "testimony"];

function voiceOf({ id, kind, origin, publisher, author, url }: Voiced): string {
  const speaker = spoken.includes(kind) ? author : "";
  const names = [origin, speaker, publisher].map(folded);
  return names.find((name) => name !== "") ?? (siteOf(url) || id);
}

const siteOf = (url: string) =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";

/** From which risk upward a tracker asks for two independent sources; null where it never does. */
export type TwoSourcesFrom = "ordinary" | "high" | null;

export type Cited = {
  kind: WorkKind;
  risk: "ordinary" | "high";
  twoSourcesFrom: TwoSourcesFrom;
  sources: readonly Voiced[];
};

/** What a text rests on. */
export type Footing = {
  /** How many sources it cites, each once. */
  sources: number;
  /** How many voices these are. */
  independent: number;
  /** Whether two independent ones are asked for. */
  isAsked: boolean;
  /** Whether a record that counts alone is among them. */
  hasRecord: boolean;
};

/** Nothing is cited and nothing asked. */
export const nothingCited: Footing = {
  sources: 0,
  independent: 0,
  isAsked: false,
  hasRecord: false,
};

/**
 * Records that count alone, by the kind of work that cites them. An act is made by being entered in a register, a gazette or a
 * judgment, and a body alone knows what it counted: a second source could only repeat that record. Every other kind tells what
 * happened, and there an official document proves no more than what an authority says, which is one voice of two.
 */
const countsAlone: Record<WorkKind, readonly SourceKind[]> = {
  act: ["officialDocument", "court", "treatyRegister"],
  measure: ["officialDocument", "court", "treatyRegister", "bodyReport"],
  article: [],
  event: [],
  entity: [],
  page: [],
};

/** What a text of this kind and risk rests on in a tracker that asks so much. A record that repeats someone does not count alone. */
export function footingOf({ kind, sources, ...asked }: Cited): Footing {
  const voices = independent(sources);
  return {
    sources: voices.flat().length,
    independent: voices.length,
    isAsked: isTwoAsked({ kind, ...asked }),
    hasRecord: sources.some(
      (source) => countsAlone[kind].includes(source.kind) && folded(source.origin) === "",
    ),
  };
}

/** A tracker's own page says how it works and reports nothing, so nothing is asked of it. */
function isTwoAsked({ kind, risk, twoSourcesFrom }: Omit<Cited, "sources">): boolean {
  if (kind === "page" || twoSourcesFrom === null) return false;
  return twoSourcesFrom === "ordinary" || risk === "high";
}

/** Whether a text rests on less than its tracker asks for. */
export const isTooLittle = ({ isAsked, independent: voices, hasRecord }: Footing) =>
  isAsked && voices < 2 && !hasRecord;
type Failure = WebFailure["code"];

/** What came of asking an address: the status it answered with, or why there was no answer. */
export type Asked = { status: number; failure: null } | { status: null; failure: Failure };

/** What that says of a link. `inTrouble` is the other server's own fault, `refused` any other refusal. */
export type LinkSays =
  | "answers"
  | "refusesRobots"
  | "gone"
  | "inTrouble"
  | "refused"
  | "forbidden"
  | "silent";

// RFC 9110, 15.5: 401, 403; RFC 6585: 429. A person with a browser may well be let in.
const refusesRobots = [401, 403, 429];
// RFC 9110, 15.5.5 and 15.5.11.
const gone = [404, 410];

export function linkSays({ status, failure }: Asked): LinkSays {
  if (status === null) return failure === "forbidden" ? "forbidden" : "silent";
  if (status < 400) return "answers";
  if (refusesRobots.includes(status)) return "refusesRobots";
  if (gone.includes(status)) return "gone";
  return status >= 500 ? "inTrouble" : "refused";
}

/** How the address of a source answered when it was last asked, as it is kept. */
export type LinkCheck = Asked & {
  address: string;
  checkedAt: Date;
  failingSince: Date | null;
  failures: number;
  deadSince: Date | null;
};

// Of what was never asked, or turns away only programs, nobody knows that it is dead.
const harmless: readonly LinkSays[] = ["answers", "refusesRobots", "forbidden"];

const manyFailures = 3;
const longEnough = 3 * 24 * 3_600_000;
const utcDay = (at: Date) => at.toISOString().slice(0, 10);

/**
 * What is kept of a link after one more check. It is dead once it was not found at two checks on different days (UTC) one after
 * the other, or asked in vain three times over at least three days; it lives again with the first answer. A changed address
 * begins anew.
 */
export function checkedAgain(
  before: LinkCheck | null,
  now: Asked & { address: string; at: Date },
): LinkCheck {
  const { at, ...asked } = now;
  const known = before?.address === now.address ? before : null;
  const says = linkSays(asked);
  if (harmless.includes(says))
    return { ...asked, checkedAt: at, failingSince: null, failures: 0, deadSince: null };
  const failingSince = known?.failingSince ?? at;
  const failures = (known?.failures ?? 0) + 1;
  const isGone =
    says === "gone" &&
    known !== null &&
    linkSays(known) === "gone" &&
    utcDay(known.checkedAt) !== utcDay(at);
  const isInVain = failures >= manyFailures && at.getTime() - failingSince.getTime() >= longEnough;
  const deadSince = known?.deadSince ?? (isGone || isInVain ? at : null);
  return { ...asked, checkedAt: at, failingSince, failures, deadSince };
}

/** What the desk says of a link: why it is not asked, or how it answered. */
export type LinkState =
  | { is: "noAddress" | "protected" | "unchecked" }
  | ({ is: LinkSays | "dead" } & LinkCheck);

/** Protected sources are never asked; what was found at another address says nothing of this one. */
export function linkState(
  { url, restrictedAt }: { url: string; restrictedAt: Date | null },
  check: LinkCheck | null,
): LinkState {
  if (restrictedAt !== null) return { is: "protected" };
  if (url === "") return { is: "noAddress" };
  if (check?.address !== url) return { is: "unchecked" };
  return { ...check, is: check.deadSince ? "dead" : linkSays(check) };
}
