import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { asBase64, registerFile, smallRegister } from "@/server/testing/a-register";
import { atOnce } from "@/server/testing/at-once";
import { aNewsroom, as, db } from "@/server/testing/newsroom";
import { emptyBody } from "@/server/works/schema";

async function aRoom() {
  const room = await aNewsroom();
  const { editor, trackerId } = room;

  const read = (viewer: Viewer = editor, text = smallRegister) =>
    as(viewer).registers.read({ trackerId, fileName: "register.csv", file: asBase64(text) });

  const made = async (text = smallRegister) => {
    const at = await read(editor, text);
    const entry = await as(editor).registers.makeEntry({ ...at, headline: randomUUID() });
    return { ...at, ...entry };
  };

  const entered = async (text = smallRegister) => {
    const at = await made(text);
    await room.goesLive(editor, room.reviewer, at);
    return at;
  };

  const inLedger = async ({ editionId }: { editionId: string }) => {
    const { workId } = await as(editor).reviews.edition({ editionId });
    return db.act.findMany({ where: { workId } });
  };
  return { ...room, read, made, entered, inLedger };
}

/** The same with treaties of its own, so that no test meets another's ledger. */
const ownRegister = () => smallRegister.replaceAll(/(?<=,)(Hallen|Lake) /g, `$1 ${randomUUID()} `);

test("a register that was read is counted, and says whom the record lacks; nothing is made of it", async () => {
  const { read, editor } = await aRoom();
  const before = await db.entity.count();
  const at = await read();
  expect(await as(editor).registers.one(at)).toMatchObject({
    rows: 7,
    fates: [
      { key: "taken", count: 3 },
      { key: "remarked", count: 2 },
      { key: "anomaly", count: 2 },
    ],
    acts: 6,
    states: { count: 2 },
    formerStates: { count: 1 },
    organisations: { count: 1 },
    treaties: { count: 2 },
    editionId: null,
  });
  expect(await db.entity.count()).toBe(before);
});

test("an entry records what the record lacks, once, and is a draft of the importer", async () => {
  const { made, editor } = await aRoom();
  const { registerId, editionId } = await made();
  const { states, treaties, organisations } = await as(editor).registers.one({ registerId });
  expect([states.missing, treaties.missing, organisations.missing]).toEqual([[], [], []]);
  const treaty = await db.entity.findFirstOrThrow({
    where: { kind: "treaty", names: { path: ["en"], equals: "Hallen Protocol" } },
  });
  expect(treaty.terms).toMatchObject({ inForceOn: { edtf: "2002-06-01" } });
  const edition = await as(editor).reviews.edition({ editionId });
  expect(edition).toMatchObject({
    kind: "act",
    status: "draft",
    facts: { acts: [], registerId },
    actsInLedger: [],
  });
  const entities = await db.entity.count();
  await made();
  expect(await db.entity.count()).toBe(entities);
});

test("its acts are in the ledger once it is published, with the ids they were given when it was read", async () => {
  const { entered, inLedger, editor } = await aRoom();
  const at = await entered(ownRegister());
  const acts = await inLedger(at);
  expect(acts).toHaveLength(6);
  const { rows } = await as(editor).registers.rows({ ...at, show: "all" });
  const read = rows.flatMap((row) => row.acts.map(({ id }) => id));
  expect(acts.map(({ id }) => id).toSorted()).toEqual(read.toSorted());
});

test("the hash that is approved covers every row", async () => {
  const { made, submitted, editor } = await aRoom();
  const own = ownRegister();
  const cutOf = async (text: string) => {
    const at = await made(text);
    const { factsHash } = await submitted(editor, { ...at, version: 1 });
    return db.factsRevision.findFirstOrThrow({ where: { hash: factsHash } });
  };
  const { canonical } = await cutOf(own);
  expect(JSON.parse(canonical)).toMatchObject({
    acts: Array.from({ length: 6 }, () => expect.anything()),
    register: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 7, leftOut: 2 },
  });
});

test("whoever brought a register in cannot approve its entry, though somebody else sent it", async () => {
  const { read, editor, reviewer, submitted } = await aRoom();
  const at = await read(reviewer, ownRegister());
  const { editionId } = await as(reviewer).registers.makeEntry({ ...at, headline: "Parties" });
  const sent = await submitted(editor, { editionId, version: 1 });
  await expect(as(reviewer).reviews.approve(sent)).rejects.toThrow("ownWords");
});

test("what is in the ledger already is not entered again", async () => {
  const { entered, read, made, editor } = await aRoom();
  const own = ownRegister();
  await entered(own);
  const again = await read(editor, own);
  await expect(as(editor).registers.makeEntry({ ...again, headline: "Again" })).rejects.toThrow(
    "registerNothing",
  );
  const more = own.replace("UGA,", "ZMB,");
  const { registerId } = await made(more);
  expect(await as(editor).registers.one({ registerId })).toMatchObject({ acts: 1, recorded: 5 });
});

test("a register makes one entry, which has no other acts and cannot be another work's", async () => {
  const { made, editor, trackerId } = await aRoom();
  const { registerId, editionId } = await made(ownRegister());
  await expect(as(editor).registers.makeEntry({ registerId, headline: "Again" })).rejects.toThrow(
    "registerMade",
  );
  const text = {
    headline: "Parties",
    standfirst: "",
    byline: "",
    body: emptyBody,
    method: emptyBody,
    citations: [],
  };
  const save = (id: string, facts: { registerId: string | null }) =>
    as(editor).drafts.save({
      editionId: id,
      version: 1,
      factsVersion: 1,
      text,
      facts: { kind: "act", acts: [], ...facts },
    });
  await expect(save(editionId, { registerId: null })).rejects.toThrow("notFound");
  const { id: other } = await as(editor).works.create({ trackerId, kind: "act" });
  await expect(save(other, { registerId })).rejects.toThrow("notFound");
  await expect(save(editionId, { registerId })).resolves.toMatchObject({ version: 2 });
});

test("its rows cannot be changed, not even by the desk itself", async () => {
  const { made } = await aRoom();
  const { registerId } = await made(ownRegister());
  await expect(
    db.register.update({ where: { id: registerId }, data: { rows: [] } }),
  ).rejects.toThrow();
});

test("the reviewer reads every anomaly with its reasons, what changes a status, and any row by name", async () => {
  const { made, submitted, editor, reviewer } = await aRoom();
  const at = await made(ownRegister());
  await submitted(editor, { ...at, version: 1 });
  const asked = (show: "anomalies" | "changes" | "sample" | "all", search = "") =>
    as(reviewer).registers.rows({ registerId: at.registerId, show, search });
  expect(await asked("anomalies")).toMatchObject({
    count: 2,
    rows: [
      { number: 5, party: "XQX", reasons: ["unknownState"] },
      { number: 6, party: "Kenya", reasons: ["impossibleDate", "noDates"] },
    ],
  });
  expect((await asked("changes")).rows[0]).toMatchObject({
    party: "Kenya",
    change: { before: "Not recorded", after: expect.stringContaining("arty") },
  });
  expect((await asked("sample")).count).toBe(5);
  expect((await asked("all", "uganda")).rows.map(({ number }) => number)).toEqual([2, 7]);
});

test("no answer to a browser holds the acts of a register one by one", async () => {
  const { made, submitted, editor, reviewer } = await aRoom();
  const rows = Array.from({ length: 300 }, (_, n) => ({
    treatyID: `T_${n}`,
    stateID: "KEN",
    Title: `${randomUUID()}`,
    stateSignature: "04.03.2001",
  }));
  const at = await made(registerFile(rows));
  await submitted(editor, { ...at, version: 1 });
  const { editionId } = at;
  const answers = [
    await as(reviewer).reviews.edition({ editionId }),
    await as(reviewer).reviews.comparison({ editionId }),
    await as(reviewer).works.mine(),
  ];
  for (const answer of answers) expect(JSON.stringify(answer).length).toBeLessThan(10_000);
});

test("a register gives states their codes beside the publication of a text that names them", async () => {
  const { read, anEvent, submitted, editor, reviewer } = await aRoom();
  const treaty = { treatyID: "SHORE_1999A", Title: `Shore ${randomUUID()}`, Force: "NA" };
  const parties = ["PER", "PRY"].map((stateID) => ({ ...treaty, stateID, stateRat: "03.05.1999" }));
  const at = await read(editor, registerFile(parties));
  const records = (id: string, name: string) =>
    db.entity.create({ data: { id, kind: "state", names: { en: name }, createdById: editor.id } });
  const [peru, paraguay] = [
    await records("f0000000-0000-4000-8000-000000000000", "Peru"),
    await records("10000000-0000-4000-8000-000000000000", "Paraguay"),
  ];
  const event = await anEvent(editor, "1998", { participantIds: [peru.id, paraguay.id] });
  const { version } = await as(reviewer).reviews.approve(await submitted(editor, event));
  await atOnce(
    `"desk"."AuditEvent"`,
    () => as(editor).registers.makeEntry({ ...at, headline: randomUUID() }),
    () => as(editor).publications.publish({ editionId: event.editionId, version }),
  );
  expect(await as(editor).entities.one({ entityId: peru.id })).toMatchObject({
    identifiers: { iso3166: "PE" },
  });
});
