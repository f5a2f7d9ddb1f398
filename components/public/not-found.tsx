import type { Language } from "@/server/public/projection";
import { Layout, type Site } from "./layout";
import type { Words } from "./words";

type NotFoundProps = {
  t: Words;
  site: Site;
  lang: Language;
  /** What would stand at such an address. */
  of?: "source";
};

/** There is nothing here, or nothing a reader may know of: the two read the same. */
export function NotFound({ t, site, lang, of }: NotFoundProps) {
  return (
    <Layout t={t} site={site} lang={lang} title={t("notFound.title")}>
      <div className="wrap">
        <div className="sec head">
          <p className="label">{t("notFound.label")}</p>
          <div className="wide">
            <h1>{t("notFound.heading")}</h1>
            <p className="stand">{t(of === "source" ? "notFound.source" : "notFound.text")}</p>
            <p className="links by">
              <a href={`/${lang}`}>{t("home.back")}</a>
            </p>
          </div>
        </div>
      </div>
    </Layout>
  );
}
