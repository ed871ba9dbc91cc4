// The editor alone, in a page with the product's Content-Security-Policy: what people type and paste, and what comes out.
// It tests the file that ships; `cargo xtask test stories` says where that is.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { expect, test } from "../../end2end/node_modules/@playwright/test/index.mjs";

const site = process.env.GUICHET_SITE;
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const start = `import { mount } from "/editor.js";
  Object.assign(window, { changes: [], marks: "", sent: [] });
  window.editor = mount(document.getElementById("field"), {
    label: "Reply",
    onChange: (html) => changes.push(html),
    onPath: (path) => (marks = path),
    onSubmit: (andClose) => sent.push(andClose),
  });`;
const page = `<!doctype html><html lang="en"><head><title>editor</title><link rel="icon" href="data:,"></head>
  <body><button id="before">b</button><div id="field"></div><button id="after">a</button><script type="module" src="/start.js"></script></body></html>`;

let server;
test.beforeAll(() => {
  const current = fs.readFileSync(path.join(site, "pkg/current"), "utf8");
  const editor = fs.readFileSync(path.join(site, "pkg", current, "editor.js"));
  const answers = { "/editor.js": ["text/javascript", editor], "/start.js": ["text/javascript", start] };
  server = http.createServer((request, response) => {
    const [type, body] = answers[request.url] ?? ["text/html", page];
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(body);
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", ready));
});
test.afterAll(() => server.close());

let said;
test.beforeEach(async ({ page }) => {
  said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => window.editor);
  await page.evaluate(() => editor.focus());
});
test.afterEach(() => expect(said, "console").toEqual([]));

const html = (page) => page.evaluate(() => editor.html());
const marks = (page) => page.evaluate(() => marks);
const command = (page, name, value) => page.evaluate(([name, value]) => editor.command(name, value), [name, value]);
async function paste(page, given) {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, given);
  await page.waitForTimeout(50);
  return html(page);
}
const pasteHtml = (page, text) => paste(page, { "text/html": text });

test("an empty field gives nothing, and so do blanks", async ({ page }) => {
  expect(await html(page)).toBe("");
  await expect(page.locator("#field")).toHaveAttribute("data-empty", "");
  await page.keyboard.type("   ");
  expect(await html(page)).toBe("");
  await page.keyboard.type("x");
  await expect(page.locator("#field")).not.toHaveAttribute("data-empty");
});

test("it is a text box with a name", async ({ page }) => {
  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveAttribute("aria-multiline", "true");
});

test("a page that loads the file by an element finds the same editor", async ({ page }) => {
  expect(await page.evaluate(async () => guichetEditor.mount === (await import("/editor.js")).mount)).toBe(true);
});

test("Enter starts a paragraph, Shift+Enter a line", async ({ page }) => {
  await page.keyboard.type("Hello");
  await page.keyboard.press("Enter");
  await page.keyboard.type("one");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("two");
  expect(await html(page)).toBe("<p>Hello</p><p>one<br>two</p>");
  expect(await page.evaluate(() => changes.at(-1))).toBe("<p>Hello</p><p>one<br>two</p>");
});

test("a button shows the mark at the cursor and takes it away again", async ({ page }) => {
  await command(page, "bold");
  await page.keyboard.type("fat");
  expect(await marks(page)).toBe("bold undo");
  await command(page, "bold");
  await page.keyboard.type(" thin");
  expect(await html(page)).toBe("<p><b>fat</b> thin</p>");
  expect(await marks(page)).toBe("undo");
});

test("keys for marks that a mail should not have do nothing", async ({ page }) => {
  await page.keyboard.press("Control+u");
  await page.keyboard.type("plain");
  expect(await html(page)).toBe("<p>plain</p>");
});

test("lists, quotes and code can be made and left", async ({ page }) => {
  await page.keyboard.type("* one");
  expect(await html(page)).toBe("<ul><li>one</li></ul>");
  await command(page, "numberList");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  expect(await html(page)).toBe("<ol><li>one</li><li>two</li></ol>");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("said");
  await command(page, "quote");
  expect(await html(page)).toBe("<ol><li>one</li><li>two</li></ol><blockquote><p>said</p></blockquote>");
  await page.evaluate(() => (editor.clear(), editor.focus()));
  await page.keyboard.type("let x");
  await command(page, "code");
  await page.keyboard.press("Enter");
  await page.keyboard.type("let y");
  expect(await html(page)).toBe("<pre>let x\nlet y</pre>");
});

test("a link leads to the web, a mailbox or a telephone, and nowhere else", async ({ page }) => {
  await page.keyboard.type("see here");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "two words", ""]) {
    expect(await command(page, "link", bad), bad).toBe(false);
  }
  expect(await command(page, "link", "example.org/a?b=1")).toBe(true);
  expect(await html(page)).toBe('<p>see <a href="https://example.org/a?b=1">here</a></p>');
  await command(page, "unlink");
  await command(page, "link", "ann@example.org");
  expect(await html(page)).toBe('<p>see <a href="mailto:ann@example.org">here</a></p>');
});

test("undo and redo go back and forth", async ({ page }) => {
  await page.keyboard.type("a");
  await command(page, "bulletList");
  await command(page, "undo");
  expect(await html(page)).toBe("<p>a</p>");
  expect(await marks(page)).toContain("redo");
  await command(page, "redo");
  expect(await html(page)).toBe("<ul><li>a</li></ul>");
});

test("Tab leaves the field, also from a list", async ({ page }) => {
  await page.keyboard.type("* one");
  await page.keyboard.press("Tab");
  await expect(page.locator("#after")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator("#before")).toBeFocused();
});

test("Ctrl+Enter sends, with Shift it also closes, and neither writes a line", async ({ page }) => {
  await page.keyboard.type("x");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+Shift+Enter");
  expect(await page.evaluate(() => sent)).toEqual([false, true]);
  expect(await html(page)).toBe("<p>x</p>");
});

test("pasted pages keep their structure and lose their looks", async ({ page }) => {
  const copied = `<html><head><style>p{color:red}</style><title>T</title></head><body>\r\n<!--StartFragment-->
    <h1 class="x">Title</h1><div><div>a <font color="red">red</font></div>loose<div style="color:red">b<img src="https://tracker.example/x.png" onerror="alert(1)"></div></div>
    <script>alert(1)</script><a href="javascript:alert(1)">bad</a> <a href="/here">relative</a> <a href="https://ok.example" onclick="x()" style="a">ok</a><!--EndFragment--></body></html>`;
  expect(await pasteHtml(page, copied)).toBe(
    '<p><b>Title</b></p><p>a red</p><p>loose</p><p>b</p><p>bad relative <a href="https://ok.example">ok</a></p>',
  );
});

test("what a word processor says by style is understood", async ({ page }) => {
  const copied = `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-weight:700;color:red">Bold</span><span style="font-weight:400"> plain </span><span style="font-style:italic">it</span></p><ul><li dir="ltr"><p role="presentation">one</p></li><li><p>two</p></li></ul></b>`;
  expect(await pasteHtml(page, copied)).toBe("<p><b>Bold</b> plain <i>it</i></p><ul><li>one</li><li>two</li></ul>");
});

test("a pasted table becomes a line a row", async ({ page }) => {
  const copied = "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><p>1</p><p>x</p></td><td><b>2</b></td></tr></tbody></table>";
  expect(await pasteHtml(page, copied)).toBe("<p>A | B</p><p>1 x | <b>2</b></p>");
});

test("nothing pasted can run, load or pose as a control", async ({ page }) => {
  const evil = [
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<img/onerror=alert(1) src=x title=\"a>b\" onload=alert(2)>",
    "<input autofocus onfocus=alert(1)><iframe srcdoc='<script>1</script>'></iframe><link rel=stylesheet href=//evil.example>",
  ];
  for (const payload of evil) {
    await page.evaluate(() => (editor.clear(), editor.focus()));
    expect(await pasteHtml(page, `ok${payload}`)).toMatch(/^(?:<p>ok[^<]*<\/p>)+$/);
    await expect(page.locator("#field :is(img, svg, math, style, script, iframe, input, link)")).toHaveCount(0);
  }
});

test("a pasted word keeps its blank, pasted text its lines", async ({ page }) => {
  await page.keyboard.type("mid dle");
  for (let i = 0; i < 4; i += 1) await page.keyboard.press("ArrowLeft");
  expect(await paste(page, { "text/html": " word", "text/plain": " word" })).toBe("<p>mid word dle</p>");
  await page.evaluate(() => (editor.clear(), editor.focus()));
  expect(await paste(page, { "text/plain": "one\ntwo\n\nthree <b>" })).toBe("<p>one<br>two</p><p>three &lt;b&gt;</p>");
});

test("setting what was read changes nothing and is not reported", async ({ page }) => {
  const kept = "<p>kept</p><ul><li>x<ul><li>y</li></ul></li></ul><blockquote><p>q</p></blockquote><pre>a\n  b</pre>";
  await page.evaluate((kept) => editor.set(kept), kept);
  expect(await html(page)).toBe(kept);
  expect(await page.evaluate(() => changes)).toEqual([]);
});

test("a destroyed editor gives the element back", async ({ page }) => {
  await page.evaluate(() => editor.destroy());
  expect(await page.evaluate(() => field.outerHTML)).toBe('<div id="field"></div>');
});
