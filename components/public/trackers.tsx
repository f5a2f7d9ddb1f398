import type { TrackerLink } from "@/server/public/projection";
import { between } from "./words";

/** The line above a title: the trackers it belongs to; `anchor` is its place in their timelines. */
export function TrackerLine({
  trackers,
  anchor = "",
}: {
  trackers: TrackerLink[];
  anchor?: string;
}) {
  if (trackers.length === 0) return null;
  const links = trackers.map(({ path, name }) => (
    <a key={path} className="quiet" href={`${path}${anchor}`}>
      {name}
    </a>
  ));
  return (
    <p className="kick">
      {links.flatMap((link, place) => (place === 0 ? [link] : [between, link]))}
    </p>
  );
}
