import "@fontsource-variable/inter";
import "./desk.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { DeskProviders } from "@/components/desk/providers";
import { deskMessages } from "@/components/desk/words";

export const metadata: Metadata = { title: "Vigil", robots: { index: false } };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // Asked for on every page: a nonce exists only where a page is rendered per request.
  await headers();
  return (
    <html lang="en" dir="ltr">
      <body>
        <DeskProviders messages={deskMessages}>{children}</DeskProviders>
      </body>
    </html>
  );
}
