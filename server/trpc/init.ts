import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal, type RefusalCode } from "@/server/errors";
import { isAllStorable } from "@/server/text/storable";
import { sparingly } from "./sparingly";

type Context = { db: Db; viewer: Viewer | null };

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  // Only a refusal's code and what its words name cross to the browser; never a stack or a database's words.
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: error.cause instanceof Refusal ? error.cause.code : error.code,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      told: error.cause instanceof Refusal ? error.cause.told : {},
    },
  }),
});

const trpcCode = {
  notFound: "NOT_FOUND",
  notAllowed: "FORBIDDEN",
  ownWords: "FORBIDDEN",
  wrongStatus: "PRECONDITION_FAILED",
  stale: "CONFLICT",
  textChanged: "CONFLICT",
  nothingWritten: "PRECONDITION_FAILED",
  headlineMissing: "PRECONDITION_FAILED",
  commentMissing: "PRECONDITION_FAILED",
  notEnoughApprovals: "PRECONDITION_FAILED",
  alreadyApproved: "PRECONDITION_FAILED",
  notApproved: "PRECONDITION_FAILED",
  secondPersonNeeded: "FORBIDDEN",
  publishedOnce: "PRECONDITION_FAILED",
  pageStays: "PRECONDITION_FAILED",
  binned: "PRECONDITION_FAILED",
  nothingChanged: "PRECONDITION_FAILED",
  dateUnread: "PRECONDITION_FAILED",
  citationMissing: "PRECONDITION_FAILED",
  factsInReview: "CONFLICT",
  reportEmpty: "PRECONDITION_FAILED",
  reportTooLarge: "PRECONDITION_FAILED",
  reportNotText: "PRECONDITION_FAILED",
  reportDateImpossible: "PRECONDITION_FAILED",
  sourceStale: "CONFLICT",
  wordingMissing: "BAD_REQUEST",
  bodyRefused: "BAD_REQUEST",
  linkDead: "PRECONDITION_FAILED",
  emailTaken: "CONFLICT",
  tooManyAttempts: "TOO_MANY_REQUESTS",
  wrongPassword: "FORBIDDEN",
  notYourself: "FORBIDDEN",
  lastSiteAdmin: "PRECONDITION_FAILED",
  alreadyMember: "CONFLICT",
  trackerClosed: "PRECONDITION_FAILED",
  nameTaken: "CONFLICT",
  codeTaken: "CONFLICT",
  yearUnread: "PRECONDITION_FAILED",
  yearsReversed: "PRECONDITION_FAILED",
  actsMissing: "PRECONDITION_FAILED",
  actUnfinished: "PRECONDITION_FAILED",
  actUndated: "PRECONDITION_FAILED",
  effectBeforeAct: "PRECONDITION_FAILED",
  reasonMissing: "PRECONDITION_FAILED",
  supersedesItself: "PRECONDITION_FAILED",
  supersedesUnknown: "PRECONDITION_FAILED",
  actTwice: "PRECONDITION_FAILED",
  actRecorded: "CONFLICT",
  actPublished: "PRECONDITION_FAILED",
  measuresMissing: "PRECONDITION_FAILED",
  measureUnfinished: "PRECONDITION_FAILED",
  measureUndated: "PRECONDITION_FAILED",
  numberUnread: "PRECONDITION_FAILED",
  measureTwice: "PRECONDITION_FAILED",
  twoSourcesNeeded: "PRECONDITION_FAILED",
  contradictionOpen: "PRECONDITION_FAILED",
  contradictionGone: "CONFLICT",
  reasonNeeded: "PRECONDITION_FAILED",
  pageElsewhere: "CONFLICT",
  awaitedMissing: "PRECONDITION_FAILED",
  conditionCircle: "PRECONDITION_FAILED",
  notExpected: "PRECONDITION_FAILED",
  whenMissing: "PRECONDITION_FAILED",
  notYet: "PRECONDITION_FAILED",
  whyMissing: "PRECONDITION_FAILED",
  notPostponed: "PRECONDITION_FAILED",
  importEmpty: "PRECONDITION_FAILED",
  importTooLarge: "PRECONDITION_FAILED",
  importTooManyRows: "PRECONDITION_FAILED",
  importNotText: "PRECONDITION_FAILED",
  importEncoding: "PRECONDITION_FAILED",
  importBroken: "PRECONDITION_FAILED",
  importUnknown: "PRECONDITION_FAILED",
  importNothing: "PRECONDITION_FAILED",
  registerTooLarge: "PRECONDITION_FAILED",
  registerEmpty: "PRECONDITION_FAILED",
  registerWithoutRows: "PRECONDITION_FAILED",
  registerUnread: "PRECONDITION_FAILED",
  registerColumns: "PRECONDITION_FAILED",
  registerMade: "CONFLICT",
  registerNothing: "PRECONDITION_FAILED",
  nameNarrowed: "PRECONDITION_FAILED",
  sourceNarrowed: "PRECONDITION_FAILED",
  nameWithheld: "PRECONDITION_FAILED",
  pseudonymTells: "PRECONDITION_FAILED",
  personStays: "PRECONDITION_FAILED",
  entryMerged: "CONFLICT",
  mergeApart: "PRECONDITION_FAILED",
  codesDiffer: "CONFLICT",
  namedApart: "PRECONDITION_FAILED",
  pageNotLive: "PRECONDITION_FAILED",
  askingOff: "PRECONDITION_FAILED",
  sourceProtected: "PRECONDITION_FAILED",
  addressMissing: "PRECONDITION_FAILED",
  notAnswered: "PRECONDITION_FAILED",
  capturesBusy: "TOO_MANY_REQUESTS",
  captureDamaged: "PRECONDITION_FAILED",
  tooManyChecks: "TOO_MANY_REQUESTS",
  siteStale: "CONFLICT",
} as const satisfies Record<RefusalCode, TRPCError["code"]>;

const refusalsBecomeTrpcErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof Refusal) {
    const refusal = result.error.cause;
    throw new TRPCError({ code: trpcCode[refusal.code], message: refusal.code, cause: refusal });
  }
  return result;
});

/** What PostgreSQL cannot keep is refused in words before any command sees it. Refuses `bodyRefused`. */
const inputCanBeKept = t.middleware(async ({ getRawInput, next }) => {
  if (!isAllStorable(await getRawInput())) throw new Refusal("bodyRefused");
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For people who hold a one-use link and no account yet. */
export const openProcedure = t.procedure.use(refusalsBecomeTrpcErrors).use(inputCanBeKept);

export const deskProcedure = openProcedure.use(({ ctx, next }) => {
  if (!ctx.viewer) throw new TRPCError({ code: "UNAUTHORIZED" });
  const { viewer } = ctx;
  return sparingly(() => next({ ctx: { viewer } }));
});
