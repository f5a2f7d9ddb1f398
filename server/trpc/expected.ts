import type { Scene } from "@/server/testing/things";

/**
 * Everyone who may ask: nobody, somebody suspended, the admin of another tracker, the work's writer, another editor, its
 * reviewer and admin, a site admin without a role here.
 */
export const viewers = [
  "nobody",
  "suspended",
  "outsider",
  "writer",
  "editor",
  "reviewer",
  "admin",
  "siteAdmin",
] as const;
export type Who = (typeof viewers)[number];

/** What each answers: `ok`, or the exact code. */
export type Outcomes = Record<Who, string>;

/** What another wrote; what whoever asks wrote; what is of another tracker, restricted to its writer and the reviewer, or taken down. */
export const targets = ["another", "own", "elsewhere", "restricted", "takenDown"] as const;
export type Target = (typeof targets)[number];

export type Row = {
  /** Makes what is asked for, and says of it what the call's input must. */
  of: (scene: Scene) => Promise<object | undefined>;
  /** What else the input says. */
  give?: object;
  /** What each viewer gets of what another wrote. */
  may: Outcomes;
  /** What they get of their own, where the usual does not hold. */
  own?: Partial<Outcomes>;
  /** What those who may get once the work is taken down: of a step `wrongStatus`, of a reading `ok`, where nothing is said; or who gets something else. */
  takenDown?: string | Partial<Outcomes>;
};

/** Rows of works, of what belongs to a tracker, and of the rest: the first have every target, the second two, the others one. */
export type Kind = "work" | "tracker" | "other";

const everyone = (code: string): Outcomes => ({
  nobody: code,
  suspended: code,
  outsider: code,
  writer: code,
  editor: code,
  reviewer: code,
  admin: code,
  siteAdmin: code,
});
/** A session of a suspended person is none. */
const accounts = (code: string): Outcomes => ({
  ...everyone(code),
  nobody: "UNAUTHORIZED",
  suspended: "UNAUTHORIZED",
});

export const anybody = everyone("ok");
export const signedIn = accounts("ok");
export const withARole: Outcomes = { ...signedIn, siteAdmin: "notAllowed" };
/** To everyone but members what is in a tracker does not exist. */
export const members: Outcomes = { ...signedIn, outsider: "notFound", siteAdmin: "notFound" };
export const judges: Outcomes = { ...members, writer: "notAllowed", editor: "notAllowed" };
export const contributors: Outcomes = { ...members, editor: "notAllowed" };
export const trackerAdmins: Outcomes = { ...accounts("notFound"), admin: "ok", siteAdmin: "ok" };
export const siteAdmins: Outcomes = { ...accounts("notAllowed"), siteAdmin: "ok" };

type Asked = { kind: Kind; row: Row; target: Target; isStep: boolean };

/** What every viewer who is asked about gets; null where the row knows no such target. */
export function expectedOf(asked: Asked): Partial<Outcomes> | null {
  const { kind, row, target } = asked;
  if (target === "another") return row.may;
  if (target === "own") return kind === "work" ? ownWork(row) : (row.own ?? null);
  if (target === "elsewhere") return kind === "other" ? null : elsewhere(row);
  if (kind !== "work") return null;
  if (target === "restricted") return { ...row.may, editor: "notFound", admin: "notFound" };
  return takenDown(row, asked.isStep ? "wrongStatus" : "ok");
}

/** An editor is their work's writer; a reviewer or admin who wrote does all a writer may. */
const ownWork = ({ may, own }: Row): Partial<Outcomes> => ({
  editor: may.writer,
  reviewer: may.reviewer,
  admin: may.admin,
  ...own,
});

/** The other tracker's admin is at home there, and whoever is at home here is a stranger. */
const elsewhere = ({ may }: Row): Outcomes => ({
  ...accounts(may.outsider),
  outsider: may.admin,
  siteAdmin: may.siteAdmin,
});

function takenDown({ may, takenDown: told = {} }: Row, usual: string): Partial<Outcomes> {
  const code = typeof told === "string" ? told : usual;
  const allowed = viewers.filter((who) => may[who] === "ok");
  const instead = Object.fromEntries(allowed.map((who) => [who, code]));
  return { ...may, ...instead, ...(typeof told === "string" ? {} : told) };
}
