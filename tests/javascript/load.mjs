// Runs scripts as a page or a worker does: one after the other, each with the names of those before it.
import { readFileSync } from "node:fs";
import { compileFunction } from "node:vm";

const ROOT = new URL("../../", import.meta.url);

/**
 * Run them with what they are to find there, and give what they left at their top.
 * @param {string[]} scripts Paths in the project.
 * @param {Record<string, unknown>} found What the browser, or the build, puts there.
 * @param {string[]} names What is asked for.
 * @returns {any}
 */
export const load = (scripts, found, names = []) => {
  const text = scripts.map((path) => readFileSync(new URL(path, ROOT), "utf-8")).join("\n");
  const run = compileFunction(`${text}\nreturn { ${names.join(", ")} };`, Object.keys(found), { filename: scripts.join("+") });
  return run(...Object.values(found));
};

/** What the build fills in. @param {Record<string, unknown>} values */
export const filling = (values) => (/** @type {string} */ name) => values[name];
