import type { ReactNode } from "react";

type SubmitProps = { isBusy: boolean; className?: string; children: ReactNode };

/**
 * The button that sends a form. While that is under way it does nothing and keeps the focus, which `disabled` would drop, and with
 * it the place a screen reader is at.
 */
export function Submit({ isBusy, className = "btn primary", children }: SubmitProps) {
  return (
    <button
      type="submit"
      className={className}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
