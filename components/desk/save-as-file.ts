/** Hands the words to the person as a text file (UTF-8), named by its title. */
export function saveAsFile(title: string, words: string): void {
  const address = URL.createObjectURL(new Blob([words], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${
    title
      .replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
      .trim()
      .slice(0, 100) || "text"
  }.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
