import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type NoPageProps = {
  icon: LucideIcon;
  /** What happened. */
  title: string;
  /** What is safe, and what to do. */
  why: ReactNode;
  /** Links and buttons. */
  children: ReactNode;
};

/** In the place of a page that cannot be shown. */
export function NoPage({ icon: Icon, title, why, children }: NoPageProps) {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <div className="empty">
        <Icon className="i" aria-hidden="true" />
        <h1>{title}</h1>
        {why}
        <div className="row-of">{children}</div>
      </div>
    </main>
  );
}
