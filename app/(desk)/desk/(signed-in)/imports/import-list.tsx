import { Moment } from "@/components/desk/moment";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import type { ImportLine } from "@/server/imports/queries";

const looks = { read: "draft", running: "changes", done: "approved", undone: "gone" } as const;

/** The files one brought in, and how far each got. */
export function ImportList({ imports, timeZone }: { imports: ImportLine[]; timeZone: string }) {
  return (
    <section className="group" aria-labelledby="mine">
      <header>
        <h2 id="mine">{t("imports.mine")}</h2>
        <span className="count">{imports.length}</span>
      </header>
      <table className="table folds">
        <caption className="vh">{t("imports.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="grow">
              {t("imports.of")}
            </th>
            <th scope="col">{t("imports.tracker")}</th>
            <th scope="col">{t("imports.made")}</th>
            <th scope="col">{t("imports.stands")}</th>
            <th scope="col" className="opt">
              {t("imports.at")}
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, name, tracker, made, state, createdAt }) => (
            <tr key={id}>
              <td className="grow">
                <span className="ttl">
                  <Link data-walk href={`/desk/imports/${id}`}>
                    {name}
                  </Link>
                </span>
              </td>
              <td className="dim">{tracker}</td>
              <td className="num" data-label={t("imports.made")}>
                {made}
              </td>
              <td>
                <span className={`state ${looks[state]}`}>{t(`imports.state.${state}`)}</span>
              </td>
              <td className="opt dim">
                <Moment at={createdAt} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
