"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ComponentProps, createContext, type ReactNode, useContext, useRef } from "react";

type Focus = ComponentProps<typeof Base.Popup>["initialFocus"];

const InDialog = createContext(false);

/** Whether this stands in a dialog: what opens over a dialog stays with it, wherever the page beneath is scrolled to. */
export const useIsInDialog = () => useContext(InDialog);

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  lede?: string;
  closeLabel: string;
  /** Where the keyboard starts; the title, so that it is read first, unless one field is all there is to do. */
  initialFocus?: Focus;
  /** Where the keyboard goes afterwards; back to where it was, unless that is gone. */
  finalFocus?: Focus;
  children: ReactNode;
};

/** A dialog: Escape and the cross close it and change nothing, a press beside it does not close it, so nothing typed is lost. */
export function Dialog({ isOpen, onClose, title, lede, closeLabel, ...given }: DialogProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      disablePointerDismissal
    >
      <Base.Portal>
        <Base.Viewport className="scrim">
          <Base.Popup
            className="dialog"
            initialFocus={given.initialFocus ?? heading}
            finalFocus={given.finalFocus}
          >
            <header>
              <div>
                <Base.Title ref={heading} tabIndex={-1}>
                  {title}
                </Base.Title>
                {lede ? <Base.Description>{lede}</Base.Description> : null}
              </div>
              <Base.Close className="btn quiet icon" aria-label={closeLabel} title={closeLabel}>
                <X className="i" aria-hidden="true" />
              </Base.Close>
            </header>
            <InDialog value={true}>{given.children}</InDialog>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
