import { queryOf, type TimelineFilter } from "@/server/public/timeline-filter";
import type { Words } from "./words";

/** The forms a tracker's events are had in as a file, by their endings. */
export const downloadFormats = ["csv", "json"] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

/** The address of a tracker's events as a file, below its page. */
export const downloadPath = (page: string, format: DownloadFormat) => `${page}/events.${format}`;

type LinksProps = {
  t: Words;
  path: string;
  /** Left out where it is all of them. */
  filter?: TimelineFilter;
};

/** Lead to the events as files. */
export function DownloadLinks({ t, path, filter }: LinksProps) {
  const query = filter ? queryOf(filter) : "";
  return downloadFormats.map((format) => (
    <a key={format} href={`${downloadPath(path, format)}${query}`}>
      {t(`download.${format}`, { isWhole: query === "" ? "yes" : "no" })}
    </a>
  ));
}

/** The same as a section of its own, where there is anything to put into them. */
export function Downloads({ count, ...links }: LinksProps & { count: number }) {
  if (count === 0) return null;
  return (
    <section className="sec noprint" aria-labelledby="download">
      <h2 id="download">{links.t("download.title")}</h2>
      <p className="links">
        <DownloadLinks {...links} />
      </p>
    </section>
  );
}
