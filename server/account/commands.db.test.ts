import { afterAll, describe, expect, test } from "vitest";
import { hashPassword } from "@/server/auth/secrets";
import { db, person } from "@/server/testing/newsroom";
import { openSession } from "./commands";

afterAll(() => db.$disconnect());

const password = "a sentence of their own";
const guess = "a sentence of a stranger";

async function anOwner() {
  const { id, email } = await person(null);
  await db.user.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
  return email;
}

type From = { address: string; word?: string; mark?: string | null };

const tries = (email: string, { address, word = guess, mark = null }: From) =>
  openSession(db, { email, password: word, address, agent: "", mark });

/** What came of an attempt: `in`, `wrong`, or the refusal. */
const outcome = (attempt: ReturnType<typeof openSession>) =>
  attempt.then(
    (opened) => (opened ? "in" : "wrong"),
    (refusal: Error) => refusal.message,
  );

/** An address of its own in every test. */
let networks = 0;
const aNetwork = () => {
  networks++;
  return `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`;
};

describe("signing in", () => {
  test("is refused to one address after ten wrong passwords, and not to another", async () => {
    const email = await anOwner();
    const address = aNetwork();
    for (let n = 0; n < 10; n++) expect(await outcome(tries(email, { address }))).toBe("wrong");
    const right = { address, word: password };
    expect(await outcome(tries(email, right))).toBe("tooManyAttempts");
    expect(await outcome(tries(email, { ...right, address: aNetwork() }))).toBe("in");
  });

  test("is refused to one address that tries many accounts, none of which need exist", async () => {
    const address = aNetwork();
    const outcomes = await Promise.all(
      Array.from({ length: 70 }, (_, n) => outcome(tries(`${n}@nobody.example`, { address }))),
    );
    expect(outcomes.filter((each) => each === "wrong")).toHaveLength(60);
    expect(outcomes.filter((each) => each === "tooManyAttempts")).toHaveLength(10);
  });

  test("with the right password never runs out, for twenty people in one room", async () => {
    const address = aNetwork();
    const email = await anOwner();
    for (let n = 0; n < 70; n++)
      expect(await outcome(tries(email, { address, word: password }))).toBe("in");
  });

  test("cannot be taken from its owner by a thousand guesses from a hundred addresses", async () => {
    const email = await anOwner();
    const home = await tries(email, { address: aNetwork(), word: password });
    const addresses = Array.from({ length: 100 }, aNetwork);
    const attack = Array.from({ length: 1000 }, (_, n) =>
      outcome(tries(email, { address: addresses[n % 100] ?? "" })),
    );
    const fromHome = { address: aNetwork(), word: password, mark: home?.mark };
    expect(await outcome(tries(email, fromHome))).toBe("in");

    const outcomes = await Promise.all(attack);
    // Twenty at once, one a second from then on, and a few who waited.
    expect(outcomes.filter((each) => each === "wrong").length).toBeLessThan(40);
    expect(await outcome(tries(email, { address: aNetwork(), word: password }))).toBe("in");
  });

  test("in a browser its owner left behind is limited too", async () => {
    const email = await anOwner();
    const home = await tries(email, { address: aNetwork(), word: password });
    const here = { mark: home?.mark };
    for (let n = 0; n < 10; n++)
      expect(await outcome(tries(email, { address: aNetwork(), ...here }))).toBe("wrong");
    const more = tries(email, { address: aNetwork(), ...here });
    expect(await outcome(more)).toBe("tooManyAttempts");
  });

  test("gains nothing from the mark of another account", async () => {
    const [email, other] = [await anOwner(), await anOwner()];
    const stranger = await tries(other, { address: aNetwork(), word: password });
    const address = aNetwork();
    for (let n = 0; n < 10; n++) await tries(email, { address });
    const marked = tries(email, { address, mark: stranger?.mark });
    expect(await outcome(marked)).toBe("tooManyAttempts");
  });
});
