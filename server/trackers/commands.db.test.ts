import { afterAll, expect, test } from "vitest";
import { aNewsroom, as, db, person } from "@/server/testing/newsroom";

afterAll(() => db.$disconnect());

test("a closed tracker takes no new works until it is opened again", async () => {
  const { trackerId, editor, inReview } = await aNewsroom();
  const chief = await person(null, true);
  await inReview(editor);
  await as(chief).trackers.close({ trackerId });
  const start = () => as(editor).works.create({ trackerId, kind: "article" });
  await expect(start()).rejects.toThrow("trackerClosed");
  expect(await as(editor).trackers.list()).toMatchObject([{ id: trackerId, isClosed: true }]);
  await as(chief).trackers.reopen({ trackerId });
  expect(await start()).toHaveProperty("id");
});

const visits = { name: "Visits", twoSourcesFrom: null };

test("a tracker is named and asks for as many approvals as the site admin says", async () => {
  const { trackerId, editor, reviewer, inReview } = await aNewsroom();
  const chief = await person(null, true);
  const text = await inReview(editor);
  await as(chief).trackers.arrange({ trackerId, ...visits, approvals: 2 });
  await as(reviewer).reviews.approve(text);
  const { status } = await db.edition.findUniqueOrThrow({ where: { id: text.editionId } });
  expect(status).toBe("inReview");
  await expect(
    as(chief).trackers.arrange({ trackerId, ...visits, approvals: 4 }),
  ).rejects.toThrow();
});

test("trackers are listed in the order site admins gave them", async () => {
  const chief = await person(null, true);
  const made = [
    await as(chief).trackers.create({ name: "Z" }),
    await as(chief).trackers.create({ name: "A" }),
  ];
  const last = async () => (await as(chief).trackers.every()).slice(-2).map(({ id }) => id);
  const [z, a] = made.map(({ id }) => id);
  expect(await last()).toEqual([z, a]);
  await as(chief).trackers.move({ trackerId: a ?? "", way: "up" });
  expect(await last()).toEqual([a, z]);
  await as(chief).trackers.move({ trackerId: z ?? "", way: "down" });
  expect(await last()).toEqual([a, z]);
});

test("nobody but a site admin makes, names, moves or closes a tracker", async () => {
  const { trackerId, admin } = await aNewsroom();
  const { trackers } = as(admin);
  await expect(trackers.every()).rejects.toThrow("notAllowed");
  await expect(trackers.create({ name: "Mine" })).rejects.toThrow("notAllowed");
  await expect(trackers.arrange({ trackerId, ...visits, approvals: 1 })).rejects.toThrow();
  await expect(trackers.move({ trackerId, way: "up" })).rejects.toThrow("notAllowed");
  await expect(trackers.close({ trackerId })).rejects.toThrow("notAllowed");
});
