import { z } from "zod";

/** What a stored copy can be, by the ending of its file: `html` is a page in UTF-8, `htm` one that says itself what it is in. */
export const endings = ["html", "htm", "txt", "pdf", "png", "jpg", "webp", "avif", "gif"] as const;
export type Ending = (typeof endings)[number];
export const ending = z.enum(endings);

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
