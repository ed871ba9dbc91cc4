// The door: who is let in, who is told what, and that it opens without any script of ours.
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import { BRAM, INES, MARIEKE, awake, fillSignIn, goToView, listTitle, openTicket, settings, signIn, signOut, subjectOf } from "../hands.mjs";

test.beforeEach(async ({ desk }) => {
  for (const person of [INES, BRAM]) await desk.add(person);
});

test("a wrong password is refused in words, too many tries are stopped, and a known browser still gets in", async ({ browsers }) => {
  test.setTimeout(90_000);
  // Inès has signed in from here before.
  const known = await browsers.open();
  await signIn(known, INES);
  await signOut(known);

  const stranger = await browsers.open();
  browsers.excuse(stranger, 401, 422, 429);
  await stranger.goto("/");
  await fillSignIn(stranger, { ...INES, password: "not her password" });
  const problem = stranger.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problem).toContainText("E-mail address or password is wrong");
  await expect(problem).toBeFocused();
  await expect(stranger.getByLabel("E-mail address")).toHaveValue(INES.email);
  // Somebody who is not there is refused in the same words.
  await fillSignIn(stranger, { email: "nobody@pedalune.example", password: "not her password" });
  await expect(problem).toContainText("E-mail address or password is wrong");
  for (let tries = 0; tries < 12; tries += 1) {
    if (await problem.getByText("Too many tries").isVisible()) break;
    await Promise.all([
      stranger.waitForResponse((response) => response.url().includes("/api/session/sign-in")),
      fillSignIn(stranger, { ...INES, password: `guess number ${tries}` }),
    ]);
    await stranger.waitForTimeout(50);
  }
  await expect(problem).toContainText("Too many tries. Wait a few minutes, then try again");
  // The right password is not tried either: nobody learns from the answer whether it was right.
  await fillSignIn(stranger, INES);
  await expect(problem).toContainText("Too many tries");

  await fillSignIn(known, INES);
  await expect(listTitle(known)).toHaveText("Assigned to me");
});

test("without JavaScript: refused in words, signed in by a form, list and ticket are read", async ({ desk, browsers }) => {
  await desk.receive(letter({ from: MARIEKE, subject: "Station full", text: "No free lock at the theatre.\n\nMarieke" }));
  const writer = await browsers.open();
  await signIn(writer, BRAM);
  await goToView(writer, "All open");
  await expect(writer.getByRole("row", { name: "Station full" })).toBeVisible();

  const page = await browsers.open({ javaScriptEnabled: false });
  browsers.excuse(page, 401, 422);
  await page.goto("/");
  await fillSignIn(page, { ...INES, password: "not her password" });
  await expect(page.getByText("There is a problem")).toBeVisible();
  await expect(page.getByText("E-mail address or password is wrong").first()).toBeVisible();
  await fillSignIn(page, INES);
  await expect(listTitle(page)).toHaveText("Assigned to me");
  await goToView(page, "All open");
  await expect(page.getByRole("row", { name: "Station full" })).toBeVisible();
  await expect(page.locator(".list-count")).toHaveText("1");
  await page.getByRole("row", { name: "Station full" }).getByRole("link").click();
  await expect(subjectOf(page)).toHaveText("Station full");
  await expect(page.locator(".message-body")).toContainText("No free lock at the theatre.");
  await expect(page.locator("#ticket-status")).toContainText("New");

  // The language of a stranger is a link.
  const other = await browsers.open({ javaScriptEnabled: false });
  await other.goto("/");
  await other.getByRole("link", { name: "Nederlands" }).click();
  await expect(other.getByRole("heading", { name: "Aanmelden" })).toBeVisible();
  await other.goto("/");
  await expect(other.getByRole("heading", { name: "Aanmelden" })).toBeVisible();
});

test("a nonsense address gets a calm page with a way home, for strangers and for staff", async ({ browsers }) => {
  const page = await browsers.open();
  browsers.excuse(page, 400, 401, 404, 405);
  for (const known of [false, true]) {
    if (known) await signIn(page, INES);
    for (const nonsense of ["/no/such/page", "/views/nowhere/at/all", "/%F0%9F%9A%B2", "/settings/people/7", "/..%2f..%2fetc/passwd"]) {
      const response = await page.goto(nonsense);
      expect([400, 401, 404, 405], `${nonsense}: ${response.status()}`).toContain(response.status());
    }
    const response = await page.goto("/no/such/page?a=b");
    expect(response.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await expect(page).toHaveTitle(/^Page not found · /);
    await page.getByRole("main").getByRole("link").click();
    await expect(known ? listTitle(page) : page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  }
  await page.goto("/views/nowhere");
  await expect(page.getByText("There is no such view")).toBeVisible();
  await page.getByRole("link", { name: /^Assigned to me/ }).first().click();
  await expect(listTitle(page)).toHaveText("Assigned to me");
});

test("the first run is gone once somebody has an account", async ({ desk, browsers }) => {
  const page = await browsers.open();
  browsers.excuse(page, 404);
  const before = desk.firstRun;
  expect(before).toContain("/first-run?token=");
  expect((await page.goto(before)).status()).toBe(404);
  await desk.restart();
  expect(desk.firstRun, "not even printed any more").toBe("");
  const response = await page.goto("/first-run?token=anything");
  expect(response.status()).toBe(404);
});

test("a sign-in ended elsewhere ends here at once, and comes back to the same place", async ({ desk, browsers }) => {
  await desk.receive(letter({ from: MARIEKE, subject: "Station full", text: "No free lock at the theatre." }));
  const [laptop, phone] = [await browsers.open(), await browsers.open()];
  await signIn(laptop, INES);
  await signIn(phone, INES);
  await goToView(phone, "All open");
  await openTicket(phone, "Station full");
  browsers.excuse(phone, 401);
  const place = phone.url();
  await settings(laptop, "Devices and password");
  const others = laptop.getByRole("listitem").filter({ hasNotText: "This device" }).filter({ has: laptop.getByRole("button", { name: /^Sign out / }) });
  await expect(others).toHaveCount(1);
  await others.getByRole("button").click();
  await expect(others).toHaveCount(0);
  await expect(phone.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await fillSignIn(phone, INES);
  await expect(subjectOf(phone)).toHaveText("Station full");
  expect(phone.url()).toBe(place);
  await awake(phone);
  await phone.waitForTimeout(1_000); // its line is open by then

  // A new password ends all others.
  await laptop.getByLabel("Current password").fill(INES.password);
  await laptop.getByLabel("New password").fill("negen groene fietsen");
  await laptop.getByRole("button", { name: "Change password" }).click();
  await expect(laptop.locator(".toast")).toContainText("Password changed, other devices are signed out");
  await expect(phone.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await fillSignIn(phone, { ...INES, password: "negen groene fietsen" });
  await expect(subjectOf(phone)).toHaveText("Station full");
});
