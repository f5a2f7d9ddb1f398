/** A number as a length beside it, for those who see: from zero, `most` being the whole width. */
export function Bar({ value, most }: { value: number; most: number }) {
  const share = most > 0 ? Number(((100 * value) / most).toFixed(2)) : 0;
  return (
    <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={share} height="8" />
    </svg>
  );
}
