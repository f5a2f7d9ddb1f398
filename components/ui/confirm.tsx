"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";

type ConfirmProps = {
  /** The word on the button that asks. */
  trigger: string;
  /** Its full name where several buttons bear the same word; it begins with that word. */
  label?: string;
  title: string;
  /** What happens, in full sentences. */
  children: ReactNode;
  /** The words on the button that does it. */
  act: string;
  cancel: string;
  onAct: () => void;
  isBusy?: boolean;
};

/** A button that says what it does, and waits for a yes, before it acts. */
export function Confirm({
  trigger,
  label,
  title,
  children,
  act,
  cancel,
  onAct,
  isBusy,
}: ConfirmProps) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="btn small" aria-label={label} disabled={isBusy}>
        {trigger}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Viewport className="scrim">
          <AlertDialog.Popup className="dialog ask">
            <header>
              <div>
                <AlertDialog.Title>{title}</AlertDialog.Title>
                <AlertDialog.Description render={<div />} className="stack">
                  {children}
                </AlertDialog.Description>
              </div>
            </header>
            <footer>
              <AlertDialog.Close className="btn quiet">{cancel}</AlertDialog.Close>
              <AlertDialog.Close className="btn danger" onClick={onAct}>
                {act}
              </AlertDialog.Close>
            </footer>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
