import { useId } from "react";

type ChooseProps<Value extends string> = {
  label: string;
  /** What it says while nothing is chosen; left out where something always is. */
  none?: string;
  value: Value | null;
  choices: readonly Value[];
  words: (value: Value) => string;
  onChoose: (value: Value | null) => void;
};

/** A labelled choice of one, or none. */
export function Choose<Value extends string>(props: ChooseProps<Value>) {
  const { label, none, value, choices, words, onChoose } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="select"
        id={id}
        value={value ?? ""}
        onChange={({ target }) => onChoose(choices.find((one) => one === target.value) ?? null)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}
