/** Light or dark whatever the system says; absent, the system says. */
export type Theme = "light" | "dark";
export const themeCookie = "vigil-theme";

export const themeOf = (given: string | undefined): Theme | undefined =>
  given === "light" || given === "dark" ? given : undefined;

/** Set to "off" by people whose speech or switches would press single keys by chance (WCAG 2.1.4). */
export const keysCookie = "vigil-keys";

const year = 365 * 24 * 60 * 60;

/** Keeps a choice for this browser, for the server to draw the next page with; null goes back to what is usual. */
export function keepChoice(cookie: string, value: string | null): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet.
  document.cookie = `${cookie}=${value ?? ""}; path=/desk; max-age=${value === null ? 0 : year}; samesite=lax`;
}
