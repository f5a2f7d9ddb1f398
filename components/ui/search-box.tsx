"use client";

import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Control } from "./control";
import { useIsInDialog } from "./dialog";

type SearchBoxProps<Item extends { id: string }> = {
  label: string;
  hint?: string;
  error?: string;
  placeholder?: string;
  /** What the server found for the words typed so far. */
  items: Item[];
  /** Whether they are answers to other words than those typed, and so not to be chosen. */
  isAwaited: boolean;
  /** Said in the list, and to screen readers: that it is searching, that nothing was found. */
  status: string | null;
  value: Item | null;
  onPick: (item: Item | null) => void;
  onSearch: (words: string) => void;
  nameOf: (item: Item) => string;
  /** The second line of an item. */
  more: (item: Item) => ReactNode;
  openLabel: string;
  inputRef?: Ref<HTMLInputElement>;
};

/** A field that searches on the server and takes one of the answers. */
export function SearchBox<Item extends { id: string }>(props: SearchBoxProps<Item>) {
  const { items, isAwaited, status, nameOf, more } = props;
  const positionMethod = useIsInDialog() ? "fixed" : "absolute";
  return (
    <Control label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <Combobox.Root
          items={items}
          filter={null}
          value={props.value}
          onValueChange={props.onPick}
          itemToStringLabel={nameOf}
          isItemEqualToValue={(item, value) => item.id === value.id}
          onInputValueChange={(words, { reason }) => {
            if (reason === "input-change" || reason === "input-clear") props.onSearch(words);
          }}
        >
          <Combobox.InputGroup className="searching">
            <Combobox.Input
              {...control}
              // Its label is hidden from screen readers while the list is open.
              aria-label={props.label}
              className="input"
              placeholder={props.placeholder}
              ref={props.inputRef}
            />
            <Combobox.Trigger className="btn quiet icon" aria-label={props.openLabel}>
              <ChevronDown className="i" aria-hidden="true" />
            </Combobox.Trigger>
          </Combobox.InputGroup>
          <Combobox.Portal>
            <Combobox.Positioner className="over" sideOffset={4} positionMethod={positionMethod}>
              <Combobox.Popup className="popup answers">
                <Combobox.List aria-busy={isAwaited}>
                  {(item: Item) => (
                    <Combobox.Item
                      key={item.id}
                      value={item}
                      className="answer"
                      disabled={isAwaited}
                    >
                      <b>{nameOf(item)}</b>
                      <span>{more(item)}</span>
                    </Combobox.Item>
                  )}
                </Combobox.List>
                <Combobox.Status className="hint">{status}</Combobox.Status>
              </Combobox.Popup>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.Root>
      )}
    </Control>
  );
}
