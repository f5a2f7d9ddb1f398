import { deskWords as t } from "@/components/desk/words";
import type { EditionForDesk } from "@/server/reviews/queries";
import { api } from "@/server/trpc/caller";
import { ReviewSheet } from "./review-sheet";
import { WorkEditor } from "./work-editor";

/** What the page is for at this point of the work's way: writing, judging, or reading. */
export async function WorkBody({ edition }: { edition: EditionForDesk }) {
  const isOpen = edition.status === "draft" || edition.status === "changesRequested";
  if (isOpen && !edition.isBinned) return <WorkEditor key={edition.version} edition={edition} />;
  const preview = (
    <iframe
      className="preview"
      title={t("work.preview")}
      src={`/desk/works/${edition.id}/preview?version=${edition.version}`}
    />
  );
  if (edition.status !== "inReview") return preview;
  const comparison = await api.reviews.comparison({ editionId: edition.id });
  return <ReviewSheet comparison={comparison} preview={preview} />;
}
