import { entityKinds, type Language, type Participant } from "@/server/public/projection";
import { between, type Words } from "./words";

type NamesProps = { lang: Language; participants: Participant[] };
type LinkedProps = NamesProps & {
  t: Words;
  /** The live addresses of those that have a page, by their id. */
  addresses: Record<string, string>;
};

/** Who takes part, in a line. */
export function Names({ lang, participants }: NamesProps) {
  const names = participants.flatMap((participant) => nameOf(participant, lang));
  if (names.length === 0) return null;
  return <p>{joined(names)}</p>;
}

/** Who takes part, as terms and values by kind, linked where they have a page. */
export function NamesByKind({ t, lang, participants, addresses }: LinkedProps) {
  return entityKinds.map((kind) => {
    const names = participants
      .filter((participant) => participant.kind === kind)
      .flatMap((participant) => nameOf(participant, lang));
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
export function EntityName({ lang, entity, path }: EntityNameProps) {
  return nameOf(entity, lang).map(({ id, text, lang: own }) => {
    const name = (
      <bdi key={id} lang={own}>
        {text}
      </bdi>
    );
    return path ? (
      <a key={id} href={path}>
        {name}
      </a>
    ) : (
      name
    );
  });
}

type EntityNameProps = { lang: Language; entity: Participant; path: string | undefined };

type Name = { id: string; text: string; lang: Language };

/** The name in the reader's language, else in English, else in any; one without a name is not named. */
function nameOf({ id, names }: Participant, lang: Language): Name[] {
  const known: Language[] = [lang, "en", "uk", "ru", "ar"];
  const own = known.find((language) => names[language]);
  const text = own && names[own];
  return text ? [{ id, text, lang: own }] : [];
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
