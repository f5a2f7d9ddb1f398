"use client";

import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";

/** Across the top of every desk page while this computer has no connection. */
export function Offline() {
  const t = useTranslations("desk.states");
  const isOffline = useSyncExternalStore(
    watch,
    () => !navigator.onLine,
    () => false,
  );
  return (
    <div role="status">
      {isOffline ? (
        <div className="banner changes offline">
          <CloudOff className="i" aria-hidden="true" />
          <span>{t("offline")}</span>
        </div>
      ) : null}
    </div>
  );
}

function watch(changed: () => void) {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
