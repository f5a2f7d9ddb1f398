"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Control } from "@/components/ui/control";
import { type CreateSource, createSource, sourceKinds } from "@/server/sources/schema";
import { SourceOrigin } from "./source-origin";

type Source = Omit<CreateSource, "trackerId">;

/** Which fields cannot be kept as they are; `source` where none was chosen. */
export type SourceProblems = Partial<Record<keyof Source | "source", true>>;

/** Languages sources are written in most often; the list is not closed, the field of a work's own language is elsewhere. */
const languages = [
  ...["en", "uk", "ru", "ar", "fr", "es", "de", "pl", "be", "ka", "hy", "az", "ro", "tr", "fa"],
  ...["he", "pt", "it", "zh", "hi", "my"],
];
const languageNames = new Intl.DisplayNames("en", { type: "language" });

/** A source nothing is known of yet, looked at today. */
export function blankSource(): Source {
  return {
    kind: "media",
    title: "",
    publisher: "",
    origin: "",
    author: "",
    lang: "en",
    url: "",
    publishedOn: null,
    accessedOn: new Date().toLocaleDateString("en-CA"),
    note: "",
    isRestricted: false,
    publicWording: "",
  };
}

/** What keeps a source from being recorded: what the server would refuse, asked beforehand. */
export function sourceProblems(source: Source): SourceProblems {
  const problems: SourceProblems = {};
  for (const [name, schema] of Object.entries(createSource.shape)) {
    const field = fieldNames.find((known) => known === name);
    if (field && !schema.safeParse(source[field]).success) problems[field] = true;
  }
  if (source.isRestricted && !source.publicWording.trim()) problems.publicWording = true;
  return problems;
}

const texts = ["title", "publisher", "origin", "author", "url"] as const;
export const fieldNames = [
  ...texts,
  "publishedOn",
  "accessedOn",
  "lang",
  "kind",
  "note",
  "publicWording",
] as const;
const limits = { title: 500, publisher: 200, origin: 200, author: 200, url: 2048 };

type SourceFieldsProps = {
  /** Whose sources' names are offered while one types. */
  trackerId: string;
  legend: string;
  source: Source;
  problems: SourceProblems;
  onChange: (source: Source) => void;
};

/** The fields of a source, new or recorded. */
export function SourceFields({ trackerId, legend, source, problems, onChange }: SourceFieldsProps) {
  const t = useTranslations("desk.editor.source");
  const write = (part: Partial<Source>) => onChange({ ...source, ...part });
  const line = (name: keyof typeof limits, hint?: string) => (
    <Control label={t(name)} hint={hint} error={problems[name] ? t(`problem.${name}`) : undefined}>
      {(props) => (
        <input
          {...props}
          className="input"
          maxLength={limits[name]}
          dir={name === "url" ? "ltr" : "auto"}
          value={source[name]}
          onChange={(event) => write({ [name]: event.target.value })}
        />
      )}
    </Control>
  );
  const day = (name: "publishedOn" | "accessedOn") => (
    <Control label={t(name)} error={problems[name] ? t(`problem.${name}`) : undefined}>
      {(props) => (
        <input
          {...props}
          type="date"
          className="input"
          value={source[name] ?? ""}
          onChange={(event) => write({ [name]: event.target.value || null })}
        />
      )}
    </Control>
  );

  return (
    <fieldset className="form-in">
      <legend>{legend}</legend>
      {line("title")}
      <div className="two">
        <Control label={t("kind")}>
          {(props) => (
            <select
              {...props}
              className="select"
              value={source.kind}
              onChange={(event) =>
                write({ kind: sourceKinds.find((kind) => kind === event.target.value) })
              }
            >
              {sourceKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Control>
        <Control label={t("lang")}>
          {(props) => (
            <select
              {...props}
              className="select"
              value={source.lang}
              onChange={(event) => write({ lang: event.target.value })}
            >
              {[...new Set([...languages, source.lang])].map((lang) => (
                <option key={lang} value={lang}>
                  {languageNames.of(lang)}
                </option>
              ))}
            </select>
          )}
        </Control>
        {line("publisher")}
        {line("author", t("hint.author"))}
      </div>
      <SourceOrigin
        trackerId={trackerId}
        origin={source.origin}
        maxLength={limits.origin}
        error={problems.origin ? t("problem.origin") : undefined}
        onChange={(origin) => write({ origin })}
      />
      {line("url", t("hint.url"))}
      <div className="two">
        {day("publishedOn")}
        {day("accessedOn")}
      </div>
      <Control label={t("note")} hint={t("hint.note")}>
        {(props) => (
          <textarea
            {...props}
            className="area"
            maxLength={2000}
            value={source.note}
            onChange={(event) => write({ note: event.target.value })}
          />
        )}
      </Control>
      <Protection source={source} problems={problems} write={write} />
    </fieldset>
  );
}

type ProtectionProps = Pick<SourceFieldsProps, "source" | "problems"> & {
  write: (part: Partial<Source>) => void;
};

function Protection({ source, problems, write }: ProtectionProps) {
  const id = useId();
  const t = useTranslations("desk.editor.source");
  return (
    <>
      <div className="field">
        <label className="check">
          <input
            type="checkbox"
            role="switch"
            aria-checked={source.isRestricted}
            aria-describedby={`${id}-hint`}
            checked={source.isRestricted}
            onChange={(event) => write({ isRestricted: event.target.checked })}
          />
          <b>{t("protected")}</b>
        </label>
        <p className="hint" id={`${id}-hint`}>
          {t("hint.protected")}
        </p>
      </div>
      {source.isRestricted ? (
        <Control
          label={t("publicWording")}
          hint={t("hint.publicWording")}
          error={problems.publicWording ? t("problem.publicWording") : undefined}
        >
          {(props) => (
            <input
              {...props}
              className="input"
              required
              maxLength={300}
              value={source.publicWording}
              onChange={(event) => write({ publicWording: event.target.value })}
            />
          )}
        </Control>
      ) : null}
    </>
  );
}
