"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link to a place of the desk, fetched ahead once somebody points at it or reaches it by the keyboard. Fetched for every link in
 * sight, as the framework would, a list of works asks the server forty times to show one page.
 */
export function Link({ onPointerEnter, onFocus, ...props }: LinkProps) {
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
    />
  );
}
