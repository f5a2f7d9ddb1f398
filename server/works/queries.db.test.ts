import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aNewsroom, as, person } from "@/server/testing/newsroom";

test("whoever looks for a sign finds the words that hold it, and not every word", async () => {
  const room = await aNewsroom();
  for (const headline of ["Only 4 % of reports", "Only 4 of them", "A_B", "AxB", "C\\D"])
    await room.draft(room.editor, { headline });
  const found = async (search: string) =>
    (await as(room.editor).works.list({ search })).lines.map(({ headline }) => headline);
  expect(await found("%")).toEqual(["Only 4 % of reports"]);
  expect(await found("a_b")).toEqual(["A_B"]);
  expect(await found("\\")).toEqual(["C\\D"]);
  const named = await as(room.editor).works.search({ search: "_" });
  expect(named.map(({ headline }) => headline)).toEqual(["A_B"]);

  const state = `Land of 100 % ${room.trackerId}`;
  await as(room.editor).entities.create({ kind: "state", name: state });
  const entities = async (search: string) =>
    (await as(room.editor).entities.search({ search })).map(({ name }) => name);
  expect(await entities(`100 % ${room.trackerId}`)).toEqual([state]);
  expect(await entities(`100_%_${room.trackerId}`)).toEqual([]);

  const chief = await person(null, true);
  expect((await as(chief).people.everyone({ search: "%" })).people).toEqual([]);
});

test("the list says which works readers have", async () => {
  const room = await aNewsroom();
  const live = await room.published(room.editor, room.reviewer);
  const draft = await room.draft(room.editor);
  const { lines } = await as(room.editor).works.list({});
  const isLive = (editionId: string) => lines.find(({ id }) => id === editionId)?.isLive;
  expect([isLive(live.editionId), isLive(draft.editionId)]).toEqual([true, false]);
  await as(room.admin).publications.takeDown({ editionId: live.editionId, reason: "other" });
  const after = await as(room.editor).works.list({});
  expect(after.lines.find(({ id }) => id === live.editionId)?.isLive).toBe(false);
});

test("a reviewer reads where the links of a text lead, and of a draft that is not theirs nothing", async () => {
  const { editor, reviewer, ...room } = await aNewsroom();
  const live = await room.published(editor, reviewer);
  const [draft, others] = [await room.draft(editor), await aNewsroom()];
  const hidden = await others.draft(others.editor);
  const works = await Promise.all([
    as(editor).reviews.edition(live),
    as(editor).reviews.edition(draft),
    as(others.editor).reviews.edition(hidden),
  ]);
  const linked = works.map(({ workId }) => ({
    type: "text",
    text: "here",
    marks: [{ type: "workLink", attrs: { workId } }],
  }));
  const paragraphs = linked.map((words) => ({ type: "paragraph", content: [words] }));
  const at = await room.draft(editor);
  const { text, facts, version, factsVersion } = await as(editor).reviews.edition(at);
  const measures = { type: "measures", attrs: { workId: randomUUID() } };
  const body = { type: "doc", content: [...paragraphs, measures] };
  const saved = await as(editor).drafts.save({
    ...{ editionId: at.editionId, version, factsVersion, facts },
    text: { ...text, body, citations: [] },
  });
  await room.submitted(editor, { ...at, version: saved.version });
  const { rows } = await as(reviewer).reviews.comparison(at);
  const [one, two] = works;
  expect(rows.filter(({ field }) => field === "body").map(({ pieces }) => pieces[0]?.text)).toEqual(
    [
      `here <${one.text.headline}>`,
      `here <${two.text.headline} (not published: no link for readers until it is)>`,
      "here <a work that is not there, or that you may not read>",
      "Measures of an entry that is not there, or that you may not read",
    ],
  );
});
