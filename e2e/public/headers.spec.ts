import { expect, type Response } from "@playwright/test";
import { test } from "@/e2e/steps/newsroom";

const kept = "private, no-store";

test("every answer of a visit says how it may be read and who may keep it", async ({
  newsroom: { editor },
}) => {
  const answers: Response[] = [];
  editor.on("response", (response) => answers.push(response));
  await editor.goto("/desk/account");
  await editor.goto("/en");
  await editor.goto("/en/articles/never-was");
  for (const address of ["/api/auth/session", "/api/auth/csrf", "/icon.svg", "/desk/x/foo.css"])
    await editor.goto(address);
  await editor.goto("/api/trpc/account.mine");

  const paths = answers.map((answer) => new URL(answer.url()).pathname);
  expect(paths.filter((path) => path.startsWith("/_next/static/")).length).toBeGreaterThan(0);
  for (const [at, answer] of answers.entries()) {
    const path = paths[at] ?? "";
    const headers = await answer.allHeaders();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    if (/^\/(desk|api)(\/|$)/.test(path)) expect(headers["cache-control"], path).toBe(kept);
    if (path.startsWith("/_next/static/")) expect(headers["cache-control"]).toContain("immutable");
  }
  await editor.goto("/desk");
});

test("the cookies of a session are out of reach of scripts and of other sites", async ({
  newsroom: { editor },
}) => {
  const cookies = (await editor.context().cookies()).filter(({ name }) => name.includes("vigil."));
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    "vigil.callback",
    "vigil.csrf",
    "vigil.known",
    "vigil.session",
  ]);
  for (const { name, httpOnly, sameSite, path } of cookies)
    expect({ name, httpOnly, sameSite, path }).toEqual({
      name,
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
    });
});
