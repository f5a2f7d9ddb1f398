/** The rows of a CSV file (RFC 4180) by the names in its first line. Only for measuring: it believes what it reads. */
export function csvRows(text) {
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  const lines = [[]];
  for (const [whole, cell, end] of text.matchAll(cells)) {
    if (whole === "") break;
    lines.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ",") lines.push([]);
  }
  const [names, ...rows] = lines.filter((line) => line.length > 0);
  return rows.map((row) => Object.fromEntries(names.map((name, n) => [name, row[n] ?? ""])));
}
