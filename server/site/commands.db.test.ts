import { expect, test } from "vitest";
import { mayAskOutside } from "@/server/site/queries";
import { aNewsroom, as, db, person } from "@/server/testing/newsroom";

test("nothing outside is asked until a site admin turns it on, and every turn is kept", async () => {
  const siteAdmin = await person(null, true);
  expect(await mayAskOutside(db)).toBe(false);
  const { version } = await as(siteAdmin).site.settings();
  const on = await as(siteAdmin).site.setAsking({ mayAskOutside: true, version });
  expect(await mayAskOutside(db)).toBe(true);
  // Another page still shows it as it was before.
  const late = as(siteAdmin).site.setAsking({ mayAskOutside: true, version });
  await expect(late).rejects.toThrow("siteStale");
  await as(siteAdmin).site.setAsking({ mayAskOutside: false, version: on.version });
  expect(await mayAskOutside(db)).toBe(false);
  const kept = await db.auditEvent.findMany({
    where: { actorId: siteAdmin.id },
    orderBy: { at: "asc" },
    select: { action: true },
  });
  expect(kept.map(({ action }) => action)).toEqual(["letAskOutside", "forbidAskingOutside"]);
});

test("a damaged copy raises an alarm, which names its source to those of its tracker alone", async () => {
  const { editor, trackerId } = await aNewsroom();
  const source = await db.source.create({
    data: { trackerId, kind: "media", title: "A damaged page", createdById: editor.id },
  });
  const about = { address: "https://a.example/", lastAddress: "https://a.example/", words: "" };
  const copies = ["a", "b"].map((digit) => ({ hash: digit.repeat(64), ending: "html", size: 1 }));
  for (const copy of copies)
    await db.capture.create({
      data: { ...about, ...copy, sourceId: source.id, takenById: editor.id },
    });
  const since = new Date("2026-05-01T00:00:00Z");
  for (const [n, state] of ["changed", "intact"].entries())
    await db.storedFile.create({
      data: { hash: copies[n]?.hash ?? "", state, since, checkedAt: since },
    });

  const stranger = await as(await person(null, true)).site.settings();
  expect(stranger.alarms).toMatchObject([{ state: "changed", since, source: null }]);
  expect(JSON.stringify(stranger)).not.toContain("A damaged page");
  const member = await as({ ...editor, siteAdmin: true }).site.settings();
  expect(member.alarms).toMatchObject([{ source: { id: source.id, title: "A damaged page" } }]);
});

test("of the proxy only its host is told, never the password in its address", async () => {
  process.env.OUTBOUND_PROXY = "http://user:secret@proxy.example:3128";
  const { proxy } = await as(await person(null, true)).site.settings();
  expect(proxy).toBe("proxy.example:3128");
});
