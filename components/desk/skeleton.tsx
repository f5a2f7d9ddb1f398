import { deskWords as t } from "./words";

const rows = ["1", "2", "3", "4", "5", "6"];

/** The shape of the rows that are coming; it shows after 400 ms, so that what is quick never flickers. */
export function Skeleton() {
  return (
    <div className="coming" role="status">
      <h1 className="vh">{t("states.loading")}</h1>
      {rows.map((row) => (
        <div className="sk-row" key={row}>
          <span className="sk" />
          <span className="sk" />
          <span className="sk" />
          <span className="sk" />
        </div>
      ))}
    </div>
  );
}

/** The shape of a text that is coming. */
export function TextSkeleton() {
  return (
    <div className="coming doc" role="status">
      <h1 className="vh">{t("states.loading")}</h1>
      {rows.map((row) => (
        <span className="sk line" key={row} />
      ))}
    </div>
  );
}
