"use client";

import { Menu } from "@base-ui/react/menu";
import { useMutation } from "@tanstack/react-query";
import { CalendarPlus, ChevronDown, Hash, Plus, Scale } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

/** Starts an article, an event or an entry in the record in one of the viewer's trackers and opens it. */
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
      <NewEntry isBusy={isBusy} onNew={(kind) => create.mutate({ trackerId, kind })} />
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

type NewEntryProps = { isBusy: boolean; onNew: (kind: "act" | "measure") => void };

/** What is started less often: entries in the record. */
function NewEntry({ isBusy, onNew }: NewEntryProps) {
  const t = useTranslations("desk.myWork");
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="btn" disabled={isBusy}>
        {t("newEntry")}
        <ChevronDown className="i" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="over" sideOffset={4} align="end">
          <Menu.Popup className="popup new">
            <Menu.Item className="answer" onClick={() => onNew("act")}>
              <Scale className="i" aria-hidden="true" />
              {t("newActs")}
            </Menu.Item>
            <Menu.Item className="answer" onClick={() => onNew("measure")}>
              <Hash className="i" aria-hidden="true" />
              {t("newMeasures")}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
