/** Verbs that do not end in -ed, in forms a report uses; what is also a common noun is left out. */
const irregular =
  "began became broke brought built chose came did fell fled found forbade gave went grew held hid kept knew laid led left lost made meant met paid put quit ran read rose said saw sent set shot shut spoke spent stood stole struck swore took taught told thought threw understood underwent overthrew withdrew withdrawn won wrote voted acceded freed";
export const auxiliaries = "was|were|is|are|has|have|had|be|been|being";
const modals = "will|would|shall|should|may|might|could|can|must";
/** The first verb of a clause, as well as a list and an ending can tell. */
export const verb = new RegExp(
  String.raw`\b(?:${auxiliaries}|${modals}|${irregular.split(" ").join("|")}|plans?|intends?|remains?|\p{Ll}{2,}ed)\b`,
  "u",
);
