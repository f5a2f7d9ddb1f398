"use client";

import { useTranslations } from "use-intl";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { entityKinds, languages } from "@/server/public/projection";
import { EntityField } from "./entity-field";
import { type Entity, hasYears, kindIn, registers } from "./fields";
import { LostWithKind } from "./lost-with-kind";
import { TermsFields } from "./terms-fields";
import { useEntity } from "./use-entity";

/** What is recorded of someone or something, put right and saved with a button; a newer save is never written over unseen. */
export function EntityForm({ entity }: { entity: Entity }) {
  const t = useTranslations("desk.record.one");
  const kinds = useTranslations("desk.event.kinds");
  const { form, given, error, isStale, clashes, isBusy, isSaved, submit } = useEntity(entity);
  const kind = kindIn(given.fields);

  return (
    <form className="form" ref={form} onSubmit={submit} noValidate aria-label={t("form")}>
      <fieldset className="form-in">
        <legend>{t("names")}</legend>
        <div className="two">
          {languages.map((lang) => (
            <EntityField key={lang} name={lang} {...given}>
              {(props) => (
                <input
                  {...props}
                  className="input"
                  lang={lang}
                  dir={lang === "ar" ? "rtl" : "ltr"}
                  maxLength={300}
                />
              )}
            </EntityField>
          ))}
        </div>
        <EntityField name="aliases" hint={t("aliasHint")} {...given}>
          {(props) => <textarea {...props} className="area" dir="auto" />}
        </EntityField>
        <EntityField name="kind" {...given}>
          {(props) => (
            <select {...props} className="select narrow">
              {entityKinds.map((one) => (
                <option key={one} value={one}>
                  {kinds(one)}
                </option>
              ))}
            </select>
          )}
        </EntityField>
        <LostWithKind fields={given.fields} />
      </fieldset>
      <fieldset className="form-in">
        <legend>{t("elsewhere")}</legend>
        <div className="two">
          {registers[kind].map((name) => (
            <EntityField key={name} name={name} {...given}>
              {(props) => <input {...props} className="input" dir="ltr" maxLength={40} />}
            </EntityField>
          ))}
        </div>
      </fieldset>
      {hasYears(kind, given.fields) ? (
        <fieldset className="form-in">
          <legend>{t("existed")}</legend>
          <div className="two">
            {(["existedFrom", "existedTo"] as const).map((name) => (
              <EntityField key={name} name={name} {...given}>
                {(props) => <input {...props} className="input" maxLength={60} />}
              </EntityField>
            ))}
          </div>
        </fieldset>
      ) : null}
      {kind === "treaty" ? <TermsFields {...given} /> : null}
      <div className="form-in">
        {isStale ? (
          <div className="note changes" role="alert">
            <div>
              <p>{t("stale")}</p>
              <p>{t(clashes.length > 0 ? "clashes" : "noClash")}</p>
            </div>
          </div>
        ) : (
          <ErrorNote text={error} />
        )}
        <div className="row-of">
          <Submit isBusy={isBusy}>{t(clashes.length > 0 ? "saveOver" : "save")}</Submit>
          <span className="dim" role="status">
            {isSaved ? t("saved") : null}
          </span>
        </div>
      </div>
    </form>
  );
}
