"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

type NavLinkProps = { href: string; words: string; children: ReactNode };

/** A place of the desk, marked while one is there or below it; on a narrow screen only its icon is seen. */
export function NavLink({ href, words, children }: NavLinkProps) {
  const path = usePathname();
  const isHere = path === href || (href !== "/desk" && path.startsWith(`${href}/`));
  return (
    <Link href={href} title={words} aria-current={isHere ? "page" : undefined}>
      {children}
      <span className="t">{words}</span>
    </Link>
  );
}
