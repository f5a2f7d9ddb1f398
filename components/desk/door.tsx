import { Flame } from "lucide-react";
import type { ReactNode } from "react";
import { deskWords as t } from "./words";

/** The frame of the pages before the desk: signing in, and following a one-use link. */
export function Door({
  title,
  lede,
  foot,
  children,
}: {
  title: string;
  lede: string;
  foot: string;
  children: ReactNode;
}) {
  return (
    <div className="door">
      <main>
        <header className="brand">
          <span className="mark">
            <Flame className="i" aria-hidden="true" />
          </span>
          {t("name")}
        </header>
        <section className="stack" aria-labelledby="door-title">
          <div>
            <h1 id="door-title">{title}</h1>
            <p className="lede">{lede}</p>
          </div>
          {children}
        </section>
      </main>
      <footer>{foot}</footer>
    </div>
  );
}
