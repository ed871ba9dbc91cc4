// The composer's editor: one rich-text field in an element that the page gives and never looks into.
// It knows nothing of tickets, drafts or sending; what may come in and go out is decided in clean.js.
import Squire from "squire-rte";
import { address, fromText, incoming, outgoing } from "./clean.js";

const MARKS = {
  bold: ["B", "STRONG"],
  italic: ["I", "EM"],
  bulletList: ["UL"],
  numberList: ["OL"],
  quote: ["BLOCKQUOTE"],
  code: ["CODE", "PRE"],
  link: ["A"],
};
const REFUSED_INPUT =
  /^format(?:Underline|StrikeThrough|Superscript|Subscript|Justify|Indent|Outdent|BackColor|FontColor|FontName|SetBlockTextDirection|SetInlineTextDirection)/;
const REFUSED_KEYS = ["u", "Shift-5", "Shift-6", "Shift-7"];
const FREED_KEYS = ["Tab", "Shift-Tab", "PageUp", "PageDown"];

/**
 * Turns `element` (empty, and never rendered into by anyone else) into an editor.
 *
 * All of these are optional: `label` names it for screen readers; `onChange(html)` after every change; `onPath(marks)`
 * with the marks at the cursor and what can be undone, as one string of words out of `bold italic bulletList numberList
 * quote code link undo redo`; `onSubmit(andClose)` on Ctrl/Cmd+Enter, true with Shift; `onFiles(files)` when files are
 * pasted or dropped. While it is empty the element carries the attribute `data-empty`.
 */
export function mount(element, { onChange, onPath, onSubmit, onFiles, label } = {}) {
  const listeners = new AbortController();
  const first = (type, act) => element.addEventListener(type, act, { capture: true, signal: listeners.signal });
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  element.setAttribute("role", "textbox");
  element.setAttribute("aria-multiline", "true");
  if (label) element.setAttribute("aria-label", label);

  // These listen before Squire does, so what they stop never reaches it.
  first("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      stop(event);
      onSubmit?.(event.shiftKey);
    }
  });
  first("beforeinput", (event) => {
    if (REFUSED_INPUT.test(event.inputType)) stop(event);
  });
  const takeFiles = (data) => (event) => {
    const given = event[data];
    if (given?.files.length && !given.types.includes("text/html") && !given.types.includes("text/plain")) {
      stop(event);
      onFiles?.(given.files);
    }
  };
  // Squire loses a blank at either end of pasted plain text.
  first("paste", (event) => {
    const given = event.clipboardData;
    if (!given?.types.includes("text/plain") || given.types.includes("text/html")) return;
    const text = given.getData("text/plain");
    const selected = !squire.getSelection().collapsed;
    if (squire.hasFormat("PRE") || (selected && address(text))) return;
    stop(event);
    squire.insertHTML(fromText(text), true);
  });
  first("paste", takeFiles("clipboardData"));
  first("drop", takeFiles("dataTransfer"));
  element.addEventListener("mouseup", () => tell(), { signal: listeners.signal });

  const squire = new Squire(element, {
    blockTag: "P",
    sanitizeToDOMFragment: incoming,
    didError: (error) => console.error(error),
  });
  const command = /Mac|iP(?:hone|ad|od)/.test(navigator.userAgent) ? "Meta-" : "Ctrl-";
  for (const key of FREED_KEYS) squire.setKeyHandler(key, null);
  squire.setKeyHandler(`${command}d`, null);
  for (const key of REFUSED_KEYS) squire.setKeyHandler(command + key, (_, event) => event.preventDefault());

  const history = { undo: false, redo: false };
  const has = (mark) => MARKS[mark].some((tag) => squire.hasFormat(tag, null, squire.getSelection().cloneRange()));
  let told = "";
  let said = "";
  function tell() {
    const marks = Object.keys(MARKS).filter(has).concat(Object.keys(history).filter((step) => history[step]));
    const path = marks.join(" ");
    if (path !== told) {
      told = path;
      onPath?.(path);
    }
  }
  function markEmpty() {
    const empty = !/[^\s\u200b]/.test(element.textContent) && !element.querySelector("li, blockquote, pre");
    if (empty !== element.hasAttribute("data-empty")) {
      squire.modifyDocument(() => element.toggleAttribute("data-empty", empty));
    }
  }
  // A line end that closes its block shows only with another behind it; without that the caret stays on the old line.
  squire.addEventListener("beforeinput", ({ inputType }) => {
    if (inputType !== "insertLineBreak") return;
    const { startContainer, startOffset } = squire.getSelection();
    const end = startContainer.childNodes?.[startOffset - 1];
    if (end?.nodeName !== "BR") return;
    let after = end;
    while (!after.nextSibling && !/^(?:P|DIV|LI|PRE)$/.test(after.parentNode.nodeName)) after = after.parentNode;
    if (after.nextSibling && (after.nextSibling.nodeName === "BR" || after.nextSibling.textContent)) return;
    const range = document.createRange();
    end.after(document.createElement("br"));
    range.setStartAfter(end);
    squire.setSelection(range);
  });
  squire.addEventListener("pathChange", tell);
  squire.addEventListener("cursor", tell);
  squire.addEventListener("select", tell);
  squire.addEventListener("undoStateChange", ({ detail }) => {
    history.undo = detail.canUndo;
    history.redo = detail.canRedo;
    tell();
  });
  squire.addEventListener("input", () => {
    markEmpty();
    tell();
    const html = outgoing(squire.getHTML());
    if (html !== said) onChange?.((said = html));
  });
  markEmpty();

  const toggle = (mark, on, off) => () => (has(mark) ? squire[off]() : squire[on]());
  const commands = {
    bold: toggle("bold", "bold", "removeBold"),
    italic: toggle("italic", "italic", "removeItalic"),
    bulletList: toggle("bulletList", "makeUnorderedList", "removeList"),
    numberList: toggle("numberList", "makeOrderedList", "removeList"),
    quote: toggle("quote", "increaseQuoteLevel", "decreaseQuoteLevel"),
    code: () => squire.toggleCode(),
    link: (typed) => squire.makeLink(typed),
    unlink: () => squire.removeLink(),
    undo: () => squire.undo(),
    redo: () => squire.redo(),
  };

  return {
    /** The content as HTML; "" when there is nothing to read. */
    html: () => outgoing(squire.getHTML()),
    /** Replaces everything; the change is not reported and cannot be undone. */
    set(html) {
      squire.setHTML(html);
      said = this.html();
      history.undo = history.redo = false;
      markEmpty();
      tell();
    },
    clear() {
      this.set("");
    },
    focus: () => void squire.focus(),
    /** Does what a button says; false when it cannot be done (an unknown name, a link that is none). */
    command(name, value) {
      if (!Object.hasOwn(commands, name)) return false;
      const target = name === "link" ? address(String(value ?? "")) : undefined;
      if (target === null) return false;
      commands[name](target);
      tell();
      return true;
    },
    insertText: (text) => void squire.insertHTML(fromText(text)),
    insertHtml: (html) => void squire.insertHTML(html),
    /** Gives the element back, empty. */
    destroy() {
      listeners.abort();
      squire.destroy();
      element.replaceChildren();
      for (const name of ["contenteditable", "role", "aria-multiline", "aria-label", "data-empty"]) element.removeAttribute(name);
    },
  };
}

// WebAssembly cannot write `import()` without a helper script of its own; a page that loads this file by an element finds it here.
globalThis.guichetEditor ??= Object.freeze({ mount });
