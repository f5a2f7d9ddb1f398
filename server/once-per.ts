/**
 * One value for each key, made when it is first asked for and kept. For what `Intl` makes: each weighs tens of kilobytes outside
 * the heap, where V8 does not see them and so does not hurry to collect them. Only for keys that are few.
 */
export function oncePer<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
