/** Whether the database can keep every string in a value of JSON, names of fields too, however deep. */
export function isAllStorable(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === "string" && !isStorable(one)) return false;
    if (typeof one !== "object" || one === null) continue;
    for (const [name, inner] of Object.entries(one)) left.push(name, inner);
  }
  return true;
}

/** Whether the database can keep a string as it is: no half characters, and no NUL, which PostgreSQL refuses. */
export function isStorable(words: string) {
  return words.isWellFormed() && !words.includes("\0");
}
