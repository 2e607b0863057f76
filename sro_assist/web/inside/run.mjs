// Runs a Python script in the shipped Pyodide: node run.mjs PYODIDE-FOLDER SCRIPT WORK-FOLDER (seen as /work).
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, script, work] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
const pyodide = await loadPyodide({ indexURL: pyodideFolder, env: { PYTHONHASHSEED: "0" } });
pyodide.mountNodeFS("/work", work);
pyodide.runPython(readFileSync(script, "utf8"));
