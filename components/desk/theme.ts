/** Light or dark whatever the system says; absent, the system says. */
export type Theme = "light" | "dark";
export const themeCookie = "vigil-theme";

export const themeOf = (given: string | undefined): Theme | undefined =>
  given === "light" || given === "dark" ? given : undefined;
