import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Control } from "@/components/ui/control";
import { type NameMode, nameModes } from "@/server/entities/schema";

/** How a person may be named, as it is chosen; null while nothing is. */
export type Naming = { nameMode: NameMode | null; pseudonym: string };

/** Whether something is still to be chosen or written. */
export const isNamingMissing = ({ nameMode, pseudonym }: Naming) =>
  nameMode === null || (nameMode === "pseudonym" && pseudonym.trim() === "");

type NameChoiceProps = {
  naming: Naming;
  onChoose: (naming: Naming) => void;
  /** Whether what is missing is to be said. */
  isAsked: boolean;
};

/** How readers may name a person: in full, by initials or a pseudonym, or not at all. */
export function NameChoice({ naming, onChoose, isAsked }: NameChoiceProps) {
  const t = useTranslations("desk.record.naming");
  const id = useId();
  const isUnchosen = isAsked && naming.nameMode === null;
  return (
    <>
      <fieldset className="field" aria-describedby={isUnchosen ? `${id}-error` : undefined}>
        <legend>{t("title")}</legend>
        <div className="choices">
          {nameModes.map((mode) => (
            <label className="choice" key={mode}>
              <input
                type="radio"
                name={id}
                required
                aria-label={t(`modes.${mode}`)}
                aria-describedby={`${id}-${mode}`}
                checked={naming.nameMode === mode}
                onChange={() => onChoose({ ...naming, nameMode: mode })}
              />
              <b>{t(`modes.${mode}`)}</b>
              <span id={`${id}-${mode}`}>{t(`hints.${mode}`)}</span>
            </label>
          ))}
        </div>
        {isUnchosen ? (
          <p className="error" id={`${id}-error`} role="alert">
            <CircleAlert className="i" aria-hidden="true" />
            {t("missing")}
          </p>
        ) : null}
      </fieldset>
      {naming.nameMode === "pseudonym" ? (
        <Control
          label={t("pseudonym")}
          hint={t("pseudonymHint")}
          error={isAsked && naming.pseudonym.trim() === "" ? t("pseudonymMissing") : undefined}
        >
          {(props) => (
            <input
              {...props}
              className="input"
              dir="auto"
              maxLength={300}
              value={naming.pseudonym}
              onChange={(event) => onChoose({ ...naming, pseudonym: event.target.value })}
            />
          )}
        </Control>
      ) : null}
    </>
  );
}
