const schemes = new Set(["http:", "https:", "mailto:"]);

/**
 * Whether an address may stand in a text: absolute, http, https or mailto, at most 2048 characters.
 * Spaces and invisible characters are refused outright, since browsers drop some of them before they read the scheme (WHATWG URL, 4.4).
 */
export function isHref(href: string) {
  if (href.length > 2048 || /[\p{C}\p{Z}\\]/u.test(href)) return false;
  if (!/^(https?:\/\/[^/]|mailto:[^/])/i.test(href)) return false;
  return URL.canParse(href) && schemes.has(new URL(href).protocol);
}
