const types = { txt: "text/plain", csv: "text/csv" } as const;

/** Hands the words to the person as a file of text or a table (UTF-8), named by its title. */
export function saveAsFile(title: string, words: string, ending: keyof typeof types = "txt"): void {
  const address = URL.createObjectURL(
    new Blob([words], { type: `${types[ending]};charset=utf-8` }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = `${
    title
      .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
      .trim()
      .slice(0, 100) || "text"
  }.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
