// Runs main.py beside this file in the shipped Pyodide: node run.mjs PYODIDE-FOLDER WORK-FOLDER (seen as /work).
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, work] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
// Without columns in tracebacks modules are smaller and load sooner; lines are kept.
const env = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
const pyodide = await loadPyodide({ indexURL: pyodideFolder, env });
pyodide.mountNodeFS("/work", work);
pyodide.mountNodeFS("/inside", dirname(fileURLToPath(import.meta.url)));
pyodide.runPython("import sys; sys.path.insert(0, '/inside'); import runpy; runpy.run_path('/inside/main.py')");
