// Runs start_trace.py beside this file as a phone runs a start: node start.mjs PYODIDE-FOLDER WORK-FOLDER. In the work
// folder: library.zip and the folder app, as the archives of the offline app hold them, and job.json. Makes start.json.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, work] = process.argv.slice(2);
/**
 * Lay the app's files where Python looks for them.
 * @param {{ mkdirTree(path: string): void, writeFile(path: string, data: Uint8Array): void }} files
 * @param {string} site
 */
const lay = (files, site) => {
  for (const name of readdirSync(`${work}/app`, { recursive: true, encoding: "utf8" })) {
    const path = `${work}/app/${name}`;
    if (!statSync(path).isFile()) continue;
    const laid = `${site}/${name.replaceAll("\\", "/")}`;
    files.mkdirTree(laid.slice(0, laid.lastIndexOf("/")));
    files.writeFile(laid, readFileSync(path));
  }
};

try {
  const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({
    indexURL: pyodideFolder,
    stdLibURL: `${work}/library.zip`,
    env: { PYTHONHASHSEED: "0", PYDANTIC_DISABLE_PLUGINS: "__all__" },
    stdout: () => {},
    /** @type {(files: Parameters<typeof lay>[0], found: { sitePackages: string }) => Promise<void>} */
    fsInit: async (files, { sitePackages }) => lay(files, sitePackages),
  });
  // What the page gives to Python (client/records-folder.js, news.js), around a browser that keeps nothing.
  Object.defineProperty(globalThis, "navigator", { value: {} });
  Object.assign(globalThis, {
    recordsScope: "http://localhost/",
    recordsFolder: Promise.resolve("records"),
    news: { looked: async () => "", handed: async () => [], letGo: async () => {}, listen() {} },
  });
  pyodide.runPython(readFileSync(new URL("start_trace.py", import.meta.url), "utf8"));
  const traced = await pyodide.globals.get("traced")(readFileSync(`${work}/job.json`, "utf8"));
  writeFileSync(`${work}/start.json`, traced);
  process.exit(0); // the app would run on
} catch (error) {
  const said = error instanceof Error ? error.message : String(error);
  console.error(said.trim().split("\n").pop()); // the traceback's last line says it
  process.exit(1);
}
