import "@fontsource-variable/inter";
import "./desk.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { keysCookie, themeCookie, themeOf } from "@/components/desk/browser-choices";
import { Offline } from "@/components/desk/offline";
import { DeskProviders } from "@/components/desk/providers";
import { Shortcuts } from "@/components/desk/shortcuts";
import { deskMessages } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";

export const metadata: Metadata = { title: "Vigil", robots: { index: false } };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // Asked for on every page: a nonce exists only where a page is rendered per request.
  await headers();
  const viewer = await currentViewer();
  const jar = await cookies();
  const theme = themeOf(jar.get(themeCookie)?.value);
  return (
    <html lang="en" dir="ltr" data-theme={theme}>
      <body>
        <DeskProviders
          messages={deskMessages}
          viewer={viewer && { id: viewer.id, timeZone: viewer.timeZone }}
        >
          <Offline />
          {viewer ? <Shortcuts isOn={jar.get(keysCookie)?.value !== "off"} /> : null}
          {children}
        </DeskProviders>
      </body>
    </html>
  );
}
