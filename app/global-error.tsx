"use client";

import "./(desk)/desk.css";
import { IntlProvider } from "use-intl";
import { Broken, type BrokenProps } from "@/components/desk/broken";
import { deskMessages } from "@/components/desk/words";

/** When not even the desk's frame could be drawn. */
export default function GlobalError(props: BrokenProps) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <IntlProvider locale="en-GB" timeZone="UTC" messages={deskMessages}>
          <Broken {...props} />
        </IntlProvider>
      </body>
    </html>
  );
}
