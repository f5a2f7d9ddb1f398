/** Whether the database can keep a string as it is: no half characters, and no NUL, which PostgreSQL refuses. */
export function isStorable(words: string) {
  return words.isWellFormed() && !words.includes("\0");
}
