import { z } from "zod";

/** What a stored copy can be, by the ending of its file. */
export const endings = ["html", "txt", "pdf", "png", "jpg", "webp", "avif", "gif"] as const;
export type Ending = (typeof endings)[number];
export const ending = z.enum(endings);

/** Where readers find a copy that is shown to them. `hash` is the SHA-256 (hex) of its bytes. */
export const capturePath = ({ hash, ending }: { hash: string; ending: string }) =>
  `/captures/${hash}.${ending}`;

export const ofSource = z.object({ sourceId: z.uuid() });
export const oneCapture = z.object({ captureId: z.uuid() });
export const ofEdition = z.object({ editionId: z.uuid() });
export const showCapture = z.object({
  sourceId: z.uuid(),
  /** What was shown when the person chose. */
  was: z.uuid().nullable(),
  /** Null to show readers none. */
  captureId: z.uuid().nullable(),
});
export type ShowCapture = z.infer<typeof showCapture>;
