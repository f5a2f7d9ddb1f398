import { isIP } from "node:net";
import { RateLimiterMemory, RateLimiterQueue } from "rate-limiter-flexible";
import { Refusal } from "@/server/errors";
import { tokenHash } from "./secrets";

const duration = 15 * 60;
const perBrowser = new RateLimiterMemory({ points: 10, duration });
const perAccountAndNetwork = new RateLimiterMemory({ points: 10, duration });
const perNetwork = new RateLimiterMemory({ points: 60, duration });
const perAccount = new RateLimiterMemory({ points: 20, duration });
const perPasswordChange = new RateLimiterMemory({ points: 10, duration });

// An account that is being guessed from everywhere is tried once a second, with a few waiting for their turn.
const turns = new RateLimiterQueue(new RateLimiterMemory({ points: 1, duration: 1 }), {
  maxQueueSize: 4,
});

export type Attempt = {
  /** Folded, whether or not there is such an account. */
  email: string;
  address: string;
  /** The mark of a browser this account has signed in with before, else null. */
  knownBrowser: string | null;
};

/**
 * Counts an attempt to sign in before its password is looked at, so that a thousand at once are counted too.
 * Guessing is held to ten attempts from one network on one account and sixty in all, each in fifteen minutes; from many
 * networks, to one a second. None of this touches a browser the person has signed in with: it has ten attempts of its
 * own, and nobody can use them up from elsewhere. Refuses `tooManyAttempts`.
 */
export async function spendAttempt(attempt: Attempt): Promise<void> {
  if (attempt.knownBrowser) return spend(perBrowser, attempt.knownBrowser);
  const network = networkOf(attempt.address);
  await spend(perNetwork, network);
  await spend(perAccountAndNetwork, `${network} ${attempt.email}`);
  await perAccount.consume(attempt.email).catch(() => waitForTurn(attempt.email));
}

/** The right password was no guess: it gives back what its attempt took. */
export async function giveBack({ email, address, knownBrowser }: Attempt): Promise<void> {
  if (knownBrowser) return void (await perBrowser.delete(knownBrowser));
  const network = networkOf(address);
  await perAccountAndNetwork.delete(`${network} ${email}`);
  await perNetwork.reward(network);
  await perAccount.reward(email);
}

/** Refuses `tooManyAttempts` after ten wrong old passwords in fifteen minutes. */
export const spendPasswordChange = (personId: string) => spend(perPasswordChange, personId);

export const giveBackPasswordChange = (personId: string) => perPasswordChange.delete(personId);

const refuse = () => {
  throw new Refusal("tooManyAttempts");
};

async function spend(limiter: RateLimiterMemory, key: string) {
  await limiter.consume(key).catch(refuse);
}

// The queues are never forgotten, so their number is bounded; who shares one with an account under attack only waits.
async function waitForTurn(email: string) {
  await turns.removeTokens(1, tokenHash(email).slice(0, 3)).catch(refuse);
}

/** The address, or of IPv6 the /64 it is in: one household or server has all of those (RFC 6177). */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = new URL(`http://[${address.split("%")[0]}]`).hostname
    .slice(1, -1)
    .split("::");
  const groups = [head, tail ?? ""].map((part) => part.split(":").filter(Boolean));
  const missing = 8 - groups.flat().length;
  const zeros = Array<string>(missing).fill("0");
  return [...(groups[0] ?? []), ...zeros, ...(groups[1] ?? [])].slice(0, 4).join(":");
}
