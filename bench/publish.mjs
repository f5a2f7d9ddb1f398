import { rewritten, signIn } from "./desk.mjs";

const times = 50;

/** From the moment publishing is asked for to the first answer with the new words, fifty times, by a client that polls. */
export async function measure(base) {
  const [editor, reviewer] = [await signIn(base, "editor"), await signIn(base, "reviewer")];
  const { lines } = await editor.works.list.query({ status: "published", kind: "article" });
  const editionId = lines[0]?.id;
  if (!editionId) return [["publish to visible", "nothing is published", "a live article", false]];
  const waits = [];
  for (let n = 0; n < times; n += 1)
    waits.push(await once(base, { editor, reviewer, editionId, n }));
  waits.sort((a, b) => a - b);
  const p95 = waits[Math.ceil(times * 0.95) - 1];
  const [low, middle] = [waits[0], waits[times / 2]];
  const figure = `p95 ${p95} ms, median ${middle} ms, least ${low} ms, of ${times}`;
  return [["publish to visible", figure, "p95 at most 1000 ms", p95 <= 1000]];
}

async function once(base, { editor, reviewer, editionId, n }) {
  const edition = () => editor.reviews.edition.query({ editionId });
  await editor.drafts.edit.mutate({ editionId, version: (await edition()).version });
  const now = await edition();
  const standfirst = `Measured ${Date.now()} ${n}`;
  const saved = await editor.drafts.save.mutate(rewritten(now, standfirst));
  await editor.reviews.submit.mutate({ editionId, version: saved.version, note: "" });
  const { submitted, version: sent, live } = await edition();
  const { textHash, factsHash } = submitted;
  const approved = await reviewer.reviews.approve.mutate({
    editionId,
    version: sent,
    textHash,
    factsHash,
  });
  const began = performance.now();
  const asked = editor.publications.publish.mutate({ editionId, version: approved.version });
  while (!(await (await fetch(base + encodeURI(live.path))).text()).includes(standfirst));
  const waited = Math.round(performance.now() - began);
  await asked;
  return waited;
}
