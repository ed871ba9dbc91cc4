// What is written is never lost: drafts through a reload, a second window and a sign-out; files up and down.
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import {
  BRAM, INES, MARIEKE, commentText, composer, goToView, listTitle, message, openTicket, replyText, signIn, signOut, subjectOf, undoAfter,
} from "../hands.mjs";

const SUBJECT = "Where is my receipt";
const draftSaved = (page) => composer(page).getByText(/^Draft saved/);

test.beforeEach(async ({ desk }) => {
  for (const person of [INES, BRAM]) await desk.add(person);
});

test("a draft survives a reload, a second window and a sign-out, and two versions are both offered", async ({ desk, browsers }) => {
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "I cannot find it." }));
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await openTicket(page, SUBJECT);
  await replyText(page).click();
  await page.keyboard.type("Your receipt is in the app");
  await expect(draftSaved(page)).toBeVisible();
  await composer(page).getByRole("tab", { name: "Comment" }).click();
  await page.keyboard.type("She asked before");
  await expect(draftSaved(page)).toBeVisible();

  // A reload at once, before the hand has rested.
  await composer(page).getByRole("tab", { name: "Reply" }).click();
  await replyText(page).press("End");
  await page.keyboard.type(", under Rides");
  await page.reload();
  await expect(replyText(page)).toHaveText("Your receipt is in the app, under Rides");
  await composer(page).getByRole("tab", { name: "Comment" }).click();
  await expect(commentText(page)).toHaveText("She asked before");
  await composer(page).getByRole("tab", { name: "Reply" }).click();
  await expect(draftSaved(page)).toBeVisible();

  // A second window of the same person has it; written on in both, neither text is lost.
  const second = await page.context().newPage();
  await second.goto("/");
  await goToView(second, "All open");
  await openTicket(second, SUBJECT);
  await expect(replyText(second)).toHaveText("Your receipt is in the app, under Rides");
  await replyText(second).press("End");
  await second.keyboard.type(" and Payments");
  await expect(draftSaved(second)).toBeVisible();
  browsers.excuse(page, 409);
  await replyText(page).press("End");
  await page.keyboard.type(" and Help");
  await expect(page.getByText("There is another version of this draft")).toBeVisible();
  await expect(replyText(page)).toHaveText("Your receipt is in the app, under Rides and Help");
  await page.getByRole("button", { name: "Use the other version" }).click();
  await expect(replyText(page)).toHaveText("Your receipt is in the app, under Rides and Payments");
  await expect(draftSaved(page)).toBeVisible();
  await second.close();

  // Another person has no part in it; the same person finds it in another browser.
  await signOut(page);
  const elsewhere = await browsers.open();
  await signIn(elsewhere, INES);
  await goToView(elsewhere, "All open");
  await openTicket(elsewhere, SUBJECT);
  await expect(replyText(elsewhere)).toHaveText("Your receipt is in the app, under Rides and Payments");
  const bram = await browsers.open();
  await signIn(bram, BRAM);
  await goToView(bram, "All open");
  await openTicket(bram, SUBJECT);
  await expect(replyText(bram)).toHaveText("");
});

test("sending over a message that was not on screen asks once, and shows it", async ({ desk, browsers }) => {
  const long = Array.from({ length: 60 }, (_, at) => `Ride ${at + 1} is on my bill and I cannot find its receipt.`).join("\n\n");
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: long }));
  const [ines, bram] = [await browsers.open(), await browsers.open()];
  for (const [page, person] of [[ines, INES], [bram, BRAM]]) {
    await signIn(page, person);
    await goToView(page, "All open");
    await openTicket(page, SUBJECT);
  }
  browsers.excuse(ines, 409);
  await replyText(ines).click();
  await ines.keyboard.type("It is in the app");
  await replyText(bram).click();
  await bram.keyboard.type("I send it to you by post");
  await bram.getByRole("button", { name: "Send", exact: true }).click();

  // It came below what Inès reads: said there, and asked when she sends.
  await expect(ines.getByRole("link", { name: "1 new below" })).toBeVisible();
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  await expect(ines.getByText(/^Bram Jacobs wrote .* Read it first\?$/)).toBeVisible();
  await expect(message(ines, INES.name, "reply")).toHaveCount(0);
  await ines.getByRole("button", { name: "Read it", exact: true }).click();
  await expect(message(ines, BRAM.name, "reply")).toBeFocused();
  await expect(message(ines, BRAM.name, "reply")).toBeInViewport();
  await expect(ines.getByRole("link", { name: "1 new below" })).toHaveCount(0);
  await expect(replyText(ines)).toHaveText("It is in the app");
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message(bram, INES.name, "reply")).toBeAttached();
});

test("files go up with a reply and come down from a mail, byte by byte", async ({ desk, browsers }) => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 251));
  const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await desk.receive(letter({
    from: MARIEKE,
    subject: SUBJECT,
    text: "Here is what I have.",
    files: [
      { name: "rit naar België.bin", kind: "application/octet-stream", bytes },
      { name: "lock.png", kind: "image/png", bytes: pixel },
      { name: "page.html", kind: "text/html", bytes: Buffer.from("<script>document.title = 'run'</script>") },
    ],
  }));
  const page = await browsers.open();
  await signIn(page, INES);
  await undoAfter(page, "Not, send at once");
  await goToView(page, "All open");
  await openTicket(page, SUBJECT);
  const received = message(page, MARIEKE.name, "message");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    received.getByRole("link", { name: /^Download rit naar België\.bin/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("rit naar België.bin");
  const sum = (content) => createHash("sha256").update(content).digest("hex");
  expect(sum(await fs.readFile(await download.path()))).toBe(sum(bytes));
  await expect(received.getByRole("link", { name: /^Open the picture lock\.png/ })).toBeVisible();
  await expect.poll(() => received.locator("img.file-picture").evaluate((picture) => picture.naturalWidth)).toBeGreaterThan(0);
  // A page that came by mail is bytes, whatever it calls itself.
  const [harmless] = await Promise.all([
    page.waitForEvent("download"),
    received.getByRole("link", { name: /^Download page\.html/ }).click(),
  ]);
  expect(harmless.suggestedFilename()).toBe("page.html");

  const attach = async (name, content) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), composer(page).getByRole("button", { name: "Attach files" }).click()]);
    await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: content });
  };
  await replyText(page).click();
  await page.keyboard.type("Your receipt is attached");
  await attach("reçu 2026.pdf", bytes);
  await attach("wrong.txt", Buffer.from("not this one"));
  await expect(composer(page).getByText("reçu 2026.pdf")).toBeVisible();
  await composer(page).getByRole("button", { name: "Remove wrong.txt" }).click();
  await expect(composer(page).getByText("wrong.txt")).toHaveCount(0);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const reply = message(page, INES.name, "reply");
  await expect(reply.getByRole("link", { name: /^Download reçu 2026\.pdf/ })).toBeVisible();
  const [sent] = await desk.post.take(1);
  expect(sent.files.map((file) => file.name)).toEqual(["reçu 2026.pdf"]);
  expect(sum(sent.files[0].bytes)).toBe(sum(bytes));
  await page.reload();
  await expect(subjectOf(page)).toHaveText(SUBJECT);
  await expect(reply.getByRole("link", { name: /^Download reçu 2026\.pdf/ })).toBeVisible();
  await expect(listTitle(page)).toHaveText("All open");
});
