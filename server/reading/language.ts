const english = words(
  "the of and to in a is was for that on it with as by from has have had be been are were at its an this which who will not his her their they he she after before but or said",
);
const others = words(
  "der die das und nicht mit von den ist für auf ein eine le la les des et une du dans que pour el los las en por una con del se il lo di che gli per het een van niet dat op o os da do em não um uma og att som och är w nie się na z jest",
);
const shortText = 8;

/** Whether a text is in English, by its commonest words; the rules of this folder read no other language. */
export function isEnglish(text: string): boolean {
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const latin = said.filter((word) => /^\p{Script=Latin}+$/u.test(word));
  if (said.length === 0 || latin.length < said.length / 2) return false;
  const count = (list: ReadonlySet<string>) => latin.filter((word) => list.has(word)).length;
  const [here, elsewhere] = [count(english), count(others)];
  if (said.length < shortText) return here >= elsewhere;
  return here > elsewhere && here >= said.length / 12;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
