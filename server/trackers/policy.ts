import type { Viewer } from "@/server/auth/viewer";

export const mayMakeTrackers = (viewer: Viewer) => viewer.siteAdmin;
