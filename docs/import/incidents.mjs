/**
 * The incidents of 2020PB/police-brutality (Markdown, a file for each state) as a `vigil-export` file, and a comparison of a
 * tracker taken out with them: `incidents.mjs convert <folder>`, `incidents.mjs compare <folder> <export.json>`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = "https://github.com/2020PB/police-brutality/blob/main/reports/";
// As the import's: what is longer is refused.
const most = { summary: 2_000, quote: 4_000 };

/** Every incident of the folder: its file, heading and date as they stand, its id, words, links and the whole entry. */
function incidentsIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .flatMap((file) => incidentsOf(file, readFileSync(join(folder, file), "utf8")));
}

function incidentsOf(file, markdown) {
  let city = "";
  return markdown.split(/^(?=#{2,3} )/m).flatMap((part) => {
    const [heading = "", ...rest] = part.trim().split("\n");
    if (heading.startsWith("## ")) city = heading.slice(3).trim();
    if (!heading.startsWith("### ")) return [];
    const words = rest.join("\n").trim();
    const at = heading.lastIndexOf("|");
    const [told, listed = ""] = words.split(/^\*\*Links\*\*$/m);
    return {
      file,
      city,
      title: heading.slice(4, at).trim(),
      date: heading.slice(at + 1).trim(),
      id: /^id: *(\S+)/m.exec(words)?.[1] ?? "",
      words: told.replace(/^(tags|id|geolocation):.*$/gm, "").trim(),
      links: listed.split("\n").flatMap(linkIn),
      entry: part.trim(),
    };
  });
}

/** `* address` or `* [words](address)`; an address may hold brackets of its own. */
function linkIn(line) {
  const [, title = "", named, bare] =
    /^\s*\*\s+(?:\[(.*)\]\((\S+)\)|<?(https?:\/\/\S+?)>?)\s*$/.exec(line) ?? [];
  const url = named ?? bare;
  return url ? [{ url, title }] : [];
}

function fileOf(incidents) {
  return {
    format: "vigil-export",
    version: 1,
    sources: [...new Set(incidents.map(({ file }) => file))].map((file) => ({
      id: file,
      kind: "ngoStatement",
      title: `2020PB/police-brutality: ${file}`,
      publisher: "2020PB",
      url: repository + encodeURIComponent(file),
    })),
    works: incidents.map(workOf),
  };
}

/** The summary ends with a whole paragraph; all of the entry is in the quotation. */
function workOf({ file, title, date, id, words, links, entry }) {
  const paragraphs = words.split(/\n{2,}/);
  while (paragraphs.join("\n\n").length > most.summary && paragraphs.length > 1) paragraphs.pop();
  const quotes = entry.match(new RegExp(`[\\s\\S]{1,${most.quote}}`, "g")) ?? [];
  const whole = quotes.map((quote, n) => ({ sourceId: file, place: `${id}, ${n + 1}`, quote }));
  const standfirst = paragraphs.join("\n\n");
  return {
    id,
    kind: "event",
    date,
    editions: [{ headline: title, standfirst, citations: [...whole, ...links] }],
  };
}

/** What of the incidents is not in a tracker taken out, as lines; none where nothing was lost. */
function lossesIn(incidents, { works, sources }) {
  const urlOf = new Map(sources.map(({ id, url }) => [id, url]));
  const byId = new Map(
    works.flatMap((work) => {
      const [first] = work.editions[0].citations;
      return first ? [[/^(.*), \d+$/.exec(first.place)?.[1], work]] : [];
    }),
  );
  return incidents.flatMap((incident) => {
    const work = byId.get(incident.id);
    if (!work) return [`${incident.id}: missing`];
    const [{ headline, citations }] = work.editions;
    const quoted = citations.filter(({ place }) => place.startsWith(`${incident.id}, `));
    const said = work.facts.phrase || work.facts.typed;
    const urls = new Set(citations.map(({ sourceId }) => urlOf.get(sourceId)));
    const kept = {
      title: headline === incident.title,
      date: said === incident.date,
      entry: quoted.map(({ quote }) => quote).join("") === incident.entry,
      links: incident.links.every(({ url }) => urls.has(url)),
    };
    return Object.entries(kept).flatMap(([what, is]) => (is ? [] : [`${incident.id}: ${what}`]));
  });
}

const [, , act, folder, exported] = process.argv;
const incidents = incidentsIn(folder);
if (act === "convert") process.stdout.write(JSON.stringify(fileOf(incidents), null, 1));
if (act === "compare") {
  const lost = lossesIn(incidents, JSON.parse(readFileSync(exported, "utf8")));
  const told = [`${incidents.length} incidents, ${lost.length} losses`, ...lost];
  process.stdout.write(`${told.join("\n")}\n`);
  process.exitCode = lost.length > 0 ? 1 : 0;
}
