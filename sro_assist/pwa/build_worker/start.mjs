// Runs start_trace.py beside this file as a phone runs a start: node start.mjs PYODIDE-FOLDER WORK-FOLDER. In the work
// folder: library.zip and the folder app, as the archives of the offline app hold them, and job.json. Makes start.json.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, work] = process.argv.slice(2);
const lay = (FS, site) => {
  for (const each of readdirSync(`${work}/app`, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue;
    const path = `${each.parentPath ?? each.path}/${each.name}`;
    const laid = site + path.slice(`${work}/app`.length).replaceAll("\\", "/");
    FS.mkdirTree(laid.slice(0, laid.lastIndexOf("/")));
    FS.writeFile(laid, readFileSync(path));
  }
};

try {
  const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
  const pyodide = await loadPyodide({
    indexURL: pyodideFolder,
    stdLibURL: `${work}/library.zip`,
    env: { PYTHONHASHSEED: "0", PYDANTIC_DISABLE_PLUGINS: "__all__" },
    stdout: () => {},
    fsInit: async (FS, { sitePackages }) => lay(FS, sitePackages)
  });
  // What the page gives to Python (client/records-folder.js, news.js), around a browser that keeps nothing.
  Object.defineProperty(globalThis, "navigator", { value: {} });
  globalThis.recordsScope = "http://localhost/";
  globalThis.recordsFolder = Promise.resolve("records");
  globalThis.news = { looked: async () => "", handed: async () => [], letGo: async () => {}, listen() {} };
  pyodide.runPython(readFileSync(new URL("start_trace.py", import.meta.url), "utf8"));
  const traced = await pyodide.globals.get("traced")(readFileSync(`${work}/job.json`, "utf8"));
  writeFileSync(`${work}/start.json`, traced);
  process.exit(0); // the app would run on
} catch (error) {
  console.error(String(error?.message ?? error).trim().split("\n").pop()); // the traceback's last line says it
  process.exit(1);
}
