// How the stories are told: by Debian's Chromium (or the one `cargo xtask test` found), one at a time, because each
// starts servers of its own and some measure time. `cargo xtask test stories` sets the variables named here.
import { defineConfig } from "@playwright/test";

const ci = Boolean(process.env.CI);
const asRoot = process.getuid?.() === 0;
const plain = `${asRoot ? "--no-sandbox " : ""}--disable-gpu --disable-background-networking --no-first-run`;

export default defineConfig({
  projects: [
    { name: "editor", testDir: "../app/editor" },
    { name: "stories", testDir: "stories" },
  ],
  testMatch: "**/*.story.{mjs,ts}",
  // The sweep still finds faults in looks (its list is in the note) and runs on request, until it finds none.
  testIgnore: process.env.GUICHET_SWEEP ? [] : ["**/sweep.story.mjs"],
  outputDir: "results",
  workers: 1,
  fullyParallel: false,
  forbidOnly: ci,
  // A story that passes only the second time is printed as flaky: a fault to be found, not a reason to stop the line.
  retries: ci ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    headless: true,
    locale: "en-GB",
    timezoneId: "Europe/Brussels",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.GUICHET_CHROMIUM ?? "/usr/bin/chromium",
      args: (process.env.GUICHET_CHROMIUM_ARGS ?? plain).split(" ").filter(Boolean),
    },
  },
});
