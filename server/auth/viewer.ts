export const roles = ["editor", "reviewer", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who is asking. Roles come from the database on every request; a suspended person is never a viewer. */
export type Viewer = {
  id: string;
  name: string;
  email: string;
  siteAdmin: boolean;
  /** IANA name. */
  timeZone: string;
  sessionId: string;
  /** Role by tracker id. */
  roles: Readonly<Record<string, Role>>;
};

export function roleOn(viewer: Viewer, trackerId: string): Role | null {
  return viewer.roles[trackerId] ?? null;
}
