// The product's own route table, read as text, so that a page added there is swept without further ado.
import fs from "node:fs";
import path from "node:path";

const text = fs.readFileSync(path.resolve(import.meta.dirname, "../app/src/routes.rs"), "utf8");
const table = text.slice(text.indexOf("pub const TABLE"), text.indexOf("];", text.indexOf("pub const TABLE")));

/** Every page: its path with placeholders, and who may open it (`public`, `founder`, `demo`, else `staff`). */
export const routes = [...table.matchAll(/page\("([^"]+)",\s*([\w:]+)/g)].map(([, path, who]) => ({
  path,
  who: { "Who::Public": "public", "Who::Founder": "founder", "Who::Demo": "demo" }[who] ?? "staff",
}));

if (routes.length < 10) throw new Error("app/src/routes.rs no longer reads as a table of pages");

/** The addresses of a path; one for each view where it names one. */
export function addresses({ path }, { views, number }) {
  const filled = path.replaceAll(":number", number);
  const all = filled.includes(":view") ? views.map((view) => filled.replaceAll(":view", view)) : [filled];
  const unknown = all.find((address) => address.includes(":"));
  if (unknown) throw new Error(`the sweep does not know what to put into ${unknown}`);
  return all;
}
