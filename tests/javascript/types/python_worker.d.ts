// What Python's worker finds: Pyodide, which ships no types that fit, and what its own scripts leave there for Python.

declare module "*/pyodide.mjs" {
  export function loadPyodide(options: {
    indexURL: string;
    stdLibURL?: string;
    lockFileContents?: Promise<unknown>;
    env?: Record<string, string>;
    stdout?: (line: string) => void;
    stderr?: (line: string) => void;
    fsInit?: (files: PyodideFiles, found: { sitePackages: string }) => Promise<void>;
  }): Promise<any>;
}

interface PyodideFiles {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array): void;
}

/** What Python and its worker know of each other: Flet's module flet_js. */
interface Bridge {
  documentUrl: string;
  send(data: unknown): void;
  start_connection(hear: (message: { toJs(): Uint8Array<ArrayBuffer> }) => void): Promise<void>;
}

interface WorkerGlobalScope {
  recordsScope: string;
  recordsFolder: Promise<string>;
  news: {
    looked(): Promise<string>;
    handed(): Promise<{ key: string; name: string; bytes: Uint8Array }[]>;
    letGo(...keys: string[]): Promise<void>;
    listen(told: () => void): void;
  };
}

/** A file that can be written at once; some browsers lack it. */
interface FileSystemFileHandle {
  createSyncAccessHandle?(): Promise<unknown>;
}
