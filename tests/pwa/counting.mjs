// Starts what the phone starts, and counts what dataclasses took and compiled: node counting.mjs PYODIDE FOLDER
import { pathToFileURL } from "node:url";

const [pyodideFolder, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: pyodideFolder });
pyodide.mountNodeFS("/work", folder);
pyodide.runPython(`
import json, sys
sys.path.append("/work/site")
import dataclass_code

told = {"taken": 0, "compiled": 0}
compiled, loads = dataclass_code._compiled, dataclass_code.marshal.loads

class Counting:
    def loads(self, data):
        told["taken"] += 1
        return loads(data)

def counted(text):
    told["compiled"] += 1
    return compiled(text)

with open("/work/packages.json") as file:
    dataclass_code.use(*json.load(file))
dataclass_code.marshal, dataclass_code._compiled = Counting(), counted
import sro_assist.entrypoints.browser
with open("/work/told.json", "w") as file:
    json.dump(told, file)
`);
