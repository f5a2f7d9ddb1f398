import { entityKinds, type Language, type Participant } from "@/server/public/projection";
import { between, type Words, wordsLanguage } from "./words";

type NamesProps = { t: Words; lang: Language; participants: Participant[] };
type LinkedProps = NamesProps & {
  /** The live addresses of those that have a page, by their id. */
  addresses: Record<string, string>;
};

/** Who takes part, in a line. */
export function Names({ t, lang, participants }: NamesProps) {
  const names = participants.map((participant) => nameOf(t, participant, lang));
  if (names.length === 0) return null;
  return <p>{joined(names)}</p>;
}

/** Who takes part, as terms and values by kind, linked where they have a page. */
export function NamesByKind({ t, lang, participants, addresses }: LinkedProps) {
  return entityKinds.map((kind) => {
    const names = participants
      .filter((participant) => participant.kind === kind)
      .map((participant) => nameOf(t, participant, lang));
    if (names.length === 0) return null;
    return (
      <div key={kind}>
        <dt>{t(`entities.${kind}`, { count: names.length })}</dt>
        <dd>{joined(names, addresses)}</dd>
      </div>
    );
  });
}

/** One name, with the way to its page where it has one. */
export function EntityName({ t, lang, entity, path }: EntityNameProps) {
  const { text, lang: own } = nameOf(t, entity, lang);
  const name = <bdi lang={own}>{text}</bdi>;
  return path ? <a href={path}>{name}</a> : name;
}

type EntityNameProps = {
  t: Words;
  lang: Language;
  entity: Participant;
  path: string | undefined;
};

type Name = { id: string; text: string; lang: Language };

/** The name in the reader's language, else in English, else in any; who has none is one whose name is withheld. */
export function nameOf(t: Words, { id, names }: Participant, lang: Language): Name {
  const known: Language[] = [lang, "en", "uk", "ru", "ar"];
  const own = known.find((language) => names[language]);
  const text = own && names[own];
  return text ? { id, text, lang: own } : { id, text: t("entity.withheld"), lang: wordsLanguage };
}

function joined(names: Name[], addresses: Record<string, string> = {}) {
  const parts = names.map(({ id, text, lang }) => {
    const name = (
      <bdi key={id} lang={lang}>
        {text}
      </bdi>
    );
    return Object.hasOwn(addresses, id) ? (
      <a key={id} href={addresses[id]}>
        {name}
      </a>
    ) : (
      name
    );
  });
  return parts.flatMap((part, place) => (place === 0 ? [part] : [between, part]));
}
