"use client";

import type { ChangeEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Control } from "@/components/ui/control";
import type { FieldName, Fields, Problems } from "./fields";

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

/** What every field of the form is given. */
export type Given = {
  fields: Fields;
  problems: Problems;
  /** What was saved meanwhile, for the fields in which it differs from what is typed. */
  theirs: Partial<Fields>;
  onWrite: (name: FieldName, words: string) => void;
  onTake: (name: FieldName) => void;
};

type EntityFieldProps = Given & {
  name: FieldName;
  hint?: string;
  children: (props: {
    id: string;
    name: FieldName;
    value: string;
    onChange: (event: Typed) => void;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
};

/** One field of the form, and under it what another person saved there meanwhile. */
export function EntityField({ name, hint, children, ...given }: EntityFieldProps) {
  const t = useTranslations("desk.record");
  const newer = given.theirs[name];
  return (
    <div>
      <Control
        label={t(`fields.${name}`)}
        hint={hint ?? (t.has(`hints.${name}`) ? t(`hints.${name}`) : undefined)}
        error={given.problems[name] ? t(`problems.${name}`) : undefined}
      >
        {(props) =>
          children({
            ...props,
            name,
            value: given.fields[name],
            onChange: (event) => given.onWrite(name, event.target.value),
          })
        }
      </Control>
      {newer === undefined ? null : (
        <p className="row-of hint">
          <bdi>
            {newer
              ? t("one.theirs", { value: newer.replaceAll("\n", " · ") })
              : t("one.theirsEmpty")}
          </bdi>
          <button
            type="button"
            className="btn small"
            aria-label={t("one.takeOf", { field: t(`fields.${name}`) })}
            onClick={() => given.onTake(name)}
          >
            {t("one.take")}
          </button>
        </p>
      )}
    </div>
  );
}
