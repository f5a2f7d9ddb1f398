"use client";

import NextLink, { useLinkStatus } from "next/link";
import { type ComponentProps, useState } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link to a place of the desk, fetched ahead once somebody points at it or reaches it by the keyboard. Fetched for every link in
 * sight, as the framework would, a list of works asks the server forty times to show one page.
 */
export function Link({ onPointerEnter, onFocus, children, ...props }: LinkProps) {
  const [isMeant, setMeant] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={isMeant ? null : false}
      onPointerEnter={(event) => {
        setMeant(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        onFocus?.(event);
      }}
    >
      {children}
      <OnTheWay />
    </NextLink>
  );
}

/** A line across the top of the window while the server is slow to answer, where the browser itself shows nothing. */
function OnTheWay() {
  const { pending } = useLinkStatus();
  return pending ? <span className="on-the-way coming" aria-hidden="true" /> : null;
}
