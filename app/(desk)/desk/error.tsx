"use client";

import { Broken, type BrokenProps } from "@/components/desk/broken";

export default function PageError(props: BrokenProps) {
  return <Broken {...props} />;
}
