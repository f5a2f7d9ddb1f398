import type { ReactNode } from "react";
import { dateSentence, dateWords } from "@/server/dates/date-words";
import { periodWords } from "@/server/dates/period-words";
import {
  type EntityFacts,
  type EntityProjection,
  languages,
  type PublicEntity,
  type Register,
  registers,
} from "@/server/public/projection";
import { between, ownLanguage, type Words, wordsLanguage } from "./words";

/** A term and its value. */
type Line = { key: string; term: string; value: ReactNode };

type FactListProps = { t: Words; projection: EntityProjection };

/** What the record has of someone or something; nothing where that is the name alone. */
export function EntityFactList({ t, projection: { facts, lang, headline } }: FactListProps) {
  const { entity, terms } = facts;
  const lines: Line[] = [
    ...alsoCalled(t, entity.aliases),
    ...namesBeside(t, entity, headline),
    ...existence(t, entity),
    ...force(t, terms, lang),
    ...registered(t, entity),
  ];
  if (lines.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="about">
      <h2 id="about">{t(`entity.about.${entity.kind}`)}</h2>
      <dl className="facts nums by-kind">
        {lines.map(({ key, term, value }) => (
          <div key={key}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function alsoCalled(t: Words, aliases: string[]): Line[] {
  if (aliases.length === 0) return [];
  const value = aliases.flatMap((alias, place) => [
    place > 0 ? between : "",
    <bdi key={alias}>{alias}</bdi>,
  ]);
  return [{ key: "aliases", term: t("entity.aliases", { count: aliases.length }), value }];
}

/** Its names in the languages the page is not called by. */
function namesBeside(t: Words, { names }: PublicEntity, headline: string): Line[] {
  return languages.flatMap((lang) => {
    const name = names[lang];
    if (!name || name === headline) return [];
    const value = (
      <bdi key={lang} {...ownLanguage(wordsLanguage, lang)}>
        {name}
      </bdi>
    );
    return [{ key: lang, term: t(`entity.names.${lang}`), value }];
  });
}

function existence(t: Words, { existedFrom, existedTo }: PublicEntity): Line[] {
  const from = existedFrom && dateWords(existedFrom, wordsLanguage);
  const to = existedTo && dateWords(existedTo, wordsLanguage);
  const said = (value: string) => [{ key: "existed", term: t("entity.existed"), value }];
  if (from && to) return said(t("entity.fromTo", { from, to }));
  if (from) return said(t("entity.from", { from }));
  return to ? said(t("entity.to", { to })) : [];
}

/** Since when a treaty is in force, and how long after its own act it binds a party. */
function force(t: Words, terms: EntityFacts["terms"], lang: EntityProjection["lang"]): Line[] {
  const { inForceOn, entry } = terms ?? { inForceOn: null, entry: null };
  const since = inForceOn && dateSentence(inForceOn, lang);
  const period = entry && periodWords(entry, wordsLanguage);
  return [
    ...(since ? [{ key: "force", term: t("entity.inForce"), value: since }] : []),
    ...(period
      ? [{ key: "entry", term: t("entity.entry"), value: t("entity.entryAfter", { period }) }]
      : []),
  ];
}

/** Where else it is registered, linked where that register has a page of it. */
function registered(t: Words, { identifiers }: PublicEntity): Line[] {
  return registers.flatMap((register) => {
    const number = identifiers[register];
    if (!number) return [];
    const words = register === "ets" ? t("entity.number", { number }) : number;
    const value = <Elsewhere key={register} words={words} address={addresses[register](number)} />;
    return [{ key: register, term: t(`entity.registers.${register}`), value }];
  });
}

function Elsewhere({ words, address }: { words: string; address: string | null }) {
  const shown = <bdi dir="ltr">{words}</bdi>;
  if (!address) return shown;
  return (
    <a href={address} rel="noopener">
      {shown}
    </a>
  );
}

/** The page each register has of a number; null where it has none, or none that follows from the number. */
const addresses: Record<Register, (number: string) => string | null> = {
  iso3166: () => null,
  ets: (number) =>
    `https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=${number}`,
  unts: collectionPage,
  wikidata: (item) => `https://www.wikidata.org/wiki/${item}`,
};

const chapters = "I II III IV V VI VII VIII IX X XI XII".split(" ");

/** A number such as IV-9 is one of the Secretary-General's collection, chapter and place; others name a volume. */
function collectionPage(number: string): string | null {
  const [, roman = "", place] = /^([IVX]+)-(\d+(?:-[A-Za-z0-9]+)?)$/.exec(number) ?? [];
  const chapter = chapters.indexOf(roman) + 1;
  if (!place || chapter === 0) return null;
  return `https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=${roman}-${place}&chapter=${chapter}&clang=_en`;
}
