import type { Status } from "@/server/works/workflow";
import { deskWords as t } from "./words";

const looks: Record<Status, string> = {
  draft: "draft",
  inReview: "review",
  changesRequested: "changes",
  approved: "approved",
  published: "live",
  takenDown: "gone",
};

/** Where an edition stands: a word, with its shape and colour behind it. */
export function State({ status }: { status: Status }) {
  return (
    <span className={`state ${looks[status]}`}>
      <svg className="s" viewBox="0 0 14 14" aria-hidden="true">
        <circle
          cx="7"
          cy="7"
          r="5"
          fill={status === "published" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray={status === "draft" ? "2.2 1.75" : undefined}
        />
        {status === "inReview" ? <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" /> : null}
        {status === "changesRequested" ? (
          <path d="M7 4.2v3.2M7 9.6v.2" stroke="currentColor" strokeWidth="1.5" />
        ) : null}
        {status === "approved" ? (
          <path d="m4.6 7.2 1.7 1.7 3-3.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        ) : null}
        {status === "takenDown" ? (
          <path d="m3.5 10.5 7-7" stroke="currentColor" strokeWidth="1.5" />
        ) : null}
      </svg>
      {t(`status.${status}`)}
    </span>
  );
}
