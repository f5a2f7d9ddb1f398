import { useTranslations } from "use-intl";
import { type Fields, lostIn } from "./fields";

/** Says before a save what it would take out of the record, because the kind that is chosen does not have it. */
export function LostWithKind({ fields }: { fields: Fields }) {
  const t = useTranslations("desk.record");
  const lost = lostIn(fields);
  if (lost.length === 0) return null;
  return (
    <div className="note changes" role="status">
      <div>
        <p>{t("lost.note")}</p>
        <ul className="bullets">
          {lost.map((one) => (
            <li key={one}>
              {one === "terms"
                ? t("terms.title")
                : t("lost.code", { register: t(`fields.${one}`), code: fields[one].trim() })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
