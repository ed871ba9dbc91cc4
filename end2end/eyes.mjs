// What a careful eye checks on any page: nothing wider than the window, no words cut, nothing untranslated, nothing that axe finds.
// Runs in the page; knows no story.
import fs from "node:fs";
import { createRequire } from "node:module";

const tool = createRequire(import.meta.url).resolve("@axe-core/playwright");
const axe = fs.readFileSync(createRequire(tool).resolve("axe-core/axe.min.js"), "utf8");

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** May end in an ellipsis (design: only snippets, row subjects, table cells and names people typed). */
const MAY_BE_CUT = ".ticket-row-snippet, .ticket-row-subject, .ticket-row-name, td, .sidebar-name, .file-name, .chip-name, .entry-name, " +
  ".palette-name, .menu-item-words, .combobox-option, .message-author, .facts-name, #ticket-owner, #ticket-about, #filter-owner, code";

/** Written by people, or the same in every language. */
const NOT_OURS = ".ticket-row-name, .ticket-row-subject, .ticket-row-snippet, .ticket-subject, .message-author, .message-body, .quoted-text, " +
  ".mail-frame, .composer-editor, .facts-name, .facts-row dd, .file-name, .file-size, .chip-name, .sidebar-name, .avatar, .key, kbd, code, time, " +
  "datalist, script, style, noscript, .entry-note, .copyable";

/** axe's findings as lines. `rules`: only these. */
export async function faults(page, rules) {
  // Not as an element: the page's policy would refuse it, and rightly.
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axe);
  return page.evaluate(async ({ tags, rules }) => {
    const found = await window.axe.run(document, {
      runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: tags },
      resultTypes: ["violations"],
      iframes: false,
    });
    return found.violations.flatMap((one) =>
      one.nodes.map((node) => `axe ${one.id}: ${one.help} at ${node.target.join(" ")} ${node.html.slice(0, 140)} ${node.any.concat(node.all).map((check) => check.message).join("; ").slice(0, 200)}`));
  }, { tags: WCAG, rules });
}

/** Words that are cut and pages that are too wide, as lines; with `names`, also what the pseudo language does not bracket. */
export function look(page, { names } = {}) {
  return page.evaluate(({ mayBeCut, notOurs, names }) => {
    const lines = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility());
      lines.push(`${root.scrollWidth - innerWidth} px wider than the window: ${wide.slice(0, 3).map((one) => one.tagName + "." + one.className).join(", ")}`);
    }
    const place = (one) => `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ""}${one.className && typeof one.className === "string" ? `.${one.className.split(" ")[0]}` : ""}`;
    const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.data.trim() && text.parentElement && seen(text.parentElement)) texts.push(text);
    }

    // Cut: the text reaches past an edge of something that hides what is past it.
    const range = document.createRange();
    for (const text of texts) {
      const own = text.parentElement;
      if (own.closest(`${mayBeCut}, .unseen, .skip, script, style`)) continue;
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      for (let around = own; around && around !== document.body; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.position === "fixed" && around.matches("[popover], dialog")) {
          if (box.right > innerWidth + 1 || box.left < -1) lines.push(`outside the window: "${text.data.trim().slice(0, 60)}" in ${place(own)}`);
          break;
        }
        if (/auto|scroll/.test(style.overflowX + style.overflowY) && !/hidden|clip/.test(style.overflowX)) break;
        const hides = /hidden|clip/.test(style.overflowX);
        const edge = around.getBoundingClientRect();
        if (hides && edge.width > 2 && (box.right > edge.right + 1 || box.left < edge.left - 1)) {
          lines.push(`cut: "${text.data.trim().slice(0, 60)}" in ${place(own)} by ${place(around)}`);
          break;
        }
        const hidesBelow = /hidden|clip/.test(style.overflowY) && around.matches("button, a, label, h1, h2, h3, p, span, th, [role=tab]");
        if (hidesBelow && edge.height > 2 && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)) {
          lines.push(`cut below: "${text.data.trim().slice(0, 60)}" in ${place(own)} by ${place(around)}`);
          break;
        }
      }
      // A label that is wider than its own button spills over its edge.
      const control = own.closest("button, .chip, [role=tab], .view-item, .phonebar-item");
      if (control) {
        const edge = control.getBoundingClientRect();
        if (box.right > edge.right + 1 || box.left < edge.left - 1) lines.push(`spills: "${text.data.trim().slice(0, 60)}" out of ${place(control)}`);
      }
    }

    if (names) {
      const typed = new Set(names);
      const plain = (words) => !/\p{L}{3}/u.test(words) || typed.has(words.trim()) || /^\S+@\S+$/.test(words.trim());
      let depth = 0;
      for (const text of texts) {
        const before = depth;
        for (const sign of text.data) depth += sign === "[" ? 1 : sign === "]" ? -1 : 0;
        depth = Math.max(0, depth);
        if (before > 0 || /[[\]]/.test(text.data) || plain(text.data) || text.parentElement.closest(notOurs)) continue;
        lines.push(`not translated: "${text.data.trim().slice(0, 80)}" in ${place(text.parentElement)}`);
      }
      const said = ["aria-label", "aria-description", "title", "placeholder", "alt", "data-placeholder", "data-tip"];
      for (const one of document.body.querySelectorAll(said.map((name) => `[${name}]`).join(","))) {
        // The page of all parts names its samples as people would.
        if (!seen(one) || one.matches("time") || one.closest("noscript") || location.pathname === "/states") continue;
        for (const name of said) {
          const words = one.getAttribute(name);
          if (words && !words.includes("[") && !plain(words) && !(name === "data-tip" && one.matches(`${notOurs}, .entry-name`))) lines.push(`not translated: ${name}="${words.slice(0, 80)}" of ${place(one)}`);
        }
      }
      if (!document.title.includes("[") && !plain(document.title.split(" · ")[0])) lines.push(`not translated: the title "${document.title}"`);
    }
    return [...new Set(lines)];
  }, { mayBeCut: MAY_BE_CUT, notOurs: NOT_OURS, names });
}

/** Findings as `place: line`, each line once, with where it was seen. */
export function gathered(found) {
  const places = new Map();
  for (const [place, line] of found) places.set(line, [...(places.get(line) ?? []), place]);
  return [...places].map(([line, seen]) => `${line}  (${seen.length} times; ${seen[0]})`);
}

/** The words of a page in order, as a person reads them. */
export const wordsOf = (page) => page.evaluate(() => document.body.innerText.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean));
