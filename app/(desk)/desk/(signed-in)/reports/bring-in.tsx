"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import type { Read } from "@/server/reports/schema";
import { EncodingChoice } from "./encoding-choice";
import { Recognised } from "./recognised";
import { ReportInput } from "./report-input";

/** From a file or pasted words to a draft, in two steps: what was recognised is shown before anything is made. */
export function BringIn({ trackers }: { trackers: { id: string; name: string }[] }) {
  const t = useTranslations("desk.reports");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const [asked, setAsked] = useState<Read | null>(null);
  const read = useMutation(trpc.reports.read.mutationOptions());

  function ask(next: Read) {
    setAsked(next);
    read.mutate(next);
  }

  const found = read.data;
  if (found && "recognised" in found)
    return (
      <Recognised
        text={found.text}
        recognised={found.recognised}
        proposed={found.proposed}
        trackers={trackers}
        startAgain={() => read.reset()}
      />
    );
  return (
    <div className="stack">
      <ReportInput ask={ask} isBusy={read.isPending} />
      <ErrorNote text={words(read.error)} />
      {found && "choices" in found && asked && "file" in asked ? (
        <EncodingChoice
          choices={found.choices}
          choose={(encoding) => ask({ file: asked.file, encoding })}
        />
      ) : null}
      <p className="dim">{t("nothingMade")}</p>
    </div>
  );
}
