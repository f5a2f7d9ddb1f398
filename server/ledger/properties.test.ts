import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAt } from "@/server/dates/calendar";
import { actTypes, type TreatyAct, type TreatyTerms } from "./act";
import { standingsOn } from "./courses";
import { type StatusOn, statusOn } from "./status";
import { act, dated, day, month } from "./status.cases";
import { turnsOf } from "./turns";

const anyDay = fc.integer({ min: 0, max: 60 }).map((n) => dayAt("2000-01-01", n));
const anyVague = fc
  .tuple(anyDay, fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })))
  .map(([from, length]) => (length === 0 ? from : `${from}/${dayAt(from, length)}`));
const anyDate = fc.oneof(
  { weight: 6, arbitrary: anyDay },
  { weight: 3, arbitrary: anyVague },
  { weight: 1, arbitrary: anyDay.map((from) => `${from}/..`) },
  { weight: 1, arbitrary: anyDay.map((to) => `../${to}`) },
);

/** Acts that change something are tried more often than the others. */
const anyType = fc.oneof(
  fc.constantFrom(...actTypes),
  fc.constantFrom("ratified", "acceded", "entered_into_force", "ceased_to_be_party"),
  fc.constantFrom("denunciation_notified", "denunciation_withdrawn", "denunciation_effective"),
);

const anyActOn = (date: fc.Arbitrary<string>) =>
  fc
    .record({
      type: anyType,
      actedOn: fc.option(date, { freq: 12 }),
      effectiveOn: fc.option(date, { freq: 1 }),
    })
    .map(({ type, actedOn, effectiveOn }) =>
      act("", type, actedOn, effectiveOn === null ? {} : { effective: effectiveOn }),
    );

const withIds = (acts: TreatyAct[]) => acts.map((one, n) => ({ ...one, id: `act-${n}` }));
const anyActs = fc.array(anyActOn(anyDate), { maxLength: 5 }).map(withIds);
const anyPeriod = fc.constantFrom(null, day("P10D"), day("P1M"), month("P3D"));
const anyTerms: fc.Arbitrary<TreatyTerms> = fc.record({
  inForceOn: fc.option(anyDate.map(dated)),
  entry: anyPeriod,
  notice: anyPeriod,
  noticeArticle: fc.constant(""),
  completeUpTo: fc.option(anyDay),
});

const ask = (acts: TreatyAct[], terms: TreatyTerms, on: string) =>
  statusOn(acts, { stateId: "state", ofId: "treaty", terms, on });
const statusesIn = ({ status, others }: StatusOn) => [status, ...others.map((one) => one.status)];
const runs = { numRuns: 500 };

test("the order in which acts were recorded never matters", () => {
  const shuffled = anyActs.chain((acts) =>
    fc.tuple(
      fc.constant(acts),
      fc.shuffledSubarray(acts, { minLength: acts.length, maxLength: acts.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, anyTerms, anyDay, ([acts, others], terms, on) => {
      expect(ask(others, terms, on)).toEqual(ask(acts, terms, on));
    }),
    runs,
  );
});

const isLater = ({ actedOn, effectiveOn }: TreatyAct, on: string) =>
  [actedOn, effectiveOn].every((date) => date === null || (date.earliest ?? "") > on) &&
  (actedOn ?? effectiveOn) !== null;
const withoutBound = ({ status, certain, deciding, since, others }: StatusOn) => ({
  status,
  certain,
  deciding,
  since,
  others: others.map((each) => each.status),
});

test("an act after a day never changes the status on that day, but for an entry into force", () => {
  fc.assert(
    fc.property(anyActs, anyTerms, anyDay, (all, terms, on) => {
      const acts = all.filter(
        (one) => one.type !== "entered_into_force" || (one.actedOn?.latest ?? "~") <= on,
      );
      const known = acts.filter((one) => !isLater(one, on));
      expect(withoutBound(ask(acts, terms, on))).toEqual(withoutBound(ask(known, terms, on)));
    }),
    runs,
  );
});

test("an entry into force after a day says at most that a consent does not bind yet on that day", () => {
  fc.assert(
    fc.property(
      fc.array(anyActOn(anyDay), { maxLength: 5 }),
      anyTerms,
      anyDay,
      (given, terms, on) => {
        const acts = withIds(given).filter(({ actedOn }) => actedOn !== null);
        const exact = { ...terms, inForceOn: null };
        const later = act("later", "entered_into_force", dayAt(on, 1));
        const [before, after] = [acts, [...acts, later]].map((each) => ask(each, exact, on).status);
        if (before === after) return;
        expect(before).toBe("party");
        expect(["party_not_yet_in_force", "provisional"]).toContain(after);
      },
    ),
    runs,
  );
});

test("every answer but that of no act names its acts", () => {
  fc.assert(
    fc.property(anyActs, anyTerms, anyDay, (acts, terms, on) => {
      const { others, ...answer } = ask(acts, terms, on);
      for (const { status, deciding } of [answer, ...others])
        expect(deciding.length > 0).toBe(!["unknown", "no_action"].includes(status));
    }),
    runs,
  );
});

test("a domestic act anywhere changes nothing", () => {
  fc.assert(
    fc.property(anyActs, anyTerms, anyDay, fc.option(anyDate), (acts, terms, on, acted) => {
      const law = act("law", "domestic_act", acted);
      expect(ask([...acts, law], terms, on)).toEqual(ask(acts, terms, on));
    }),
    runs,
  );
});

test("superseded acts count for nothing", () => {
  const superseding = fc.record({ acts: anyActs, mistakes: fc.array(fc.nat(4)) });
  fc.assert(
    fc.property(superseding, anyTerms, anyDay, ({ acts, mistakes }, terms, on) => {
      const all = acts.map((one, n) => {
        const mistake = mistakes[n];
        const id = mistake === undefined || mistake >= n ? null : `act-${mistake}`;
        return { ...one, supersedesId: id };
      });
      const gone = new Set(all.map(({ supersedesId }) => supersedesId));
      const rest = all
        .filter(({ id }) => !gone.has(id))
        .map((one) => ({ ...one, supersedesId: null }));
      expect(ask(all, terms, on)).toEqual(ask(rest, terms, on));
    }),
    runs,
  );
});

const lastOfTest = "2000-06-01";
const firstOfTest = "1999-12-01";
const dayWithin = (date: TreatyAct["actedOn"]) => {
  const [from, to] = [date?.earliest ?? firstOfTest, date?.latest ?? lastOfTest];
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return fc.nat(length).map((n) => dated(dayAt(from, n)));
};

const anyNarrowing = fc.tuple(anyActs, anyTerms).chain(([acts, terms]) =>
  fc.record({
    acts: fc.constant(acts),
    terms: fc.constant(terms),
    exact: fc.tuple(
      ...acts.map((one) =>
        fc
          .tuple(dayWithin(one.actedOn), dayWithin(one.effectiveOn), fc.nat(3))
          .map(([actedOn, effectiveOn, which]) => ({
            ...one,
            actedOn: which === 1 ? one.actedOn : actedOn,
            effectiveOn: one.effectiveOn && (which === 2 ? one.effectiveOn : effectiveOn),
          })),
      ),
    ),
    inForceOn: terms.inForceOn ? dayWithin(terms.inForceOn) : fc.constant(null),
  }),
);

test("vague dates narrowed to any day within them give one of the answers of the vague ones", () => {
  fc.assert(
    fc.property(anyNarrowing, anyDay, ({ acts, terms, exact, inForceOn }, on) => {
      const vague = statusesIn(ask(acts, terms, on));
      const narrowed = statusesIn(ask(exact, { ...terms, inForceOn }, on));
      expect(vague).toEqual(expect.arrayContaining(narrowed));
    }),
    { numRuns: 1000 },
  );
});

test("what is certain is so whichever days the vague dates fell on", () => {
  fc.assert(
    fc.property(anyNarrowing, anyDay, ({ acts, terms, exact, inForceOn }, on) => {
      const vague = ask(acts, terms, on);
      fc.pre(vague.certain);
      expect(ask(exact, { ...terms, inForceOn }, on)).toMatchObject({
        status: vague.status,
        certain: true,
      });
    }),
    runs,
  );
});

test("exact days are always certain", () => {
  fc.assert(
    fc.property(fc.array(anyActOn(anyDay), { maxLength: 8 }), anyDay, (given, on) => {
      const acts = withIds(given).filter(({ actedOn }) => actedOn !== null);
      expect(ask(acts, { ...noVague, entry: day("P10D"), notice: month("P3D") }, on).certain).toBe(
        true,
      );
    }),
    runs,
  );
});

const noVague = { inForceOn: null, noticeArticle: "", completeUpTo: null };

test("where more dates overlap than are looked at in every order, nothing is certain", () => {
  const acts = withIds(Array.from({ length: 20 }, () => act("", "ratified", "2000")));
  const turns = turnsOf(acts, { ...noVague, entry: day("P1M"), notice: null });
  expect(standingsOn(turns, "2000-12-31").isWhole).toBe(false);
  expect(ask(acts, { ...noVague, entry: day("P1M"), notice: null }, "2001-12-31")).toMatchObject({
    status: "party",
    certain: false,
  });
});
