/** Says for whom a page was drawn, by their id, so that it does nothing in the name of another. */
export const personHeader = "x-drawn-for";
