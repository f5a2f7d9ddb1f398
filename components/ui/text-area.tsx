import { type ComponentProps, useId } from "react";

type TextAreaProps = ComponentProps<"textarea"> & { label: string; hint?: string };

/** A labelled field of several lines with an optional hint, read out with it. */
export function TextArea({ label, hint, ...area }: TextAreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        className="area"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...area}
      />
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
