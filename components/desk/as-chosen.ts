/**
 * What a person did to a list of which perhaps only a part was shown, for the rest was still being loaded: only what they took away
 * goes, and only what they added comes.
 */
export function asChosen(shown: readonly string[], chosen: readonly string[]) {
  const gone = shown.filter((id) => !chosen.includes(id));
  const added = chosen.filter((id) => !shown.includes(id));
  return (ids: readonly string[]): string[] => [
    ...new Set([...ids.filter((id) => !gone.includes(id)), ...added]),
  ];
}
