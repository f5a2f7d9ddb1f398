"use client";

import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { Link } from "@/components/ui/link";
import { ErrorNote } from "@/components/ui/note";
import type { ImportForDesk } from "@/server/imports/queries";
import { Forget } from "./forget";
import { Undo } from "./undo";
import { useRun } from "./use-run";

/** Makes the drafts, some at a time; offers to forget what was not run, and to undo what was. */
export function Run({ file }: { file: ImportForDesk }) {
  if (file.state === "undone") return null;
  return file.state === "done" ? <Done file={file} /> : <Make file={file} />;
}

function Done({ file: { id, counts, trackerId } }: { file: ImportForDesk }) {
  const t = useTranslations("desk.imports");
  return (
    <div className="stack run">
      <p role="status">
        {t("done", { made: counts.done })}{" "}
        <Link href={`/desk/works?status=draft&trackerId=${trackerId}`}>{t("seeWorks")}</Link>
      </p>
      <Undo importId={id} />
    </div>
  );
}

/** What is made stays made, wherever it stops. */
function Make({ file }: { file: ImportForDesk }) {
  const t = useTranslations("desk.imports");
  const words = useRefusalWords();
  const { run, isRunning, made, error } = useRun(file);
  const all = file.counts.made + file.counts.remarked;
  const isNew = file.state === "read" && made === 0;
  return (
    <div className="stack run">
      {isRunning || !isNew ? (
        <div className="stack" role="status">
          <progress max={all} value={made} aria-label={t("fates")} />
          <p>{t(isRunning ? "making" : "stopped", { made, all })}</p>
        </div>
      ) : null}
      <ErrorNote text={words(error)} />
      <div className="row-of">
        <button
          type="button"
          className="btn primary"
          disabled={isRunning || all === 0 || file.isClosed}
          onClick={run}
        >
          {isNew ? t("make", { count: all }) : t("goOn", { count: all - made })}
        </button>
        {isRunning ? null : isNew ? <Forget importId={file.id} /> : <Undo importId={file.id} />}
      </div>
    </div>
  );
}
