"use client";

import { useTranslations } from "use-intl";
import { type Role, roles } from "@/server/auth/viewer";
import type { Person } from "./person-acts";

type RoleSelectProps = { person: Person; isBusy: boolean; onChange: (role: Role) => void };

export function RoleSelect({ person, isBusy, onChange }: RoleSelectProps) {
  const t = useTranslations("desk");
  if (!person.maySetRole) return t(`roles.${person.role}`);
  return (
    <select
      className="select bare"
      aria-label={t("people.roleOf", { name: person.name })}
      value={person.role}
      disabled={isBusy}
      onChange={(event) => {
        const role = roles.find((known) => known === event.target.value);
        if (role) onChange(role);
      }}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </select>
  );
}
