"use client";

import { useMutation } from "@tanstack/react-query";
import { CalendarPlus, Plus, Scale } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

/** Starts an article, an event or an entry of acts in one of the viewer's trackers and opens it. */
export function NewWork({ trackers }: { trackers: { id: string; name: string }[] }) {
  const t = useTranslations("desk.myWork");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const [trackerId, setTracker] = useState(trackers[0]?.id ?? "");
  const create = useMutation(
    trpc.works.create.mutationOptions({ onSuccess: ({ id }) => push(`/desk/works/${id}`) }),
  );
  const isBusy = create.isPending || create.isSuccess;

  return (
    <div className="row-of">
      {trackers.length > 1 ? (
        <select
          className="select"
          aria-label={t("tracker")}
          value={trackerId}
          onChange={(e) => setTracker(e.target.value)}
        >
          {trackers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      <button
        type="button"
        className="btn"
        disabled={isBusy}
        onClick={() => create.mutate({ trackerId, kind: "act" })}
      >
        <Scale className="i" aria-hidden="true" />
        {t("newActs")}
      </button>
      <button
        type="button"
        className="btn"
        aria-keyshortcuts="E"
        disabled={isBusy}
        onClick={() => create.mutate({ trackerId, kind: "event" })}
      >
        <CalendarPlus className="i" aria-hidden="true" />
        {t("newEvent")}
      </button>
      <button
        type="button"
        className="btn primary"
        aria-keyshortcuts="N"
        disabled={isBusy}
        onClick={() => create.mutate({ trackerId, kind: "article" })}
      >
        <Plus className="i" aria-hidden="true" />
        {t("newArticle")}
      </button>
      <ErrorNote text={words(create.error)} />
    </div>
  );
}
