import { CircleAlert } from "lucide-react";

/** A sentence about something that went wrong, announced when it appears. */
export function ErrorNote({ text }: { text: string | null }) {
  return (
    <div role="alert">
      {text ? (
        <div className="note gone">
          <CircleAlert className="i" aria-hidden="true" />
          <div>{text}</div>
        </div>
      ) : null}
    </div>
  );
}
