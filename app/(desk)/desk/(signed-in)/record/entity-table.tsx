import {
  Building2,
  Flag,
  Landmark,
  type LucideIcon,
  MapPin,
  ScrollText,
  UserRound,
} from "lucide-react";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { EntityLine } from "@/server/entities/queries";
import type { EntityKind } from "@/server/public/projection";

const icons = {
  state: Flag,
  treaty: ScrollText,
  body: Landmark,
  organisation: Building2,
  person: UserRound,
  place: MapPin,
} as const satisfies Record<EntityKind, LucideIcon>;

export function EntityTable({ entities }: { entities: EntityLine[] }) {
  return (
    <table className="table">
      <caption className="vh">{t("record.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="grow">
            {t("record.name")}
          </th>
          <th scope="col" className="opt2">
            {t("record.kind")}
          </th>
          <th scope="col" className="opt">
            {t("record.others")}
          </th>
        </tr>
      </thead>
      <tbody>
        {entities.map((entity) => (
          <EntityRow key={entity.id} entity={entity} />
        ))}
      </tbody>
    </table>
  );
}

function EntityRow({ entity: { id, kind, name, others, code, nameMode } }: { entity: EntityLine }) {
  const Icon = icons[kind];
  return (
    <tr>
      <td className="grow">
        <span className="ttl">
          <Icon className="i" aria-hidden="true" />
          <Link data-walk href={`/desk/record/${id}`}>
            {name}
          </Link>
          {code ? <span className="chip draft">{code}</span> : null}
          {nameMode && nameMode !== "full" ? (
            <span className="chip draft">{t(`record.naming.chips.${nameMode}`)}</span>
          ) : null}
        </span>
        <span className="sub">
          {t(`event.kinds.${kind}`)}
          <span>
            <Names names={others} />
          </span>
        </span>
      </td>
      <td className="opt2">{t(`event.kinds.${kind}`)}</td>
      <td className="opt dim short wide" title={others.join(" · ")}>
        <Names names={others} />
      </td>
    </tr>
  );
}

/** Names in several scripts, each in its own direction. */
function Names({ names }: { names: string[] }) {
  return names.map((name, place) => (
    <span key={name}>
      {place > 0 ? " · " : null}
      <bdi>{name}</bdi>
    </span>
  ));
}
