import * as a from "@/server/testing/things";
import {
  anybody,
  contributors,
  judges,
  type Kind,
  members,
  type Outcomes,
  type Row,
  signedIn,
  siteAdmins,
  trackerAdmins,
  withARole,
} from "./expected";

const nothing = async () => undefined;
const something = async () => ({});
const report = { text: "date 2025-08-26 Words." };
const bySiteAdminsToo: Outcomes = { ...judges, siteAdmin: "ok" };
/** What was published is no longer its writers' draft. */
const nobodysDraft = { writer: "notAllowed" };
const ownWords = { reviewer: "ownWords", admin: "ownWords" };
const notYourself = { admin: "notYourself", siteAdmin: "notYourself" };
/** What somebody brought in is theirs alone. */
const theWriter: Outcomes = {
  ...members,
  editor: "notFound",
  reviewer: "notFound",
  admin: "notFound",
};
const password = "a new sentence";

/** What one does with a work: every row is tried on one's own, another's, another tracker's, a restricted and a taken-down one. */
const works: Record<string, Row> = {
  "works.people": { of: a.draft, may: members },
  "works.arrange": {
    of: a.draft,
    give: { risk: "high", restrictedToIds: [], lookAgainOn: null },
    may: judges,
    takenDown: "ok",
  },
  "drafts.revisions": { of: a.inReview, may: members },
  "drafts.save": { of: a.saving, may: members },
  "drafts.keepMine": { of: a.saving, may: members },
  "drafts.merge": { of: a.merging, may: members },
  "drafts.setAside": { of: a.saving, may: members, takenDown: "ok" },
  "drafts.revision": { of: a.withARevision, may: members },
  "drafts.bringBack": { of: a.withARevision, may: members },
  "drafts.edit": { of: a.live, may: members },
  "drafts.discard": { of: a.besideLive, may: contributors, takenDown: { editor: "wrongStatus" } },
  "drafts.bin": { of: a.draft, may: contributors, takenDown: nobodysDraft },
  "expectations.settle": {
    of: a.expectedLive,
    give: { outcome: { is: "cancelled", reason: "It was called off." } },
    may: members,
  },
  "drafts.unbin": { of: a.inTheBin, may: contributors, takenDown: nobodysDraft },
  "reviews.edition": { of: a.draft, may: members },
  "reviews.footing": { of: a.draft, may: members },
  "reviews.comparison": { of: a.inReview, may: members },
  "reviews.submit": { of: a.draft, may: members },
  "reviews.takeBack": { of: a.inReview, may: members },
  "reviews.approve": { of: a.inReview, may: judges, own: ownWords },
  "reviews.requestChanges": {
    of: a.inReview,
    give: { comment: "Please." },
    may: judges,
    own: ownWords,
  },
  "reviews.withdrawApproval": {
    of: a.approved,
    may: { ...judges, admin: "notApproved" },
    own: { reviewer: "notApproved" },
    takenDown: { admin: "wrongStatus" },
  },
  "reviews.comment": { of: a.draft, give: { text: "Which?" }, may: members, takenDown: "ok" },
  "reviews.resolveComment": { of: a.withAComment, may: members, takenDown: "ok" },
  "reviews.reopenComment": { of: a.withAComment, may: members, takenDown: "ok" },
  "captures.beside": { of: a.draft, may: members, takenDown: "ok" },
  "contradictions.ofEdition": { of: a.draft, may: members, takenDown: "ok" },
  "contradictions.close": {
    of: a.contradicting,
    give: { reason: "Both." },
    may: members,
    takenDown: "contradictionGone",
  },
  "contradictions.reopen": {
    of: a.contradicting,
    may: members,
    takenDown: "contradictionGone",
  },
  "publications.preview": { of: a.draft, may: members },
  "publications.versions": { of: a.live, may: members },
  "publications.live": { of: a.live, may: { ...members, siteAdmin: "ok" } },
  "publications.publish": { of: a.approved, may: members },
  "publications.press": { of: a.live, may: { ...members, siteAdmin: "ok" }, takenDown: "ok" },
  "publications.takeDown": { of: a.live, give: { reason: "other" }, may: bySiteAdminsToo },
  "publications.askToRestore": { of: a.takenDown, may: judges, takenDown: "ok" },
  "publications.confirmRestore": {
    of: a.askedToRestore,
    may: judges,
    takenDown: { writer: "wrongStatus", editor: "wrongStatus" },
  },
};

/** What one does in a tracker, on one's own and on another. Nobody acts on themselves. */
const trackers: Record<string, Row> = {
  "works.create": { of: a.tracker, give: { kind: "article" }, may: members },
  "works.measures": { of: a.entryOfMeasures, may: members },
  "entities.makePage": { of: a.entityWithoutPage, may: members },
  "reports.bringIn": {
    of: a.tracker,
    give: {
      ...report,
      unticked: [],
      datedOn: "2025-08-26",
      source: { publisher: "A paper", title: "", url: "" },
      events: [a.eventTaken],
    },
    may: members,
  },
  "imports.read": {
    of: a.tracker,
    give: { name: "a.csv", text: "Title,Date\nA,1998" },
    may: members,
  },
  "imports.one": { of: a.fileRead, may: theWriter },
  "imports.refused": { of: a.fileRead, may: theWriter },
  "imports.check": {
    of: a.fileRead,
    give: { columns: ["title", "date"], duplicates: "kept" },
    may: theWriter,
  },
  "imports.goOn": { of: a.fileRead, may: theWriter },
  "imports.undo": { of: a.fileBroughtIn, may: theWriter },
  "imports.forget": { of: a.fileRead, may: theWriter },
  "sources.search": { of: a.tracker, may: members },
  "sources.origins": { of: a.tracker, may: members },
  "sources.create": { of: a.tracker, give: a.sourceFields, may: members },
  "sources.one": { of: a.source, may: members },
  "sources.page": { of: a.source, may: members },
  "sources.checkLink": { of: a.sourceOnTheWeb, may: members },
  "sources.update": { of: a.source, give: { ...a.sourceFields, title: "Other" }, may: members },
  "captures.ofSource": { of: a.source, may: members },
  "captures.read": { of: a.capture, may: members },
  "captures.take": { of: a.sourceOnTheWeb, may: members },
  "captures.show": { of: a.capture, give: { was: null }, may: members },
  "registers.read": {
    of: a.tracker,
    give: { fileName: "register.csv", file: a.registerFile },
    may: members,
  },
  "registers.one": { of: a.registerEntered, may: members },
  "registers.rows": { of: a.registerEntered, give: { show: "all" }, may: members },
  "registers.anomalies": { of: a.registerEntered, may: members },
  "registers.makeEntry": { of: a.registerRead, give: { headline: "Parties" }, may: theWriter },
  "people.ofTracker": { of: a.tracker, may: trackerAdmins },
  "people.changeRole": {
    of: a.member,
    give: { role: "reviewer" },
    may: trackerAdmins,
    own: { admin: "notYourself" },
  },
  "people.remove": { of: a.member, may: trackerAdmins, own: { admin: "notYourself" } },
  "people.suspend": { of: a.member, may: trackerAdmins, own: notYourself },
  "people.reinstate": { of: a.suspendedMember, may: trackerAdmins },
  "invitations.ofTracker": { of: a.tracker, may: trackerAdmins },
  "invitations.invite": { of: a.newcomer, give: { role: "editor" }, may: trackerAdmins },
  "invitations.revoke": { of: a.invitation, may: trackerAdmins },
  "resets.make": { of: a.member, may: trackerAdmins, own: notYourself },
};

/** What is one's own, everybody's, or the whole site's. */
const others: Record<string, Row> = {
  "works.list": { of: something, may: signedIn },
  "works.mine": { of: nothing, may: signedIn },
  "works.search": { of: something, give: { search: "a" }, may: signedIn },
  "works.writers": { of: nothing, may: signedIn },
  "expectations.title": {
    of: something,
    give: { workId: a.condition.workId },
    may: signedIn,
  },
  "expectations.read": {
    of: something,
    give: { workId: a.condition.workId, condition: a.condition },
    may: signedIn,
  },
  "works.readDate": { of: something, give: { typed: "1998" }, may: signedIn },
  "reports.read": { of: something, give: report, may: signedIn },
  "reports.propose": { of: something, give: { ...report, datedOn: null }, may: signedIn },
  "acts.replaceable": { of: a.pair, may: withARole },
  "imports.list": { of: nothing, may: signedIn },
  "exports.list": { of: nothing, may: signedIn },
  "entities.list": { of: something, may: withARole },
  "entities.one": { of: a.entity, may: withARole },
  "entities.states": { of: something, give: { search: "ru" }, may: withARole },
  "entities.search": { of: something, give: { search: "a" }, may: withARole },
  "entities.byIds": { of: something, give: { ids: [] }, may: withARole },
  "entities.create": { of: a.newState, may: withARole },
  "entities.addState": { of: something, give: { code: "SUHH" }, may: withARole },
  "entities.chooseName": { of: a.aPerson, give: { nameMode: "initials" }, may: withARole },
  "entities.merge": { of: a.recordedTwice, may: withARole },
  "entities.update": { of: a.entityPutRight, may: withARole },
  "sources.list": { of: something, may: signedIn },
  "sources.deadLinks": { of: nothing, may: signedIn },
  "site.settings": { of: nothing, may: siteAdmins },
  "site.setAsking": { of: a.theSite, give: { mayAskOutside: false }, may: siteAdmins },
  "account.mine": { of: nothing, may: signedIn },
  "account.wordsKey": { of: nothing, may: signedIn },
  "account.sessions": { of: nothing, may: signedIn },
  "account.save": { of: something, give: { name: "N", timeZone: "UTC" }, may: signedIn },
  "account.changePassword": { of: a.knownPassword, give: { password }, may: signedIn },
  "account.endSession": { of: a.session, may: signedIn },
  "account.endOtherSessions": { of: nothing, may: signedIn },
  "invitations.link": { of: a.invitationLink, may: anybody },
  "invitations.acceptLink": { of: a.invitationLink, give: { name: "New", password }, may: anybody },
  "invitations.acceptInvitation": { of: a.invitationOfTheirs, may: signedIn },
  "resets.link": { of: a.resetLink, may: anybody },
  "resets.use": { of: a.resetLink, give: { password }, may: anybody },
  "people.everyone": { of: something, may: siteAdmins },
  "people.makeSiteAdmin": { of: a.anAccount, may: siteAdmins },
  "people.removeSiteAdmin": { of: a.aSiteAdmin, may: siteAdmins },
  "trackers.list": { of: nothing, may: signedIn },
  "trackers.every": { of: nothing, may: siteAdmins },
  "trackers.create": { of: something, give: { name: "New" }, may: siteAdmins },
  "trackers.arrange": {
    of: a.freshTracker,
    give: { name: "Renamed", approvals: 2, twoSourcesFrom: "high" },
    may: siteAdmins,
  },
  "trackers.move": { of: a.freshTracker, give: { way: "up" }, may: siteAdmins },
  "trackers.close": { of: a.freshTracker, may: siteAdmins },
  "trackers.reopen": { of: a.closedTracker, may: siteAdmins },
};

/** Every procedure with an input that at least one viewer succeeds with, and what each viewer gets. */
export const rows: (Row & { path: string; kind: Kind })[] = [
  ...listed("work", works),
  ...listed("tracker", trackers),
  ...listed("other", others),
];

function listed(kind: Kind, table: Record<string, Row>) {
  return Object.entries(table).map(([path, row]) => ({ ...row, path, kind }));
}
