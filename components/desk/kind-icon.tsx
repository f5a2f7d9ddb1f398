import { Calendar, FileText, Landmark, type LucideIcon, Milestone, Scale } from "lucide-react";
import type { WorkKind } from "@/server/public/projection";
import { deskWords as t } from "./words";

const icons = {
  article: FileText,
  event: Calendar,
  act: Scale,
  page: Milestone,
  entity: Landmark,
} as const satisfies Record<WorkKind, LucideIcon>;

/** What kind of work it is: a small drawing, and a word for those who do not see it. */
export function KindIcon({ kind }: { kind: WorkKind }) {
  const Icon = icons[kind];
  return (
    <>
      <Icon className="i dim" aria-hidden="true" />
      <span className="vh">{t(`kinds.${kind}`)}</span>
    </>
  );
}
