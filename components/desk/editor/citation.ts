/** A citation as the editor holds it: what is saved of it, and what shows which source it is. */
export type Citation = {
  id: string;
  sourceId: string;
  place: string;
  quote: string;
  sourceTitle: string;
  publisher: string;
  /** Whether the link of its source no longer answers, where that is known. */
  isDead?: boolean;
};
