import { asText } from "@/components/desk/as-text";
import type { Draft } from "@/server/drafts/rules";

type SidesProps = { theirs: Draft | null; theirsLabel: string; mine: Draft; mineLabel: string };

/** Two texts beside each other, every word of both. */
export function Sides({ theirs, theirsLabel, mine, mineLabel }: SidesProps) {
  return (
    <div className="sides">
      <section aria-label={theirsLabel}>
        <h3>{theirsLabel}</h3>
        <pre dir="auto">{theirs ? asText(theirs) : null}</pre>
      </section>
      <section aria-label={mineLabel}>
        <h3>{mineLabel}</h3>
        <pre dir="auto">{asText(mine)}</pre>
      </section>
    </div>
  );
}
