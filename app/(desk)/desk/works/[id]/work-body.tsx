import type { ReactNode } from "react";
import { deskWords as t } from "@/components/desk/words";
import type { EditionForDesk } from "@/server/reviews/queries";
import { api } from "@/server/trpc/caller";
import { Contradictions } from "./contradictions";
import { KeptGate } from "./kept-gate";
import { RegisterSheet } from "./register-sheet";
import { ReviewSheet } from "./review-sheet";

/** What the page is for at this point of the work's way: writing, judging, or reading. */
export async function WorkBody({ edition }: { edition: EditionForDesk }) {
  const isOpen = edition.status === "draft" || edition.status === "changesRequested";
  if (isOpen && !edition.isBinned)
    return (
      <KeptGate key={edition.id} edition={edition}>
        {null}
      </KeptGate>
    );
  const preview = (
    <iframe
      className="preview"
      title={t("work.preview")}
      src={`/desk/works/${edition.id}/preview?version=${edition.version}`}
    />
  );
  const gate = (page: ReactNode) => (
    <KeptGate key={edition.id} edition={edition}>
      {page}
    </KeptGate>
  );
  if (edition.status !== "inReview") return gate(preview);
  const comparison = await api.reviews.comparison({ editionId: edition.id });
  const { against } = comparison;
  const copies = edition.isBinned ? {} : await api.captures.beside({ editionId: edition.id });
  const lede =
    against === null ? t("review.first") : t("review.against", { version: String(against) });
  return gate(
    <>
      <Contradictions editionId={edition.id} isOpen={false} />
      {edition.facts.kind === "act" && edition.facts.registerId ? (
        <RegisterSheet registerId={edition.facts.registerId} />
      ) : null}
      <ReviewSheet
        comparison={comparison}
        lede={lede}
        isMarked={against !== null}
        preview={preview}
        copies={copies}
      />
    </>,
  );
}
