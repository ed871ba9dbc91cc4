// Choices of a person and of a desk: they hold after another sign-in, and nothing that was typed is lost in silence.
import { expect, test } from "../story.mjs";
import { BRAM, INES, dialog, fillSignIn, goTo, listTitle, settings, signIn, signOut, toast } from "../hands.mjs";

test.beforeEach(async ({ desk }) => {
  for (const person of [INES, BRAM]) await desk.add(person);
});

test("language, theme, zone, undo and single keys hold after signing in again", async ({ browsers }) => {
  const page = await browsers.open();
  await signIn(page, INES);
  await settings(page, "Preferences");
  await page.getByLabel("Language", { exact: true }).selectOption("Français");
  await expect(page.locator("#settings-heading")).toHaveText("Préférences");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByLabel("Thème").selectOption("Sombre");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByLabel("Fuseau horaire").fill("America/Montreal");
  await page.getByLabel("Reprendre une réponse").selectOption("Pendant 30 secondes");
  await page.getByLabel("Raccourcis à une touche").uncheck();
  await expect(page.getByText("5 modifications non enregistrées")).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer les modifications" }).click();
  await expect(page.getByText("5 modifications non enregistrées")).toBeHidden();

  const other = await browsers.open();
  await other.goto("/");
  await fillSignIn(other, INES);
  await expect(listTitle(other)).toHaveText("Attribués à moi");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await other.getByRole("navigation", { name: "Rubriques" }).filter({ visible: true }).getByRole("link", { name: "Réglages", exact: true }).click();
  await expect(other.getByLabel("Langue", { exact: true })).toHaveValue("fr");
  await expect(other.getByLabel("Fuseau horaire")).toHaveValue("America/Montreal");
  await expect(other.getByLabel("Reprendre une réponse")).toHaveValue("30");
  await expect(other.getByLabel("Raccourcis à une touche")).not.toBeChecked();

  // Single keys are off: C types nothing and opens nothing. Ctrl+K still works.
  await other.getByRole("navigation", { name: "Rubriques" }).filter({ visible: true }).getByRole("link", { name: "Tickets", exact: true }).click();
  await expect(listTitle(other)).toHaveText("Attribués à moi");
  await other.keyboard.press("c");
  await expect(dialog(other, "Créer un ticket")).toBeHidden();
  await other.keyboard.press("Control+k");
  await expect(dialog(other, "Recherche et commandes")).toBeVisible();
});

test("a zone that does not exist is said at its field, and leaving with changes asks", async ({ browsers }) => {
  const page = await browsers.open();
  await signIn(page, INES);
  await settings(page, "Preferences");
  browsers.excuse(page, 422);
  await page.getByLabel("Time zone").fill("Europe/Atlantis");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Choose one of the list")).toBeVisible();
  await expect(page.getByLabel("Time zone")).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Devices and password" }).click();
  const asking = dialog(page, "Leave without saving?");
  await expect(asking).toContainText("1 change not saved");
  await asking.getByRole("button", { name: "Stay here" }).click();
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Atlantis");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Brussels");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Devices and password" }).click();
  await expect(page.locator("#settings-heading")).toHaveText("Devices and password");
});

test("theme and language change at once from the menu in the rail", async ({ browsers }) => {
  const page = await browsers.open();
  await signIn(page, INES);
  const loads = browsers.loads(page);
  await page.getByRole("button", { name: /, your account$/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: /, your account$/ }).click();
  await page.getByRole("menuitemradio", { name: "Nederlands" }).click();
  await expect(listTitle(page)).toHaveText("Aan mij toegewezen");
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  expect(browsers.loads(page)).toBe(loads);
  await page.reload();
  await expect(listTitle(page)).toHaveText("Aan mij toegewezen");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("people and teams are set up, and somebody who may no longer sign in is out at once", async ({ browsers }) => {
  const [ines, bram] = [await browsers.open(), await browsers.open()];
  await signIn(bram, BRAM);
  await signIn(ines, INES);
  await settings(ines, "Teams");
  await ines.getByLabel("Name of the team").fill("Night shift");
  await ines.getByRole("button", { name: "Add a team" }).click();
  await expect(ines.getByRole("listitem").filter({ hasText: "Night shift" })).toContainText("0 people");
  await settings(ines, "People");

  // Fields that are wrong say so where they are.
  browsers.excuse(ines, 422);
  await ines.getByRole("button", { name: "Add a person" }).click();
  const adding = dialog(ines, "Add a person");
  await adding.getByLabel("Name", { exact: true }).fill("Noor Haddad");
  await adding.getByLabel("E-mail address").fill(BRAM.email);
  await adding.getByLabel("First password").fill("drie gele pompen");
  await adding.getByRole("button", { name: "Add a person" }).click();
  await expect(adding.getByText("This is already in use")).toBeVisible();
  await adding.getByLabel("E-mail address").fill("noor@pedalune.example");
  await adding.getByLabel("Role").selectOption("Admin");
  await adding.getByLabel("Night shift").check();
  await adding.getByRole("button", { name: "Add a person" }).click();
  const row = ines.getByRole("row", { name: "Noor Haddad" });
  await expect(row).toContainText("Admin");
  await expect(row).toContainText("Night shift");
  await expect(row).toContainText("Never");
  const noor = await browsers.open();
  await signIn(noor, { email: "noor@pedalune.example", password: "drie gele pompen" });
  await settings(noor, "People");
  await expect(noor.getByRole("row", { name: INES.name })).toContainText("Super admin");

  browsers.excuse(bram, 401, 422);
  await ines.getByRole("button", { name: `Change ${BRAM.name}` }).click();
  await dialog(ines, `Change ${BRAM.name}`).getByLabel("May no longer sign in").check();
  await dialog(ines, `Change ${BRAM.name}`).getByRole("button", { name: "Save" }).click();
  await expect(ines.getByRole("row", { name: BRAM.name })).toContainText("Signed off");
  await expect(bram.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: 15_000 });
  await fillSignIn(bram, BRAM);
  await expect(bram.getByText("E-mail address or password is wrong").first()).toBeVisible();

  // The last super admin stays one.
  await ines.getByRole("button", { name: `Change ${INES.name}` }).click();
  await dialog(ines, `Change ${INES.name}`).getByLabel("Role").selectOption("Agent");
  await dialog(ines, `Change ${INES.name}`).getByRole("button", { name: "Save" }).click();
  await expect(dialog(ines, `Change ${INES.name}`).getByText("The desk needs at least one super admin")).toBeVisible();
});

test("the desk has the name that was given it", async ({ browsers }) => {
  const page = await browsers.open();
  await signIn(page, INES);
  await settings(page, "General");
  await page.getByLabel("Name of the desk").fill("Pédalune Ostend");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveTitle(/ · Pédalune Ostend$/);
  await goTo(page, "Tickets");
  await expect(page.locator(".sidebar-name")).toHaveText("Pédalune Ostend");
  await signOut(page);
  await expect(page).toHaveTitle(/ · Pédalune Ostend$/);
  await expect(toast(page)).toHaveCount(0);
});
