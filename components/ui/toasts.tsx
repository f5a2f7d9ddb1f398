"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { ReactNode } from "react";

type Told = {
  /** What happened, in one sentence that also stands somewhere on the page. */
  title: string;
  /** The words of the button that undoes it, and what it does. */
  undo?: { label: string; act: () => void };
};

/** Short messages at the lower end of the page: what was done goes by itself, what went wrong stays until it is closed. */
export function Toasts({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  return (
    <Toast.Provider timeout={6_000}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toasts at-end">
          <List closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={toast.type === "error" ? "gone" : "live"}>
      <Toast.Content className="toast">
        {toast.type === "error" ? (
          <CircleAlert className="i" aria-hidden="true" />
        ) : (
          <CircleCheck className="i" aria-hidden="true" />
        )}
        <div>
          <Toast.Title render={<p />} />
        </div>
        <Toast.Action className="btn small quiet" />
        <Toast.Close className="btn small quiet icon" aria-label={closeLabel}>
          <X className="i" aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Tells of something done, or of something that went wrong. */
export function useToasts() {
  const { add } = Toast.useToastManager();
  return {
    tell: ({ title, undo }: Told) => {
      const action = undo && { children: undo.label, onClick: undo.act };
      add({ title, type: "success", ...(action && { actionProps: action }) });
    },
    tellError: (title: string) => {
      add({ title, type: "error", timeout: 0, priority: "high" });
    },
  };
}
