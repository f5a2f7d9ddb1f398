/**
 * One value for each key, made when it is first asked for and kept. For what `Intl` makes: each weighs tens of kilobytes outside
 * the heap, where V8 does not see them and so does not hurry to collect them; and for messages, whose reading takes longer than the
 * rest of a line. Only for keys that are few. Keys that are objects are the same where `nameOf` gives them one name.
 */
export function oncePer<Key, Value>(
  make: (key: Key) => Value,
  nameOf: (key: Key) => unknown = (key) => key,
): (key: Key) => Value {
  const made = new Map<unknown, Value>();
  return (key) => {
    const name = nameOf(key);
    const known = made.get(name);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(name, value);
    return value;
  };
}
