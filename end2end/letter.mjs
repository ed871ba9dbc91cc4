// Mail as bytes: writes what customers send, reads what the desk sent. Knows no server and no story.
import crypto from "node:crypto";

const encoded = (text) => (/^[ !#-'*-+\-/-9=?A-Z^-~.:,]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`);
const lines = (bytes) => bytes.toString("base64").replace(/.{76}/g, "$&\r\n");

/** A new Message-ID, without brackets. */
export const newId = () => `${crypto.randomUUID()}@mail.example`;

const part = (kind, bytes, more = "") =>
  `Content-Type: ${kind}\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${lines(Buffer.from(bytes))}\r\n`;

function several(kind, parts) {
  const edge = `edge-${crypto.randomUUID()}`;
  const inside = parts.map((part) => `--${edge}\r\n${part}`).join("");
  return `Content-Type: multipart/${kind}; boundary="${edge}"\r\n\r\n${inside}--${edge}--\r\n`;
}

/**
 * A mail as a customer's program writes it. `answers` is the id it answers; `files` are `{ name, kind, bytes, id? }`, one with an
 * `id` is a picture that the HTML shows by `cid:`.
 */
export function letter(given) {
  const { from, to = "support@pedalune.example", subject, text, html, id = newId(), answers, references = [], files = [] } = given;
  const ids = [...references, ...(answers ? [answers] : [])].map((id) => `<${id}>`);
  const head = [
    `From: ${from.name ? `${encoded(from.name)} <${from.email}>` : from.email ?? from}`,
    `To: ${to}`,
    `Subject: ${encoded(subject)}`,
    `Message-ID: <${id}>`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    ...(answers ? [`In-Reply-To: <${answers}>`] : []),
    ...(ids.length ? [`References: ${ids.join(" ")}`] : []),
    ...(given.headers ?? []),
    "MIME-Version: 1.0",
  ];
  const plain = text === undefined ? [] : [part("text/plain; charset=utf-8", text)];
  const marked = html === undefined ? [] : [part("text/html; charset=utf-8", html)];
  const words = [...plain, ...marked];
  const body = words.length === 1 ? words[0] : several("alternative", words);
  const attached = files.map((file) => {
    const shown = file.id ? `Content-ID: <${file.id}>\r\n` : "";
    const how = file.id ? "inline" : "attachment";
    return part(`${file.kind}; name="${encoded(file.name)}"`, file.bytes, `Content-Disposition: ${how}; filename="${encoded(file.name)}"\r\n${shown}`);
  });
  const whole = attached.length ? several("mixed", [body, ...attached]) : body;
  return Buffer.from(`${head.join("\r\n")}\r\n${whole}`);
}

function unfolded(text) {
  const headers = new Map();
  for (const line of text.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers.set(line.slice(0, at).toLowerCase(), line.slice(at + 1).trim());
  }
  return headers;
}

const words = (text) =>
  text.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, body) =>
    how.toLowerCase() === "b" ? Buffer.from(body, "base64").toString() : quoted(body.replaceAll("_", " ")).toString());

function quoted(text) {
  const joined = text.replace(/=\r?\n/g, "");
  return Buffer.from(joined.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), "latin1");
}

function read(text) {
  const at = text.indexOf("\r\n\r\n");
  const headers = unfolded(text.slice(0, at));
  const body = text.slice(at + 4);
  const kind = headers.get("content-type") ?? "text/plain";
  const edge = /^multipart\//i.test(kind) && /boundary="?([^";]+)"?/i.exec(kind)?.[1];
  if (edge) {
    const pieces = `\r\n${body}`.split(`\r\n--${edge}`).slice(1).filter((piece) => !piece.startsWith("--"));
    return { headers, kind, parts: pieces.map((piece) => read(piece.replace(/^[^\r]*\r\n/, ""))) };
  }
  const how = (headers.get("content-transfer-encoding") ?? "7bit").toLowerCase();
  const bytes = how === "base64" ? Buffer.from(body, "base64") : how === "quoted-printable" ? quoted(body) : Buffer.from(body, "latin1");
  return { headers, kind, bytes, parts: [] };
}

/** A file's name, in any of the three ways programs write one (plain, encoded words, RFC 2231). */
function nameOf(disposition) {
  const pieces = [...disposition.matchAll(/filename\*(?:(\d+)\*?)?=\s*"?([^";]*)"?/gi)].sort((a, b) => Number(a[1] ?? 0) - Number(b[1] ?? 0));
  if (pieces.length) return decodeURIComponent(pieces.map((piece) => piece[2]).join("").replace(/^utf-8'[^']*'/i, ""));
  return words(/filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? "");
}

const leaves = (one) => (one.parts.length ? one.parts.flatMap(leaves) : [one]);

/** A mail that the desk sent: `header(name)` decoded, `id`, `ids(name)` without brackets, `text`, `html`, `files`, `kinds`. */
export function understood(raw) {
  const whole = read(raw.toString("latin1"));
  const all = leaves(whole);
  const header = (name) => words(whole.headers.get(name.toLowerCase()) ?? "");
  const ids = (name) => [...header(name).matchAll(/<([^>]+)>/g)].map((found) => found[1]);
  const attached = (one) => /^attachment/i.test(one.headers.get("content-disposition") ?? "");
  const body = (kind) => all.find((one) => one.kind.toLowerCase().startsWith(kind) && !attached(one))?.bytes.toString() ?? "";
  return {
    raw,
    header,
    ids,
    id: ids("Message-ID")[0],
    text: body("text/plain").replaceAll("\r\n", "\n"),
    html: body("text/html"),
    kinds: all.map((one) => one.kind.split(";")[0].toLowerCase()),
    files: all.filter(attached).map((one) => ({
      name: nameOf(one.headers.get("content-disposition")),
      bytes: one.bytes,
    })),
  };
}
