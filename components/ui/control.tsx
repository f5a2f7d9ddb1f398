import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

type ControlProps = {
  label: string;
  hint?: string;
  /** What is wrong with what was given, in a sentence. */
  error?: string;
  children: (props: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
};

/** A label, a hint and an error around any one control, which is described by both. */
export function Control({ label, hint, error, children }: ControlProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p className="error" id={`${id}-error`} role="alert">
          <CircleAlert className="i" aria-hidden="true" />
          {error}
        </p>
      ) : null}
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
