import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { matrix } from "@/components/public/sample-pages";
import { vagueDateFrom } from "@/server/dates/vague-date";
import { states } from "@/server/entities/rules";
import { type ActType, noTerms } from "@/server/ledger/act";
import type { LedgerAct, Page, Participant } from "@/server/public/projection";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/icon.svg",
  today: "2025-08-26",
};

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const parties = states
  .filter(({ former }) => former === null)
  .slice(0, 197)
  .map(({ names }, n): Participant => ({ id: uuid(n), kind: "state", names }));
const treaties = Array.from(
  { length: 18 },
  (_, n): Participant => ({
    id: uuid(1_000 + n),
    kind: "treaty",
    names: { en: `International Convention on the Subject Number ${n + 1}` },
  }),
);

/** The same numbers between 0 and 1 each time (Lehmer's generator), so that a size is a fact and not a chance. */
function drawnFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Of four pairs in five a signature, a consent and its entry into force; some of them left again. */
function courses(): LedgerAct[] {
  const random = drawnFrom(20_251_126);
  const below = (n: number) => Math.floor(random() * n);
  let id = 10_000;
  return parties.flatMap((state) =>
    treaties.flatMap((of) => {
      if (random() < 0.2) return [];
      const year = 1950 + below(70);
      const lines = told(random, year);
      return lines.map(([type, on]): LedgerAct => {
        id += 1;
        return {
          state,
          of,
          path: "/en/acts/an-entry",
          isOfRegister: false,
          replacedAt: null,
          act: {
            id: uuid(id),
            stateId: state.id,
            ofId: of.id,
            type,
            actedOn: vagueDateFrom(`${on}-0${1 + below(9)}-1${below(9)}`, noPhrase),
            effectiveOn: null,
            reason: null,
            instrument: "",
            supersedesId: null,
          },
        };
      });
    }),
  );
}
const noPhrase = { note: "", derivedFrom: "" };

function told(random: () => number, year: number): [ActType, number][] {
  const lines: [ActType, number][] = [["signed", year]];
  if (random() < 0.8) {
    lines.push([random() < 0.5 ? "ratified" : "acceded", year + 2]);
    lines.push(["entered_into_force", year + 3]);
  }
  if (random() < 0.05) lines.push(["denunciation_effective", year + 5]);
  return lines;
}

const slug = ({ names }: Participant) => (names.en ?? "").toLowerCase().replace(/[^a-z]+/g, "-");
const pages = Object.fromEntries([
  ...parties.map((one) => [one.id, `/en/states/${slug(one)}`]),
  ...treaties.map((one) => [one.id, `/en/treaties/${slug(one)}`]),
]);
const terms = Object.fromEntries(treaties.map(({ id }) => [id, noTerms]));

test("the matrix of 197 states and 18 treaties is at most 40 kB", async () => {
  if (matrix.page !== "matrix") throw new Error("The sample is a matrix.");
  const page: Page = { ...matrix, ledger: { acts: courses(), leftOut: 0, terms, pages } };
  const html = await render(page, site);
  const size = gzipSync(html, { level: 9 }).length;
  expect(html.match(/<td/g)).toHaveLength(1 + 197 * 18);
  expect(size).toBeLessThanOrEqual(40_000);
});

test("a matrix of more treaties than anyone can read says how many it leaves out", async () => {
  if (matrix.page !== "matrix") throw new Error("The sample is a matrix.");
  const html = await render({ ...matrix, ledger: { ...matrix.ledger, leftOut: 59 } }, site);
  expect(html).toContain("59 others are not shown");
});
