// Python in a worker, with the app's own sources; runs what it is given.
import { loadPyodide } from "/pyodide/pyodide.mjs";
import "./records-folder.js";

if (location.search === "?indexed") delete FileSystemFileHandle.prototype.createSyncAccessHandle;

const start = async () => {
  const [pyodide, sources] = await Promise.all([
    loadPyodide({ indexURL: new URL("/pyodide/", import.meta.url).href }),
    fetch("sources.zip").then((answer) => answer.arrayBuffer()),
  ]);
  pyodide.unpackArchive(sources, "zip", { extractDir: "/sources" });
  pyodide.runPython("import sys; sys.path.insert(0, '/sources')");
  return pyodide;
};
/** @type {ReturnType<typeof start> | undefined} */
let started;
/** @param {string} code */
const whatever = async (code) => {
  if (code === "folder") return self.recordsFolder; // asked without Python: that takes longest
  started ??= start();
  return (await started).runPythonAsync(code);
};
self.onmessage = async ({ data: { id, code } }) => {
  try {
    self.postMessage({ id, value: await whatever(code) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
