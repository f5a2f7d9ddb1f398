/** What a state is under a treaty, or in a body, on a day. */
export const statuses = [
  "unknown",
  "no_action",
  "signatory",
  "signature_withdrawn",
  "party_not_yet_in_force",
  "party",
  "provisional",
  "party_denunciation_pending",
  "former_party",
  "member",
  "suspended_member",
  "former_member",
] as const;
export type Status = (typeof statuses)[number];
