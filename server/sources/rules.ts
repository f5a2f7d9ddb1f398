import type { WebFailure } from "@/server/outbound/web";
import type { PublicSource } from "@/server/public/projection";

type SourceRow = {
  title: string;
  publisher: string;
  author: string;
  lang: string;
  url: string;
  publishedOn: Date | null;
  restrictedAt: Date | null;
  publicWording: string;
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
  };
}

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
