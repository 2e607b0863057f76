// Runs worker_main.py beside this file in the shipped Pyodide: node run.mjs PYODIDE-FOLDER WORK-FOLDER (seen as /work).
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, work] = process.argv.slice(2);
// Without columns in tracebacks modules are smaller and load sooner; lines are kept.
const env = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
try {
  const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({ indexURL: pyodideFolder, env });
  pyodide.mountNodeFS("/work", work);
  pyodide.mountNodeFS("/build_worker", dirname(fileURLToPath(import.meta.url)));
  pyodide.runPython("import sys, runpy; sys.path.insert(0, '/build_worker'); runpy.run_path('/build_worker/worker_main.py')");
} catch (error) {
  const said = error instanceof Error ? error.message : String(error);
  console.error(said.trim().split("\n").pop()); // the traceback's last line says it
  process.exit(1);
}
