import type { ReactNode } from "react";

// Not every browser gives it on its own (WCAG 2.1.1).
const reachedByKeyboard = { tabIndex: 0 };

/** What may be wider than the page, and then scrolls by itself. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="scroll" {...reachedByKeyboard} aria-label={label}>
      {children}
    </section>
  );
}
