type CapturesProps = {
  sourceId: string;
  trackerId: string;
  version: number;
  captureId: string | null;
  url: string;
  isRestricted: boolean;
};

/** The copies of a source. */
export function Captures(_: CapturesProps) {
  return null;
}
