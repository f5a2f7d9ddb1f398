import { Search } from "lucide-react";
import type { ReactNode } from "react";

type FilterProps = {
  label: string;
  action: string;
  children: ReactNode;
  find: string;
  clear: ReactNode;
};

/** A form that works without JavaScript: what is chosen stands in the address and can be kept or sent on. */
export function Filter({ label, action, children, find, clear }: FilterProps) {
  return (
    <search aria-label={label}>
      <form className="filters" action={action}>
        {children}
        <button type="submit" className="btn">
          {find}
        </button>
        {clear}
      </form>
    </search>
  );
}

/** Words to look for; the key `/` leads here. */
export function FilterWords({ label, value }: { label: string; value: string }) {
  return (
    <div className="searchbox">
      <Search className="i" aria-hidden="true" />
      <input
        className="input"
        type="search"
        name="search"
        dir="auto"
        aria-keyshortcuts="/"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
      />
    </div>
  );
}

type FilterChoiceProps = {
  name: string;
  label: string;
  value: string | undefined;
  /** What the choice of nothing is called. */
  any: string;
  /** Value and words. */
  choices: readonly (readonly [string, string])[];
};

export function FilterChoice({ name, label, value, any, choices }: FilterChoiceProps) {
  return (
    <select className="select" name={name} aria-label={label} defaultValue={value ?? ""}>
      <option value="">{any}</option>
      {choices.map(([choice, words]) => (
        <option key={choice} value={choice}>
          {words}
        </option>
      ))}
    </select>
  );
}
