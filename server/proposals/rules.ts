import type { Phase } from "@/server/dates/vague-date";

export type Proposal = {
  id: string;
  paragraphId: string;
  quote: string;
  phrase: string;
  typed: string;
  workedOut: string;
  phase: Phase;
  title: string;
};

type Report = { paragraphs: { id: string; text: string }[]; datedOn: string | null };

export function isRead(_text: string): boolean {
  return true;
}

export function proposeEvents({ paragraphs }: Report): Proposal[] {
  return paragraphs.flatMap(({ id, text }, n) => {
    const found = /[^.,]*\bin (\d{4})/.exec(text);
    if (!found) return [];
    return [
      {
        id: `event-${n}`,
        paragraphId: id,
        quote: found[0].trim(),
        phrase: `in ${found[1]}`,
        typed: found[1] ?? "",
        workedOut: "",
        phase: "occurred" as const,
        title: found[0].trim(),
      },
    ];
  });
}
