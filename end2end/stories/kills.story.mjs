// Ten deaths while mails and replies flow (safety.md R1); `node faults/kills.mjs --kills 200` is the long run.
import { expect, test } from "@playwright/test";
import { run, summary } from "../faults/kills.mjs";

test("kill -9 at ten moments loses nothing and doubles nothing it should not", async () => {
  test.setTimeout(420_000);
  const found = await run({ kills: 10 });
  console.log(summary(found));
  expect(found.wrong).toEqual([]);
  expect(found.mails, "mails flowed").toBeGreaterThan(20);
  expect(found.replies, "replies flowed").toBeGreaterThan(10);
});
