const siteUrl = process.env.SITE_URL ?? "";

/**
 * Name and options of a cookie of the site at this address. On https the name begins with `__Host-`, so that a browser
 * takes it over https and from this very host only (RFC 6265bis, 4.1.3.2); on plain http, which is for one's own machine, not.
 */
export function hostCookie(name: string, site: string) {
  const secure = site.startsWith("https:");
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

export const sessionCookie = hostCookie("vigil.session", siteUrl);
export const csrfCookie = hostCookie("vigil.csrf", siteUrl);
export const callbackCookie = hostCookie("vigil.callback", siteUrl);
/** Holds the mark of `known-browser.ts`. */
export const knownBrowserCookie = hostCookie("vigil.known", siteUrl);
