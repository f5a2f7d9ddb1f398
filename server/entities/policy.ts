import type { Viewer } from "@/server/auth/viewer";

/** States, treaties, bodies and people are shared by every tracker: whoever writes in one may name them. */
export const mayNameEntities = (viewer: Viewer) => Object.keys(viewer.roles).length > 0;
