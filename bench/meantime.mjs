/** NewsReader MEANTIME: news with each date expression marked by people as TIMEX3, in the format of the annotation tool CAT. */

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const day = 86_400_000;

/** The words of a document, where each token stands in them, its date and the date expressions that people marked. */
export function documentIn(xml) {
  const places = new Map();
  let text = "";
  let last = "0";
  for (const [, attributes, word] of xml.matchAll(/<token ([^>]*)>([^<]*)<\/token>/g)) {
    const { t_id: id, sentence } = attributesIn(attributes);
    const said = unescaped(word);
    const isClose = /^[,.;:!?)%’']|^n['’]t$/.test(said) || /[($€£]$/.test(text);
    if (text) text += sentence !== last ? "\n" : isClose ? "" : " ";
    places.set(id, { start: text.length, end: text.length + said.length });
    text += said;
    last = sentence;
  }
  const marked = [...xml.matchAll(/<TIMEX3 ([^>]*?)(?:\/>|>([\s\S]*?)<\/TIMEX3>)/g)].map(
    ([, attributes, inner = ""]) => ({
      ...attributesIn(attributes),
      at: [...inner.matchAll(/t_id="(\d+)"/g)].map(([, id]) => places.get(id)),
    }),
  );
  const creation = marked.find((mark) => mark.functionInDocument === "CREATION_TIME");
  const dates = marked.filter(
    (mark) => mark.type === "DATE" && mark.functionInDocument !== "CREATION_TIME",
  );
  return { text, datedOn: creation?.value ?? null, dates };
}

const attributesIn = (text) =>
  Object.fromEntries(
    [...text.matchAll(/([\w]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]),
  );
const unescaped = (text) =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[name],
  );

const values = [
  [/^(\d{3})X?$/, (tens) => ({ earliest: `${tens}0-01-01`, latest: `${tens}9-12-31` })],
  [/^(\d{4})$/, (year) => ({ earliest: `${year}-01-01`, latest: `${year}-12-31` })],
  [/^(\d{4})-(\d\d)$/, (year, month) => monthsFrom(year, Number(month) - 1, 1)],
  [/^(\d{4}-\d\d-\d\d)$/, (date) => ({ earliest: date, latest: date })],
  [/^(\d{4})-Q(\d)$/, (year, quarter) => monthsFrom(year, (Number(quarter) - 1) * 3, 3)],
  [/^(\d{4})-H(\d)$/, (year, half) => monthsFrom(year, (Number(half) - 1) * 6, 6)],
  [/^(\d{4})-W(\d\d)$/, (year, week) => daysOfWeek(year, week, 0)],
  [/^(\d{4})-W(\d\d)-WE$/, (year, week) => daysOfWeek(year, week, 5)],
  // A financial year or a season has no bounds we know: as long as a year, and equal to none we give.
  [
    /^(?:FY)?(\d{4})/,
    (year) => ({ earliest: `${year}-01-02`, latest: `${Number(year) + 1}-01-01` }),
  ],
];

/** First and last day of a TIMEX3 value; null where it gives no date ("PAST_REF", "XXXX-XX-XX"). */
export function boundsOf(value) {
  const said = value.replace(/T.*$/, "").replace(/(-XX)+$/, "");
  for (const [pattern, bounds] of values) {
    const parts = pattern.exec(said);
    if (parts) return bounds(...parts.slice(1));
  }
  return null;
}

const monthsFrom = (year, first, length) => ({
  earliest: iso(Date.UTC(year, first, 1)),
  latest: iso(Date.UTC(year, first + length, 0)),
});

/** Week 1 is the one with 4 January (ISO 8601); from a day of it, 0 for Monday, to its Sunday. */
function daysOfWeek(year, week, from) {
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
  const monday = first + (Number(week) - 1) * 7 * day;
  return { earliest: iso(monday + from * day), latest: iso(monday + 6 * day) };
}
