"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PressNote } from "@/app/(desk)/desk/works/[id]/press-note";
import { TakeDownForm } from "@/app/(desk)/desk/works/[id]/take-down-form";
import type { RefusalCode } from "@/server/errors";

type TakeDownProps = {
  editionId: string;
  refusal: RefusalCode | null;
  isLive: boolean;
  isPressWaiting: boolean;
};

/** The form while there is something to take down, and whether readers have lost it. */
export function TakeDown({ editionId, refusal, isLive, isPressWaiting }: TakeDownProps) {
  const { refresh } = useRouter();
  const [isPressed, setPressed] = useState<boolean | null>(null);
  const onDone = (done: { isPressed: boolean }) => {
    setPressed(done.isPressed);
    refresh();
  };
  return (
    <>
      <PressNote
        editionId={editionId}
        is={isLive ? "published" : "takenDown"}
        isWaiting={isPressWaiting}
        isPressed={isPressed}
      />
      {isLive ? <TakeDownForm editionId={editionId} refusal={refusal} onDone={onDone} /> : null}
    </>
  );
}
