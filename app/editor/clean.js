// What the composer lets in and what it gives out. In: anything a person may paste. Out: the twelve elements a mail can
// rely on, without one style, class or id. It never touches the page: all work happens in fragments and inert documents.
import createPurifier from "dompurify";

const purifier = createPurifier(window);

const KEPT = ["p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre"];
// Understood on the way in, because they say where a paragraph ends or what is bold; none of them stays.
const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6", "dt"];
const BOXES = [
  "div", "section", "article", "aside", "main", "header", "footer", "nav", "figure", "figcaption", "address", "form",
  "fieldset", "dl", "dd", "details", "summary", "caption", "center", "body", "tt", "kbd", "samp",
];
const TABLES = ["table", "thead", "tbody", "tfoot", "tr", "td", "th"];
const UNDERSTOOD = [...KEPT, ...HEADINGS, ...BOXES, ...TABLES, "span", "font"];
// Elements whose text is not for readers.
const SILENT = ["x-silent", "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "audio", "video", "select", "textarea"];
const BLOCKS = new Set(["P", "UL", "OL", "BLOCKQUOTE", "PRE"]);

const ADDRESS = /^(?:https?:\/\/|mailto:|tel:)/i;
const PURE = { ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false, ALLOWED_URI_REGEXP: ADDRESS, FORBID_CONTENTS: SILENT, RETURN_DOM_FRAGMENT: true };

/** A link target as people type it, made complete; null when it is not one we allow. */
export function address(typed) {
  const text = typed.trim();
  if (/\s/.test(text)) return null;
  if (ADDRESS.test(text)) return text;
  if (/^[^@/:]+@[^@/:]+\.[^@/:.]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?\d[\d().-]{4,}$/.test(text)) return `tel:${text}`;
  if (/^[^@/:]+\.[^@/:.]+(?::\d+)?(?:[/?#].*)?$/.test(text)) return `https://${text}`;
  return null;
}

/** Foreign HTML as a fragment of kept elements, every loose word in a paragraph. */
export function incoming(html) {
  const fragment = purifier.sanitize(disarm(pasted(html)), {
    ...PURE,
    ALLOWED_TAGS: UNDERSTOOD,
    ALLOWED_ATTR: ["href", "data-style"],
    ADD_URI_SAFE_ATTR: ["data-style"],
  });
  fragment.normalize();
  readStyles(fragment);
  for (const row of fragment.querySelectorAll("tr")) flattenRow(row);
  for (const heading of fragment.querySelectorAll(HEADINGS.join())) rename(heading, "p", "b");
  for (const code of fragment.querySelectorAll("tt, kbd, samp")) rename(code, "code");
  dissolve(fragment);
  paragraphs(fragment);
  keepOuterSpaces(fragment);
  return document.importNode(fragment, true);
}

/** What the editor holds, as the HTML to send; nothing but blanks is "". */
export function outgoing(html) {
  const fragment = purifier.sanitize(disarm(html), { ...PURE, ALLOWED_TAGS: [...KEPT, "div"], ALLOWED_ATTR: ["href"] });
  dissolve(fragment);
  paragraphs(fragment);
  for (const list of fragment.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    if (list.previousElementSibling?.localName === "li") list.previousElementSibling.append(list);
  }
  for (const item of fragment.querySelectorAll("li > p:first-child")) {
    if (![...item.parentNode.children].some((other) => other !== item && other.localName === "p")) unwrap(item);
  }
  for (const empty of fragment.querySelectorAll("b, strong, i, em, a, code")) if (!empty.hasChildNodes()) empty.remove();
  for (const block of fragment.querySelectorAll("p, li")) tidyEnd(block);
  plainSpaces(fragment);
  for (const end of ["firstChild", "lastChild"]) while (fragment[end] && blank(fragment[end])) fragment[end].remove();
  const box = document.implementation.createHTMLDocument("").createElement("div");
  box.append(fragment);
  return box.innerHTML;
}

/** Plain text as HTML: an empty line parts paragraphs, a line end is a line end. */
export function fromText(text) {
  const escaped = text.replace(/\r\n?/g, "\n").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const lines = (part) => part.split("\n").map((line) => line.replace(/^ | $| (?= )/g, "&nbsp;")).join("<br>");
  const parts = escaped.split(/\n{2,}/);
  return parts.length === 1 ? lines(escaped) : parts.map((part) => `<p>${lines(part) || "<br>"}</p>`).join("");
}

// Windows wraps what was copied in a whole document and marks it.
function pasted(html) {
  const marked = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html);
  return marked ? marked[1] : html;
}

// Styles and handlers are refused by our Content-Security-Policy even while they are being parsed, so they get other names
// before that: the browser's report would otherwise blame us for what was pasted.
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">]){0,4000}>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?/g;
function disarm(html) {
  return html
    .replace(/<(\/?)(?:style|script|link)(?=[\s/>])/gi, "<$1x-silent")
    .replace(TAG, (tag) =>
      tag.replace(ATTRIBUTE, (whole, name, value = "") => (/^(?:style|on[a-z]+)$/i.test(name) ? `data-${name}${value}` : whole)),
    );
}

// Word processors say bold and italic by style, and some wrap everything in a bold element that is not bold.
function readStyles(fragment) {
  for (const element of fragment.querySelectorAll("[data-style]")) {
    const style = element.dataset.style;
    element.removeAttribute("data-style");
    const weight = /font-weight\s*:\s*([a-z]+|\d+)/i.exec(style)?.[1].toLowerCase();
    const bold = weight && (weight.startsWith("bold") || Number(weight) >= 600);
    const italic = /font-style\s*:\s*(?:italic|oblique)/i.test(style);
    const name = element.localName;
    if ((name === "b" || name === "strong") && weight && !bold) rename(element, "span");
    else if (name === "span" || name === "font") {
      if (italic) wrapContent(element, "i");
      if (bold) wrapContent(element, "b");
    }
  }
}

// A row of a table becomes one line; its cells keep a visible border.
function flattenRow(row) {
  const line = row.ownerDocument.createElement("p");
  for (const cell of row.querySelectorAll(":scope > td, :scope > th")) {
    if (line.hasChildNodes()) line.append(" | ");
    for (const block of cell.querySelectorAll("p, div, li, br")) {
      if (block.previousSibling) block.before(" ");
    }
    for (const element of cell.querySelectorAll("*")) {
      if (!["b", "strong", "i", "em", "a", "code", "span"].includes(element.localName)) unwrap(element);
    }
    line.append(...cell.childNodes);
  }
  row.replaceWith(line);
}

// Takes away what is only a box, keeping the line break it stood for; deepest first, so that one look at the children is enough.
function dissolve(fragment) {
  const inline = new Set(["a", "b", "strong", "i", "em", "code"]);
  for (const element of [...fragment.querySelectorAll("*")].reverse()) {
    const name = element.localName;
    if (!KEPT.includes(name)) {
      const isBox = BOXES.includes(name);
      if (isBox && ![...element.children].some((child) => BLOCKS.has(child.nodeName))) rename(element, "p");
      else if (isBox) {
        paragraphs(element);
        unwrap(element);
      } else unwrap(element);
    } else if (name === "a" && !element.hasAttribute("href")) unwrap(element);
    else if (name === "p" || inline.has(name)) {
      if ([...element.children].some((child) => BLOCKS.has(child.nodeName))) unwrap(element);
    } else if (name === "li" && !["ul", "ol"].includes(element.parentNode.localName)) rename(element, "p");
    else if (name === "blockquote") paragraphs(element);
  }
}

// A word pasted with its blank keeps it: the editor would trim it as the edge of a paragraph.
function keepOuterSpaces(fragment) {
  if (fragment.childNodes.length !== 1) return;
  const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const first = texts.nextNode();
  if (!first) return;
  let last = first;
  while (texts.nextNode()) last = texts.currentNode;
  first.data = first.data.replace(/^ /, "\u00a0");
  last.data = last.data.replace(/ $/, "\u00a0");
}

// Every run of loose words directly in a container gets a paragraph; blanks between blocks go.
function paragraphs(container) {
  let open = null;
  for (const node of [...container.childNodes]) {
    if (BLOCKS.has(node.nodeName) || node.nodeName === "LI" || node.nodeName === "DIV") open = null;
    else if (!open && node.nodeType === Node.TEXT_NODE && !/[^ \t\r\n]/.test(node.data)) node.remove();
    else {
      if (!open) {
        open = container.ownerDocument.createElement("p");
        node.before(open);
      }
      open.append(node);
    }
  }
}

// A line end or blanks at the end of a block show nothing; the editor needs them, a mail does not.
function tidyEnd(block) {
  const last = block.lastChild;
  if (last?.nodeName === "BR" && last.previousSibling && last.previousSibling.nodeName !== "BR") last.remove();
  if (block.lastChild?.nodeType === Node.TEXT_NODE) block.lastChild.data = block.lastChild.data.replace(/[ \u00a0]+$/, "");
}

// Editing turns many a space into one that does not break. Where a break does no harm it becomes an ordinary one again;
// before French signs, between digits and in runs it stays.
function plainSpaces(fragment) {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement?.closest("pre")) continue;
    text.data = text.data.replace(/\u00a0/g, (space, at, all) => {
      const before = all[at - 1] ?? (text.previousSibling ? "x" : " ");
      const after = all[at + 1] ?? (text.nextSibling ? "x" : " ");
      const stays = /[\s«]/.test(before) || /[\s:;!?»%€]/.test(after) || (/\d/.test(before) && /\d/.test(after));
      return stays ? space : " ";
    });
  }
}

function blank(node) {
  return !/[^\s\u200b]/.test(node.textContent);
}

function wrapContent(element, name) {
  const wrapper = element.ownerDocument.createElement(name);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function rename(element, name, inner) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  if (inner) wrapContent(other, inner);
  element.replaceWith(other);
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}
