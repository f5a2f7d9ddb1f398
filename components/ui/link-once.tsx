"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";

/** A one-use link, shown once, to copy and send. */
export function LinkOnce({ path, words }: { path: string; words: string }) {
  const t = useTranslations("desk.linkOnce");
  const [isCopied, setCopied] = useState(false);
  const url = `${window.location.origin}${path}`;

  // Where the browser keeps its clipboard to itself the link stands there to be copied by hand.
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );

  return (
    <div className="note live" role="status">
      <div>
        <p>{words}</p>
        <p>
          <code className="mono">{url}</code>
        </p>
        <div className="row-of">
          <button type="button" className="btn small" onClick={copy}>
            {t("copy")}
          </button>
          {isCopied ? <span className="dim">{t("copied")}</span> : null}
        </div>
      </div>
    </div>
  );
}
