import { type Card, entityKinds, type Language } from "@/server/public/projection";
import { between, ownLanguage, type Words } from "./words";

type EntityLinksProps = { t: Words; lang: Language; entities: Card[] };

/** The states, treaties, bodies and people that have a page, by kind and name. */
export function EntityLinks({ t, lang, entities }: EntityLinksProps) {
  if (entities.length === 0) return null;
  const byName = entities.toSorted((one, other) =>
    one.headline.localeCompare(other.headline, lang),
  );
  return (
    <section className="sec" aria-labelledby="entities">
      <h2 id="entities">{t("tracker.entities")}</h2>
      <dl className="facts by-kind">
        {entityKinds.map((kind) => {
          const cards = byName.filter(({ facts }) => isOf(facts, kind));
          if (cards.length === 0) return null;
          return (
            <div key={kind}>
              <dt>{t(`entities.${kind}`, { count: cards.length })}</dt>
              <dd>
                {cards.flatMap((card, place) => [
                  place > 0 ? between : "",
                  <a key={card.path} href={card.path} {...ownLanguage(lang, card.lang)}>
                    {card.headline}
                  </a>,
                ])}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

const isOf = (facts: Card["facts"], kind: (typeof entityKinds)[number]) =>
  facts.kind === "entity" && facts.entity.kind === kind;
